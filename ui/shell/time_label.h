// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// A running time in figures of one width, so that nothing beside it moves.
class TimeLabel : public QWidget {
    Q_OBJECT
public:
    TimeLabel(Theme& theme, const QString& accessibleName, Qt::Alignment alignment,
              QWidget* parent = nullptr);

    void setTime(qint64 milliseconds); ///< negative: no time
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    Qt::Alignment m_alignment;
    qint64 m_milliseconds = -1;
};

} // namespace earshot::ui
