// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/weight_bar.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 4;

} // namespace

WeightBar::WeightBar(Theme& theme, double weight, double strongest, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_weight(weight), m_strongest(strongest) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    setDial(m_percent);
}

void WeightBar::setDial(int percent) {
    m_percent = percent;
    const QLocale locale;
    const QString strongest = locale.toString(m_strongest, 'f', 2);
    const QString weight = locale.toString(m_weight, 'f', 2);
    const QString text =
        percent == 100
            ? tr("Weight %1, the strongest signal has %2").arg(weight, strongest)
            : tr("Weight %1, turned to %2 times that: %3; the strongest signal has %4 by itself")
                  .arg(weight, locale.toString(percent / 100.0),
                       locale.toString(m_weight * percent / 100, 'f', 2), strongest);
    setToolTip(text);
    setAccessibleName(text);
    update();
}

void WeightBar::setActive(bool active) {
    m_active = active;
    update();
}

QSize WeightBar::sizeHint() const {
    return {kWidth, kHeight + 2 * metric::kSpace4};
}

void WeightBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QRectF bar(0, (height() - kHeight) / 2.0, width(), kHeight);
    painter.setBrush(m_theme.color(Tone::Line));
    painter.drawRoundedRect(bar, kHeight / 2.0, kHeight / 2.0);
    const double share = std::clamp(m_weight * m_percent / 100 / m_strongest, 0.0, 1.0);
    if (share > 0) {
        bar.setWidth(std::max<double>(kHeight, share * width()));
        painter.setBrush(m_theme.color(m_active ? Tone::Accent : Tone::Faint));
        painter.drawRoundedRect(bar, kHeight / 2.0, kHeight / 2.0);
    }
}

} // namespace earshot::ui

#include "moc_weight_bar.cpp"
