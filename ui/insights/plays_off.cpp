// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/plays_off.h"

#include "ui/widgets/consent_bar.h"
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace earshot::ui {

namespace {

constexpr int kStateWidth = 464; // its lines of text and a little air
constexpr int kQuestionWidth = 560;
constexpr std::array kAsked{signals::SignalId::Plays};

/// In the middle at a fixed width. An alignment would not do: the layout would then ask for the
/// height that the text has at the full width.
QHBoxLayout* centred(QWidget* widget, int width) {
    widget->setFixedWidth(width);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(widget);
    row->addStretch(1);
    return row;
}

} // namespace

PlaysOff::PlaysOff(Context& context, QWidget* parent)
    : QWidget(parent), m_question(new ConsentBar(context.theme, context.listening)) {
    setObjectName(QStringLiteral("insights.playsOff"));
    auto* state = new EmptyState(
        context.theme, QStringLiteral("insights"),
        tr("Plays are off, so there is nothing to count"),
        tr("What plays would store: %1").arg(signals::signalStored(signals::SignalId::Plays)));
    m_openSignals =
        state->addAction(tr("Open the Signals page"), QStringLiteral("insights.openSignals"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch(2);
    column->addLayout(centred(state, kStateWidth));
    column->addLayout(centred(m_question, kQuestionWidth));
    column->addStretch(3);
    connect(m_openSignals, &QPushButton::clicked, this, [&context] {
        Q_EMIT context.navigator.showPage(PageId::Signals);
        Q_EMIT context.navigator.showSignal(signals::SignalId::Plays);
    });
    connect(m_question, &ConsentBar::declined, m_openSignals, &QWidget::show);
}

void PlaysOff::refresh() {
    const bool asks = m_question->ask(kAsked,
                                      tr("May Earshot remember what you play, to count it here and "
                                         "to choose music that fits you?"),
                                      QStringLiteral("asked on Insights"));
    m_question->setVisible(asks); // it may still stand there from before it was answered
    m_openSignals->setVisible(!asks);
}

} // namespace earshot::ui

#include "moc_plays_off.cpp"
