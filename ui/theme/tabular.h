// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QPainter>
#include <QString>

namespace earshot::ui {

// Figures of one width, so that times and counts stand in columns and do not jitter while they
// run. Qt before 6.7 cannot ask a font for its "tnum" feature, so digits are set in equal cells.

[[nodiscard]] int tabularWidth(const QFontMetrics& metrics, QStringView text);

/// Draws one line with the painter's font and pen; horizontal alignment left or right, vertically
/// centred.
void drawTabular(QPainter& painter, const QRect& rect, Qt::Alignment alignment,
                 const QString& text);

/// "3:07", "1:02:45"; negative gives "–:––".
[[nodiscard]] QString timeText(qint64 milliseconds);

} // namespace earshot::ui
