// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/strip_view.h"

namespace earshot::ui {

namespace {

constexpr int kStripViewHeight = 40;

} // namespace

StripView::StripView(Theme& theme, TrackStrip strip, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_strip(theme) {
    setObjectName(QStringLiteral("stripView"));
    setAccessibleName(tr("The song from start to end"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_strip.setStrip(std::move(strip));
    connect(&theme, &Theme::changed, this, [this] {
        m_strip.restyle();
        updateGeometry();
        update();
    });
}

QSize StripView::sizeHint() const {
    return {kStripViewHeight, m_theme.scaled(kStripViewHeight)};
}

void StripView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_strip.paint(painter, rect(), 1);
}

} // namespace earshot::ui

#include "moc_strip_view.cpp"
