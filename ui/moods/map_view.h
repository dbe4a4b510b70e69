// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace earshot::ui {

/// Which part of the valence × arousal plane a mood map shows, and where each place falls on the
/// widget. Valence grows to the right, arousal upwards.
struct MapView {
    double valence = 0, arousal = 0; ///< centre of what is shown
    double zoom = 1;                 ///< 1 = the whole plane

    static constexpr double kReach = 1.06; ///< a little more than 1: nothing sits on the border
    static constexpr double kMaxZoom = 16;

    /// Half the width (and height) of what is shown, in mood units.
    [[nodiscard]] double reach() const { return kReach / zoom; }
    /// What is shown, in mood units: x = valence, y = arousal from its least.
    [[nodiscard]] QRectF visible() const;

    [[nodiscard]] QPointF toWidget(double atValence, double atArousal, const QRectF& plot) const;
    /// x = valence, y = arousal; not clamped to the plane.
    [[nodiscard]] QPointF toMood(QPointF position, const QRectF& plot) const;

    /// Zooms by `factor`, keeping the mood under `position` where it is as far as the borders
    /// allow.
    [[nodiscard]] MapView zoomed(double factor, QPointF position, const QRectF& plot) const;
    /// Moves what is shown by so many pixels.
    [[nodiscard]] MapView panned(QPointF pixels, const QRectF& plot) const;
    /// Moves just enough to bring this place into the inner part of what is shown.
    [[nodiscard]] MapView following(double atValence, double atArousal) const;

    bool operator==(const MapView&) const = default;

private:
    [[nodiscard]] MapView clamped() const;
};

} // namespace earshot::ui
