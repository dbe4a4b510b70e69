// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include "ui/shell/nav_button.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace earshot::ui {

namespace {

struct Entry {
    PageId page;
    const char* icon;
    const char* name;
    const char* objectName;
};

constexpr std::array<Entry, 7> kEntries{{
    {PageId::ListenNow, "listen-now", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Listen Now"),
     "navListenNow"},
    {PageId::Moods, "moods", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Moods"), "navMoods"},
    {PageId::Library, "library", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Library"),
     "navLibrary"},
    {PageId::Playlists, "playlists", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Playlists"),
     "navPlaylists"},
    {PageId::Insights, "insights", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Insights"),
     "navInsights"},
    {PageId::Signals, "signals", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Signals"),
     "navSignals"},
    {PageId::Settings, "settings", QT_TRANSLATE_NOOP("earshot::ui::Sidebar", "Settings"),
     "navSettings"},
}};

constexpr int kToggleInset = 6; // brings its icon below those of the pages

} // namespace

Sidebar::Sidebar(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_toggle(new QToolButton) {
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace12, metric::kSpace16, metric::kSpace12,
                               metric::kSpace12);
    column->setSpacing(metric::kSpace4);
    int number = 1;
    for (const Entry& entry : kEntries) {
        auto* button = new NavButton(theme, QString::fromLatin1(entry.icon), tr(entry.name));
        button->setObjectName(QString::fromLatin1(entry.objectName));
        button->setCheckable(true);
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(tr(entry.name)).arg(number++));
        if (entry.page == PageId::Settings) {
            column->addStretch(1);
        }
        column->addWidget(button);
        m_pages.push_back(button);
        connect(button, &NavButton::clicked, this, [this, page = entry.page] {
            setCurrent(page); // a click on the shown page must not clear its mark
            Q_EMIT chosen(page);
        });
    }
    m_toggle->setObjectName(QStringLiteral("sidebarToggle"));
    m_toggle->setFocusPolicy(Qt::TabFocus);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(kToggleInset, 0, 0, 0);
    foot->addWidget(m_toggle, 0, Qt::AlignLeft);
    column->addLayout(foot);
    connect(m_toggle, &QToolButton::clicked, this, [this] {
        setCollapsed(!m_collapsed);
        Q_EMIT collapsedChanged(m_collapsed);
    });
    connect(&theme, &Theme::changed, this, [this] {
        fit();
        update();
    });
    setCollapsed(false);
}

void Sidebar::setCurrent(PageId page) {
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->setChecked(kEntries[i].page == page);
    }
}

void Sidebar::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    m_toggle->setIcon(
        m_theme.icon(collapsed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left"),
                     Tone::Secondary));
    m_toggle->setAccessibleName(collapsed ? tr("Expand sidebar") : tr("Collapse sidebar"));
    m_toggle->setToolTip(m_toggle->accessibleName());
    fit();
}

void Sidebar::setCramped(bool cramped) {
    if (m_cramped != cramped) {
        m_cramped = cramped;
        m_toggle->setVisible(!cramped);
        fit();
    }
}

void Sidebar::fit() {
    const bool iconsOnly = m_collapsed || m_cramped;
    for (NavButton* button : m_pages) {
        button->setIconOnly(iconsOnly);
    }
    const int icon = m_theme.scaled(metric::kIcon);
    m_toggle->setIconSize({icon, icon});
    setFixedWidth(iconsOnly ? m_pages.front()->sizeHint().width() + 2 * metric::kSpace12
                            : m_theme.scaled(metric::kSidebar));
}

void Sidebar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Tone::Surface));
    painter.setPen(m_theme.color(Tone::Line));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace earshot::ui

#include "moc_sidebar.cpp"
