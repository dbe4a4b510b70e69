// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/weight_dial.h"

#include "core/recommend/recommender.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>

namespace earshot::ui {

QString dialText(int percent) {
    switch (percent) {
    case 25:
        return WeightDial::tr("Much less (¼)");
    case 50:
        return WeightDial::tr("Less (½)");
    case 150:
        return WeightDial::tr("More (1½)");
    case 200:
        return WeightDial::tr("Much more (2)");
    default:
        return WeightDial::tr("As it is (1)");
    }
}

WeightDial::WeightDial(Context& context, signals::SignalId id, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_id(id),
      m_step(new QComboBox),
      m_numbers(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)) {
    m_step->setObjectName(QStringLiteral("signal.%1.dial").arg(signals::signalKey(id)));
    m_step->setAccessibleName(tr("How much %1 counts").arg(signals::signalName(id)));
    m_numbers->setObjectName(m_step->objectName() + QStringLiteral(".numbers"));
    for (const int percent : signals::kDialSteps) {
        m_step->addItem(dialText(percent), percent);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_step);
    row->addWidget(m_numbers, 1);
    connect(m_step, &QComboBox::activated, this, [this] { turn(m_step->currentData().toInt()); });
}

void WeightDial::setState(const signals::SignalState& state) {
    m_step->setCurrentIndex(m_step->findData(state.dialPercent));
    const double prior = recommend::priorWeight(m_id);
    const QLocale locale;
    m_numbers->setText(tr("Weight %1, times %2: %3")
                           .arg(locale.toString(prior, 'f', 2),
                                locale.toString(state.dialPercent / 100.0),
                                locale.toString(prior * state.dialPercent / 100.0, 'f', 2)));
}

void WeightDial::turn(int percent) {
    m_context.listening.setDial(m_id, percent); // reloads the page
}

} // namespace earshot::ui

#include "moc_weight_dial.cpp"
