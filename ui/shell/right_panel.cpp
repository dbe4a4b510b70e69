// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/right_panel.h"

#include "ui/settings/preferences.h"
#include "ui/shell/up_next_view.h"
#include "ui/shell/why_panel.h"
#include "ui/theme/tabular.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace earshot::ui {

RightPanel::RightPanel(Context& context, const Reasons& reasons, QWidget* parent)
    : QFrame(parent),
      m_context(context),
      m_reasons(reasons),
      m_tabs(new QTabBar),
      m_pages(new QStackedWidget),
      m_upNext(new UpNextView(context)),
      m_why(new WhyPanel(context)),
      m_summary(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_empty(new TextLabel(context.theme, tr("Nothing is up next. Start a mix on Listen Now."),
                            TextStyle::Body, Tone::Secondary)),
      m_autoplay(new Switch(context.theme, tr("Play on when this ends"))) {
    setObjectName(QStringLiteral("rightPanel"));
    setAccessibleName(tr("Up next and why"));
    m_tabs->setObjectName(QStringLiteral("rightPanelTabs"));
    m_tabs->setAccessibleName(tr("Up next or why"));
    m_tabs->addTab(tr("Up next"));
    m_tabs->addTab(tr("Why"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_pages->addWidget(makeUpNext());
    m_pages->addWidget(m_why);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("closePanelButton"));
    close->setIcon(context.theme.icon(QStringLiteral("close"), Tone::Secondary));
    close->setAccessibleName(tr("Close the panel"));
    close->setToolTip(tr("Close the panel (Ctrl+P)"));
    close->setFocusPolicy(Qt::TabFocus);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(metric::kSpace12, metric::kSpace12, metric::kSpace12, 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(close, &QToolButton::clicked, this, &RightPanel::closed);
    playback::Queue& queue = context.player.queue();
    connect(&queue, &playback::Queue::changed, this, &RightPanel::showQueue);
    connect(&queue, &playback::Queue::currentChanged, this, &RightPanel::showQueue);
    connect(&queue, &playback::Queue::currentChanged, this, &RightPanel::showPlaying);
    showQueue();
    showPlaying();
}

QWidget* RightPanel::makeUpNext() {
    Theme& theme = m_context.theme;
    auto* clear = new QPushButton(tr("Clear"));
    clear->setObjectName(QStringLiteral("clearUpNextButton"));
    clear->setAccessibleName(tr("Clear up next"));
    clear->setProperty("role", QStringLiteral("link"));
    connect(clear, &QPushButton::clicked, &m_context.player.queue(), &playback::Queue::clearUpNext);
    m_summary->setObjectName(QStringLiteral("upNextSummary"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(metric::kSpace16, metric::kSpace8, metric::kSpace8, metric::kSpace4);
    top->addWidget(m_summary);
    top->addStretch(1);
    top->addWidget(clear);

    m_autoplay->setObjectName(QStringLiteral("autoplaySwitch"));
    connect(m_autoplay, &Switch::clicked, this, [this](bool on) {
        m_context.settings.setValue(QString::fromLatin1(preferences::kAutoplay), on);
    });
    auto* promise = new TextLabel(theme, tr("Then play on with music like it"), TextStyle::Caption,
                                  Tone::Secondary);
    promise->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(metric::kSpace16, metric::kSpace8, metric::kSpace16, metric::kSpace12);
    foot->addWidget(promise, 1);
    foot->addWidget(m_autoplay);

    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(metric::kSpace16, metric::kSpace8, metric::kSpace16, 0);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_empty, 0, Qt::AlignTop);
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(metric::kSpace8, 0, metric::kSpace4, 0);
    inset->addWidget(m_upNext);
    column->addLayout(inset, 1);
    column->addLayout(foot);
    return page;
}

void RightPanel::showTab(Tab tab) {
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void RightPanel::showWhy(const ShownMix& mix, int pick) {
    m_why->showPick(mix, pick);
    showTab(Tab::Why);
}

void RightPanel::showPlaying() {
    const playback::QueueItem* item = m_context.player.queue().currentItem();
    if (!item) {
        m_why->showNothing();
        return;
    }
    const auto found = m_reasons.find(library::TrackId{item->track});
    // A track put there by hand may also stand in the mix; it then has no list it came from.
    if (found && !item->context.isEmpty()) {
        m_why->showPick(*found);
    } else {
        m_why->showItem(*item);
    }
}

void RightPanel::showQueue() {
    const playback::Queue& queue = m_context.player.queue();
    const auto& items = queue.items();
    qint64 left = 0;
    int count = 0;
    for (auto i = static_cast<std::size_t>(std::max(0, queue.current() + 1)); i < items.size();
         ++i) {
        left += items[i].durationMs;
        ++count;
    }
    m_summary->setText(tr("%n up next · %1", nullptr, count).arg(timeText(left)));
    m_empty->setVisible(items.empty());
    m_upNext->setVisible(!items.empty());
}

void RightPanel::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    // The Settings page may have changed it meanwhile.
    m_autoplay->setChecked(
        m_context.settings.value(QString::fromLatin1(preferences::kAutoplay), true).toBool());
}

void RightPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme.color(Tone::Surface));
    painter.setPen(m_context.theme.color(Tone::Line));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

} // namespace earshot::ui

#include "moc_right_panel.cpp"
