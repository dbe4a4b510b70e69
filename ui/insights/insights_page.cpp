// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_page.h"

#include "ui/insights/cards_dialog.h"
#include "ui/insights/favour_card.h"
#include "ui/insights/history_dialog.h"
#include "ui/insights/insights_charts.h"
#include "ui/insights/plays_off.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QScrollBar>
#include <QShowEvent>
#include <QVBoxLayout>

namespace earshot::ui {

InsightsPage::InsightsPage(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_spans(new QWidget),
      m_stack(new QStackedWidget),
      m_off(new PlaysOff(context)),
      m_message(new TextLabel(context.theme, {}, TextStyle::Title, Tone::Secondary)),
      m_scroll(new QScrollArea),
      m_charts(new InsightsCharts(context)) {
    setObjectName(QStringLiteral("insightsPage"));
    build();
    const auto reloadIfShown = [this] {
        if (isVisible()) {
            reload();
        }
    };
    connect(&context.theme, &Theme::changed, this, [this] { m_charts->fit(width()); });
    connect(&context.listening, &Listening::enabledChanged, this, reloadIfShown);
    connect(&context.listening, &Listening::recorded, this, reloadIfShown);
    connect(&context.indexer, &Indexer::libraryChanged, this, reloadIfShown);
}

void InsightsPage::build() {
    auto* header = new PageHeader(m_context.theme, tr("Insights"),
                                  tr("Your own listening, counted on this computer."));
    auto* bringIn =
        header->setMainAction(tr("Bring in a history…"), QStringLiteral("signal-imports"),
                              QStringLiteral("insights.bringIn"));
    connect(bringIn, &QPushButton::clicked, this,
            [this] { (new HistoryDialog(m_context, this))->open(); });
    auto* cards = new QPushButton(tr("Taste cards…"));
    cards->setObjectName(QStringLiteral("insights.cards"));
    cards->setAccessibleName(cards->text());
    header->addAction(cards);
    connect(cards, &QPushButton::clicked, this,
            [this] { (new CardsDialog(m_context, this))->open(); });
    addSpans();
    m_message->setObjectName(QStringLiteral("insights.message"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_stack->setObjectName(QStringLiteral("insights.stack"));
    m_stack->addWidget(new QWidget); // until the first answer, which takes a moment
    m_stack->addWidget(m_off);
    m_stack->addWidget(m_message);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* parts = new QVBoxLayout(content);
    parts->setContentsMargins(metric::kSpace32, 0, metric::kSpace32, metric::kSpace32);
    parts->setSpacing(metric::kSpace12);
    parts->addWidget(m_charts);
    parts->addWidget(new FavourCard(m_context));
    parts->addStretch(1);
    m_scroll->setWidget(content);
    // Cards end below the header's buttons: the bar takes its room out of the margin.
    QScrollBar* bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, parts, [bar, parts](int least, int most) {
        const int taken = most > least ? bar->sizeHint().width() : 0;
        parts->setContentsMargins(metric::kSpace32, 0, metric::kSpace32 - taken, metric::kSpace32);
    });
    m_stack->addWidget(m_scroll);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32, 0);
    top->setSpacing(metric::kSpace12);
    top->addWidget(header);
    top->addWidget(m_spans);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace16);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
}

void InsightsPage::addSpans() {
    struct Choice {
        Span span;
        QString text;
        const char* name;
    };
    const Choice choices[] = {{Span::Week, tr("7 days"), "insights.week"},
                              {Span::Month, tr("30 days"), "insights.month"},
                              {Span::Year, tr("12 months"), "insights.year"},
                              {Span::Everything, tr("Everything"), "insights.everything"}};
    auto* group = new QButtonGroup(this);
    auto* row = new FlowLayout(metric::kSpace8);
    m_spans->setLayout(row);
    for (const Choice& choice : choices) {
        auto* chip = new QPushButton(choice.text);
        chip->setObjectName(QLatin1String(choice.name));
        chip->setAccessibleName(tr("Period: %1").arg(choice.text));
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setChecked(choice.span == m_span);
        group->addButton(chip);
        row->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, span = choice.span] {
            m_span = span;
            reload();
        });
    }
}

void InsightsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        reload();
    }
}

void InsightsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_charts->fit(width());
}

void InsightsPage::reload() {
    m_reading.request_stop(); // what was asked before is out of date
    m_reading = m_context.background.run(
        Lane::Pages, this,
        [span = m_span](jobs::Workspace& workspace, const std::stop_token&) {
            return readInsights(workspace, span);
        },
        [this](const base::Result<InsightsData>& found) {
            if (found) {
                present(*found);
            } else {
                m_message->setText(found.error().message());
                m_stack->setCurrentWidget(m_message);
            }
        });
}

void InsightsPage::present(const InsightsData& found) {
    const bool on = found.enabled.has(signals::SignalId::Plays);
    m_spans->setVisible(on);
    if (!on) {
        m_off->refresh();
        m_stack->setCurrentWidget(m_off);
        return;
    }
    if (found.counted.plays == 0) {
        m_message->setText(m_span == Span::Everything
                               ? tr("Nothing played yet. Play something, and it shows up here.")
                               : tr("Nothing played in this time."));
        m_stack->setCurrentWidget(m_message);
        return;
    }
    m_charts->present(found);
    m_stack->setCurrentWidget(m_scroll);
}

} // namespace earshot::ui

#include "moc_insights_page.cpp"
