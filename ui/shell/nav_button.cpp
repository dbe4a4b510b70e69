// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/nav_button.h"

#include <QEvent>
#include <QFocusEvent>
#include <QPainter>

namespace earshot::ui {

namespace {

constexpr int kHeight = 36;
constexpr int kBarWidth = 3;

} // namespace

NavButton::NavButton(Theme& theme, const QString& icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_icon(icon) {
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus); // a click shows the page and leaves the keys to it
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void NavButton::setIconOnly(bool iconOnly) {
    m_iconOnly = iconOnly;
    updateGeometry();
    update();
}

QSize NavButton::sizeHint() const {
    const int icon = m_theme.scaled(metric::kIcon);
    int width = icon + 2 * metric::kSpace12;
    if (!m_iconOnly) {
        width += metric::kSpace12 +
                 QFontMetrics(m_theme.font(TextStyle::Body)).horizontalAdvance(text());
    }
    return {width, m_theme.scaled(kHeight)};
}

bool NavButton::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        update();
    }
    return QAbstractButton::event(event);
}

void NavButton::focusInEvent(QFocusEvent* event) {
    m_byKeyboard = event->reason() == Qt::TabFocusReason ||
                   event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
}

void NavButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(m_theme.color(isChecked() ? Tone::AccentTint : Tone::Hover));
        painter.drawRoundedRect(rect(), metric::kRadiusControl, metric::kRadiusControl);
    }
    if (isChecked()) {
        painter.setBrush(m_theme.color(Tone::Accent));
        const int inset = height() / 4;
        painter.drawRoundedRect(QRectF(0, inset, kBarWidth, height() - 2 * inset), kBarWidth / 2.0,
                                kBarWidth / 2.0);
    }
    const int side = m_theme.scaled(metric::kIcon);
    const QRect icon(metric::kSpace12, (height() - side) / 2, side, side);
    const QColor color = m_theme.color(isChecked() ? Tone::Accent : Tone::Secondary);
    painter.drawPixmap(icon, m_theme.pixmap(m_icon, side, color, devicePixelRatioF()));
    if (!m_iconOnly) {
        QFont font = m_theme.font(TextStyle::Body);
        font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(m_theme.color(Tone::Text));
        const QRect words(icon.right() + 1 + metric::kSpace12, 0,
                          width() - icon.right() - metric::kSpace12 - metric::kSpace8, height());
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }
    if (hasFocus() && m_byKeyboard) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Tone::Accent), metric::kFocusRing));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metric::kRadiusControl,
                                metric::kRadiusControl);
    }
}

} // namespace earshot::ui

#include "moc_nav_button.cpp"
