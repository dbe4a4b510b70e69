// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/switch.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace earshot::ui {

namespace {

constexpr int kTrackWidth = 36;
constexpr int kTrackHeight = 20;
constexpr int kKnobInset = 3;

} // namespace

Switch::Switch(Theme& theme, const QString& accessibleName, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme) {
    setCheckable(true);
    setAccessibleName(accessibleName);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_knob.setEasingCurve(QEasingCurve::OutCubic);
    m_knob.setStartValue(0.0);
    m_knob.setEndValue(0.0);
    connect(&m_knob, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

QSize Switch::sizeHint() const {
    return {kTrackWidth + 2 * metric::kSpace4, kTrackHeight + 2 * metric::kSpace4};
}

void Switch::checkStateSet() {
    QAbstractButton::checkStateSet();
    moveKnob();
}

void Switch::nextCheckState() {
    QAbstractButton::nextCheckState();
    moveKnob();
}

void Switch::moveKnob() {
    const QVariant from = m_knob.currentValue();
    m_knob.stop();
    const bool animate = m_theme.animates() && isVisible();
    m_knob.setDuration(animate ? metric::kMotionMs : 0);
    m_knob.setStartValue(animate ? from : QVariant(isChecked() ? 1.0 : 0.0));
    m_knob.setEndValue(isChecked() ? 1.0 : 0.0);
    m_knob.start();
    update();
}

void Switch::paintEvent(QPaintEvent*) {
    const double on = m_knob.currentValue().toDouble();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF track(0, 0, kTrackWidth, kTrackHeight);
    track.moveCenter(QRectF(rect()).center());

    const QColor off = m_theme.color(Tone::Faint);
    const QColor full = isEnabled() ? m_theme.color(Tone::Accent) : off;
    painter.setPen(Qt::NoPen);
    painter.setOpacity(isEnabled() ? 1.0 : 0.5);
    painter.setBrush(tokens::mixed(off, full, on));
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);

    const double side = track.height() - 2 * kKnobInset;
    const double travel = track.width() - side - 2 * kKnobInset;
    const QRectF knob(track.left() + kKnobInset + on * travel, track.top() + kKnobInset, side,
                      side);
    painter.setBrush(Qt::white);
    painter.drawEllipse(knob);
    if (isChecked()) {
        const QRect mark = knob.adjusted(2, 2, -2, -2).toAlignedRect();
        painter.drawPixmap(mark, m_theme.pixmap(QStringLiteral("check"), mark.width(),
                                                QColor(Qt::black), devicePixelRatioF()));
    }
    painter.setOpacity(1);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Tone::Text), metric::kFocusRing));
        const QRectF ring = track.adjusted(-3, -3, 3, 3);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
}

} // namespace earshot::ui

#include "moc_switch.cpp"
