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
    : QWidget(parent), m_theme(theme), m_share(std::clamp(weight / strongest, 0.0, 1.0)) {
    const QString text =
        tr("Weight %1, the strongest signal has %2")
            .arg(QLocale().toString(weight, 'f', 2), QLocale().toString(strongest, 'f', 2));
    setToolTip(text);
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
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
    if (m_share > 0) {
        bar.setWidth(std::max<double>(kHeight, m_share * width()));
        painter.setBrush(m_theme.color(m_active ? Tone::Accent : Tone::Faint));
        painter.drawRoundedRect(bar, kHeight / 2.0, kHeight / 2.0);
    }
}

} // namespace earshot::ui

#include "moc_weight_bar.cpp"
