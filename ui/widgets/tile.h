// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

#include <functional>

namespace earshot::ui {

/// A mood or a context as something to press: icon on a patch of its colour, name, one line.
/// Checkable where it selects rather than acts.
class Tile : public QAbstractButton {
    Q_OBJECT
public:
    /// `color` is asked while painting, so that it follows the theme.
    Tile(Theme& theme, const QString& icon, const QString& name, const QString& line,
         std::function<QColor()> color, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRect textRect(int width) const;

    Theme& m_theme;
    QString m_icon;
    QString m_line;
    std::function<QColor()> m_color;
};

} // namespace earshot::ui
