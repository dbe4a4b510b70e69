// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/signal_card.h"

#include "core/recommend/recommender.h"
#include "ui/signals/signal_details.h"
#include "ui/signals/signal_texts.h"
#include "ui/signals/weight_bar.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>

namespace earshot::ui {

namespace {

/// "signal.plays.switch"
QString part(signals::SignalId id, const char* name) {
    return QStringLiteral("signal.%1.%2").arg(signals::signalKey(id), QLatin1String(name));
}

QString storedSentence(signals::SignalId id) {
    const QString stored = signals::signalStored(id);
    return signals::info(id).storage == signals::Storage::Listening
               ? SignalCard::tr("Stored while on: %1").arg(stored)
               : SignalCard::tr("Stored: %1").arg(stored);
}

} // namespace

SignalCard::SignalCard(Context& context, signals::SignalId id, double strongestWeight,
                       QWidget* parent)
    : Card(parent),
      m_context(context),
      m_id(id),
      m_icon(new QLabel),
      m_name(new TextLabel(context.theme, signals::signalName(id), TextStyle::Emphasis)),
      m_status(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_switch(new Switch(context.theme, tr("Use %1").arg(signals::signalName(id)))),
      m_more(new QToolButton) {
    setObjectName(QStringLiteral("signal.%1").arg(signals::signalKey(id)));
    m_status->setObjectName(part(id, "status"));
    m_status->setWordWrap(true);
    m_switch->setObjectName(part(id, "switch"));
    m_switch->setAccessibleDescription(signals::signalSentence(id));
    m_more->setObjectName(part(id, "more"));
    m_more->setCheckable(true);
    m_more->setIconSize({metric::kIconSmall, metric::kIconSmall});

    content()->setContentsMargins(metric::kSpace16, metric::kSpace16, metric::kSpace16,
                                  metric::kSpace8); // the last line has air of its own
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(metric::kSpace4);
    column->addLayout(makeTop());
    column->addLayout(makeStatusLine(strongestWeight));
    row->addLayout(column, 1);
    content()->addLayout(row);
    m_details = new SignalDetails(context, id, this); // last in the order of the Tab key
    m_details->setObjectName(part(id, "details"));
    m_details->hide();
    column->addWidget(m_details);

    drawIcon();
    connect(&context.theme, &Theme::changed, this, &SignalCard::drawIcon);
    connect(m_switch, &Switch::clicked, this, [this](bool on) { Q_EMIT switched(m_id, on); });
    connect(m_more, &QToolButton::toggled, this, &SignalCard::setOpen);
    connect(m_details, &SignalDetails::eraseConfirmed, this,
            [this] { Q_EMIT eraseConfirmed(m_id); });
    setOpen(false);
}

QLayout* SignalCard::makeTop() {
    Theme& theme = m_context.theme;
    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addWidget(m_name);
    auto* sentence = new TextLabel(theme, signals::signalSentence(m_id));
    sentence->setWordWrap(true);
    words->addWidget(sentence);
    // What describes the person says what it keeps before it is switched on, not after.
    auto* stored = new TextLabel(theme, storedSentence(m_id), TextStyle::Body, Tone::Secondary);
    stored->setWordWrap(true);
    words->addWidget(stored);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace16);
    row->addLayout(words, 1);
    row->addWidget(m_switch, 0, Qt::AlignTop);
    return row;
}

QLayout* SignalCard::makeStatusLine(double strongestWeight) {
    auto* line = new QHBoxLayout;
    line->setSpacing(metric::kSpace8);
    line->addWidget(m_status, 1);
    auto* label = new TextLabel(m_context.theme, tr("Weight"), TextStyle::Caption, Tone::Secondary);
    m_weight = new WeightBar(m_context.theme, recommend::priorWeight(m_id), strongestWeight);
    m_weight->setObjectName(part(m_id, "weight"));
    line->addWidget(label);
    line->addWidget(m_weight);
    line->addWidget(m_more);
    return line;
}

void SignalCard::setState(const signals::SignalState& state, const QDate& today) {
    const auto outcomes = static_cast<int>(m_context.listening.sitting().outcomes.size());
    m_on = state.on;
    m_status->setText(statusText(state, outcomes, today));
    m_switch->setChecked(state.on);
    m_weight->setActive(state.on);
    m_weight->setDial(state.dialPercent);
    m_details->setState(state);
    drawIcon();
}

void SignalCard::setOpen(bool open) {
    m_details->setVisible(open);
    m_more->setChecked(open);
    const QString icon = open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down");
    m_more->setIcon(m_context.theme.icon(icon, Tone::Secondary));
    const QString what = open ? tr("Close the details of %1") : tr("Show the details of %1");
    m_more->setAccessibleName(what.arg(signals::signalName(m_id)));
    m_more->setToolTip(m_more->accessibleName());
}

void SignalCard::drawIcon() {
    const QString name = QString::fromLatin1(signals::info(m_id).icon);
    const QColor color = m_context.theme.color(m_on ? Tone::Accent : Tone::Faint);
    m_icon->setPixmap(m_context.theme.pixmap(name, m_context.theme.scaled(metric::kIconLarge),
                                             color, devicePixelRatioF()));
}

} // namespace earshot::ui

#include "moc_signal_card.cpp"
