// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"
#include "core/recommend/recipe.h"
#include "core/signals/registry.h"

#include <span>
#include <vector>

namespace earshot::recommend {

/// Puts chosen tracks, given best first, into playing order: places in `tracks`, first to last.
///
/// Minimises the cost of the path: tempo, key, loudness and timbre from track to track (sound), and
/// (mood) the distance of each place's liveliness from the recipe's energy curve or of its mood
/// from the recipe's path, over all orders that keep tracks of one artist `recipe.artistSpacing`
/// apart, or as far as the list allows; less far in a list that cannot follow its curve otherwise.
/// What belongs to a signal that is off is not looked at; with both off the given order stays but
/// for the spacing. Greedy start, then 2-opt (Croes 1958) and swaps until nothing improves.
[[nodiscard]] std::vector<std::size_t> playingOrder(const Catalog& catalog,
                                                    std::span<const Index> tracks,
                                                    const Recipe& recipe,
                                                    signals::SignalSet enabled);

/// The curve's value at place `place` of `length`, linear between its points.
[[nodiscard]] double curveAt(const std::vector<double>& curve, std::size_t place,
                             std::size_t length);

/// The path's point at place `place` of `length`, linear between its points.
[[nodiscard]] MoodPoint pointAt(const std::vector<MoodPoint>& path, std::size_t place,
                                std::size_t length);

} // namespace earshot::recommend
