// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/map_view.h"

#include <algorithm>

namespace earshot::ui {

namespace {

// The share of what is shown inside which a place counts as well in view.
constexpr double kInner = 0.8;

double follow(double centre, double place, double inner) {
    return std::clamp(centre, place - inner, place + inner);
}

} // namespace

QRectF MapView::visible() const {
    const double half = reach();
    return {valence - half, arousal - half, 2 * half, 2 * half};
}

QPointF MapView::toWidget(double atValence, double atArousal, const QRectF& plot) const {
    const double half = reach();
    return {plot.left() + (atValence - valence + half) / (2 * half) * plot.width(),
            plot.bottom() - (atArousal - arousal + half) / (2 * half) * plot.height()};
}

QPointF MapView::toMood(QPointF position, const QRectF& plot) const {
    const double half = reach();
    return {valence - half + (position.x() - plot.left()) / plot.width() * 2 * half,
            arousal - half + (plot.bottom() - position.y()) / plot.height() * 2 * half};
}

MapView MapView::zoomed(double factor, QPointF position, const QRectF& plot) const {
    const QPointF fixed = toMood(position, plot);
    MapView next = *this;
    next.zoom = std::clamp(zoom * factor, 1.0, kMaxZoom);
    const QPointF drifted = next.toMood(position, plot);
    next.valence += fixed.x() - drifted.x();
    next.arousal += fixed.y() - drifted.y();
    return next.clamped();
}

MapView MapView::panned(QPointF pixels, const QRectF& plot) const {
    MapView next = *this;
    next.valence -= pixels.x() / plot.width() * 2 * reach();
    next.arousal += pixels.y() / plot.height() * 2 * reach();
    return next.clamped();
}

MapView MapView::following(double atValence, double atArousal) const {
    MapView next = *this;
    next.valence = follow(valence, atValence, reach() * kInner);
    next.arousal = follow(arousal, atArousal, reach() * kInner);
    return next.clamped();
}

MapView MapView::clamped() const {
    MapView next = *this;
    const double room = kReach - next.reach();
    next.valence = std::clamp(next.valence, -room, room);
    next.arousal = std::clamp(next.arousal, -room, room);
    return next;
}

} // namespace earshot::ui
