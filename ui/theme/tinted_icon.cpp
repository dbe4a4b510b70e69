// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tinted_icon.h"

#include <QPainter>

#include <utility>

namespace earshot::ui {

TintedIcon::TintedIcon(const Theme& theme, QString name, Tone tone)
    : m_theme(theme), m_name(std::move(name)), m_tone(tone) {}

void TintedIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int side = qMin(rect.width(), rect.height());
    QRect target(0, 0, side, side);
    target.moveCenter(rect.center());
    painter->drawPixmap(target, m_theme.pixmap(m_name, side, colorFor(mode, state), ratio));
}

QPixmap TintedIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap TintedIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                                 qreal scale) {
    // `size` is in device pixels, as QIconEngine has it.
    QPixmap pixmap =
        m_theme.pixmap(m_name, qMin(size.width(), size.height()), colorFor(mode, state), 1.0);
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIconEngine* TintedIcon::clone() const {
    return new TintedIcon(*this);
}

QColor TintedIcon::colorFor(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Disabled) {
        return m_theme.color(Tone::Faint);
    }
    if ((mode == QIcon::Selected || state == QIcon::On) && m_tone != Tone::OnAccent) {
        return m_theme.color(Tone::Accent);
    }
    return m_theme.color(m_tone);
}

} // namespace earshot::ui
