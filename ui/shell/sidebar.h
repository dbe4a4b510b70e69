// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QFrame>
#include <QToolButton>

#include <vector>

namespace earshot::ui {

class NavButton;

/// The seven pages as icons and words, or collapsed to icons by the button at the foot.
class Sidebar : public QFrame {
    Q_OBJECT
public:
    explicit Sidebar(Theme& theme, QWidget* parent = nullptr);

    void setCurrent(PageId page);
    void setCollapsed(bool collapsed);
    /// The window is too narrow for names at this text size: icons only, whatever was chosen.
    void setCramped(bool cramped);
    [[nodiscard]] bool collapsed() const { return m_collapsed; }

Q_SIGNALS:
    void chosen(earshot::ui::PageId page);
    void collapsedChanged(bool collapsed);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();

    Theme& m_theme;
    std::vector<NavButton*> m_pages;
    QToolButton* m_toggle;
    bool m_collapsed = false;
    bool m_cramped = false;
};

} // namespace earshot::ui
