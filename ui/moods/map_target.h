// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recipe.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace earshot::ui {

// What a gesture on the map asks for. Pure functions; mood coordinates are x = valence,
// y = arousal, clamped to [−1, 1].

inline constexpr double kMinRadius = 0.08; ///< a smaller target would find nothing
inline constexpr double kMaxRadius = 1.0;

/// A click: this place, with the radius in use.
[[nodiscard]] recommend::Recipe targetAtPoint(QPointF mood, double radius);
/// A dragged rectangle: the ellipse inside it.
[[nodiscard]] recommend::Recipe targetInRegion(const QRectF& moods);
/// A drawn path, which the list follows in valence and energy from its first song to its last.
[[nodiscard]] recommend::Recipe targetAlongPath(const std::vector<QPointF>& moods);

/// The same target elsewhere; a named mood or a path becomes a plain place.
[[nodiscard]] recommend::Recipe movedTarget(const recommend::Recipe& target, QPointF way);
/// The same place, energy curve or path, wider or narrower.
[[nodiscard]] recommend::Recipe resizedTarget(const recommend::Recipe& target, double factor);

/// "Bright and lively", "Dark and quiet", "In the middle", translated.
[[nodiscard]] QString placeWords(double valence, double arousal);

} // namespace earshot::ui
