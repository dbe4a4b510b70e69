// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labelled_slider.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

namespace earshot::ui {

namespace {

constexpr int kSteps = 100; // finer than a hand can set at 200 px

} // namespace

LabelledSlider::LabelledSlider(Theme& theme, const Words& words, Kind kind, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)) {
    m_slider->setRange(kind == Kind::Balance ? -kSteps : 0, kSteps);
    m_slider->setSingleStep(kSteps / 20);
    m_slider->setPageStep(kSteps / 4);
    m_slider->setAccessibleName(words.name);
    m_slider->setAccessibleDescription(tr("From %1 to %2").arg(words.low, words.high));
    if (kind == Kind::Balance) {
        m_slider->setProperty("role", QStringLiteral("balance"));
    }
    auto* ends = new QHBoxLayout;
    ends->addWidget(new TextLabel(theme, words.low, TextStyle::Caption, Tone::Secondary));
    ends->addStretch(1);
    ends->addWidget(new TextLabel(theme, words.high, TextStyle::Caption, Tone::Secondary));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace4);
    column->addWidget(new TextLabel(theme, words.name));
    column->addWidget(m_slider);
    column->addLayout(ends);
    connect(m_slider, &QSlider::valueChanged, this, [this] { Q_EMIT valueChanged(value()); });
}

double LabelledSlider::value() const {
    return static_cast<double>(m_slider->value()) / kSteps;
}

void LabelledSlider::setValue(double value) {
    m_slider->setValue(static_cast<int>(std::lround(value * kSteps)));
}

} // namespace earshot::ui

#include "moc_labelled_slider.cpp"
