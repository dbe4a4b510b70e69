// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace earshot::ui {

/// One line of the sidebar. Checked = this page is shown: accent bar and tint.
class NavButton : public QAbstractButton {
    Q_OBJECT
public:
    NavButton(Theme& theme, const QString& icon, const QString& text, QWidget* parent = nullptr);

    void setIconOnly(bool iconOnly);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    Theme& m_theme;
    QString m_icon;
    bool m_iconOnly = false;
    bool m_byKeyboard = false; ///< the ring shows where the keyboard brought the focus
};

} // namespace earshot::ui
