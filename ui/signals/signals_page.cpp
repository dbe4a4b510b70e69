// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/signals_page.h"

#include "core/recommend/recommender.h"
#include "ui/signals/privacy_notes.h"
#include "ui/signals/signal_card.h"
#include "ui/signals/signal_texts.h"
#include "ui/signals/timed_mode_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QShowEvent>

#include <algorithm>
#include <chrono>

namespace earshot::ui {

namespace {

constexpr int kReadableWidth = 880; // cards wider than this pull the switch away from its words

// What is made ahead waits until the window stands, and leaves room for what the person does.
constexpr std::chrono::milliseconds kAfterStart{2'000};
constexpr std::chrono::milliseconds kBetweenParts{20};

/// The registry has the signals of a kind one after another.
QString titleOf(signals::SignalKind kind) {
    switch (kind) {
    case signals::SignalKind::Content:
        return SignalsPage::tr("About the music");
    case signals::SignalKind::Personal:
        return SignalsPage::tr("About you, only where you allow it");
    case signals::SignalKind::None:
        break;
    }
    return SignalsPage::tr("Chance");
}

double strongestWeight() {
    double strongest = 0;
    for (const signals::SignalInfo& row : signals::registry()) {
        strongest = std::max(strongest, recommend::priorWeight(row.id));
    }
    return strongest > 0 ? strongest : 1;
}

} // namespace

SignalsPage::SignalsPage(Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName(QStringLiteral("signalsPage"));
    follow();
    connect(&m_ahead, &QTimer::timeout, this, [this] {
        m_ahead.start(kBetweenParts);
        if (!buildNext()) {
            m_ahead.stop();
        }
    });
    m_ahead.start(kAfterStart);
}

void SignalsPage::build() {
    while (buildNext()) {
    }
}

bool SignalsPage::buildNext() {
    if (!m_scroll) {
        buildFrame();
    } else if (m_cards.size() < signals::registry().size()) {
        addCard(signals::registry()[m_cards.size()]);
    } else if (!m_notes) {
        addNotes();
    }
    return !m_notes;
}

void SignalsPage::buildFrame() {
    // From the outside in: under an application's style sheet a widget that gets a parent is styled
    // anew, with all that it holds.
    auto* content = new QWidget;
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(content);
    m_problem = new StatusLine(m_context.theme, TextStyle::Body, Tone::Text);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32,
                                 metric::kSpace32);
    m_column->setSpacing(metric::kSpace8);
    m_column->addWidget(new PageHeader(
        m_context.theme, tr("Signals"),
        tr("Everything that can change what Earshot picks. What is not here has no say.")));
    m_column->addSpacing(metric::kSpace8);
    m_problem->setObjectName(QStringLiteral("signalsProblem"));
    m_problem->setWordWrap(true);
    m_column->addWidget(m_problem);
    m_column->addWidget(privateSessionBar(m_context));
    m_column->addWidget(guestBar(m_context));
    content->setMaximumWidth(m_context.theme.scaled(kReadableWidth));

    m_scroll->setObjectName(QStringLiteral("signalsScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

void SignalsPage::addCard(const signals::SignalInfo& row) {
    if (m_cards.empty() || signals::info(m_cards.back()->id()).kind != row.kind) {
        m_column->addSpacing(metric::kSpace16);
        m_column->addWidget(new TextLabel(m_context.theme, titleOf(row.kind), TextStyle::Title));
    }
    auto* card = new SignalCard(m_context, row.id, strongestWeight(), m_column->parentWidget());
    m_column->addWidget(card);
    m_cards.push_back(card);
    connect(card, &SignalCard::switched, this, [this](signals::SignalId id, bool on) {
        m_context.listening.setEnabled(id, on, QStringLiteral("signals page"));
    });
    connect(card, &SignalCard::eraseConfirmed, this, &SignalsPage::erase);
}

void SignalsPage::addNotes() {
    m_notes = new PrivacyNotes(m_context, m_column->parentWidget());
    m_column->addWidget(m_notes);
    m_column->addStretch(1);
}

void SignalsPage::follow() {
    const auto reloadIfShown = [this] {
        if (isVisible()) {
            reload();
        }
    };
    Listening& listening = m_context.listening;
    connect(&listening, &Listening::enabledChanged, this, reloadIfShown);
    connect(&listening, &Listening::recorded, this, reloadIfShown);
    connect(&listening, &Listening::sittingChanged, this, reloadIfShown);
    connect(&m_context.mixes, &Mixes::outdated, this, reloadIfShown);
    connect(&m_context.navigator, &Navigator::showSignal, this, &SignalsPage::reveal);
}

void SignalsPage::setVisible(bool visible) {
    if (visible) {
        build();
    }
    QWidget::setVisible(visible);
}

void SignalsPage::reveal(signals::SignalId id) {
    build();
    const auto card = std::ranges::find(m_cards, id, &SignalCard::id);
    (*card)->setOpen(true);
    // After the layout has made room for what was opened.
    QTimer::singleShot(0, *card, [this, card = *card] {
        m_scroll->ensureWidgetVisible(card, 0, metric::kSpace32);
        card->findChild<QWidget*>(QStringLiteral("signal.%1.more").arg(signalKey(card->id())))
            ->setFocus(Qt::OtherFocusReason);
    });
}

void SignalsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        reload();
    }
}

void SignalsPage::reload() {
    m_reading.request_stop(); // what was asked before is out of date
    m_reading = m_context.background.run(
        Lane::Pages, this,
        [locked = m_context.networkLock.on](jobs::Workspace& workspace, const std::stop_token&) {
            return readSignalsPage(workspace, locked);
        },
        [this](const base::Result<SignalsPageData>& found) {
            m_problem->say(found ? QString() : found.error().message());
            if (found) {
                present(*found);
            }
        });
}

void SignalsPage::present(const SignalsPageData& found) {
    const QDate today = m_context.clock.now().date();
    for (SignalCard* card : m_cards) {
        card->setState(found.states[static_cast<std::size_t>(card->id())], today);
    }
    m_notes->setData(found);
}

void SignalsPage::erase(signals::SignalId id) {
    m_context.background.run(
        Lane::Pages, this,
        [id](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().erase(id);
        },
        [this, id](const base::Result<qint64>& erased) {
            Q_EMIT m_context.navigator.notify(
                erased ? tr("%1: %2 erased").arg(signals::signalName(id), entriesText(*erased))
                       : erased.error().message());
            // Reads the likes again, tells everyone that lists may differ, and so reloads this.
            m_context.listening.refresh();
        });
}

} // namespace earshot::ui

#include "moc_signals_page.cpp"
