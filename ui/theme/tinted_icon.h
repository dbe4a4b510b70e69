// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIconEngine>

namespace earshot::ui {

/// Draws one SVG of the icon set in the theme's colours of the moment: its tone normally, faint
/// when disabled, accent when selected or on.
class TintedIcon : public QIconEngine {
public:
    TintedIcon(const Theme& theme, QString name, Tone tone);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const;

    const Theme& m_theme;
    QString m_name;
    Tone m_tone;
};

} // namespace earshot::ui
