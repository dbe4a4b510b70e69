// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QStringList>

namespace earshot::ui {

/// The text broken between words into at most `most` lines of at most `width` px; what is left over
/// is elided at the end of the last. A word wider than a line is broken inside.
[[nodiscard]] QStringList elidedLines(const QString& text, const QFont& font, int width, int most);

/// Draws lines below one another from the top left corner on, with the painter's pen and font.
void drawLines(QPainter& painter, const QPoint& topLeft, const QStringList& lines);

} // namespace earshot::ui
