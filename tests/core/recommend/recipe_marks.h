// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

namespace earshot::recommend::tests {

/// What a recipe's list is like, against what the recipe asks for.
struct RecipeMarks {
    QString key;
    int tracks = 0;
    double valence = 0, arousal = 0; ///< means over the list
    double bpm = 0;      ///< mean, as the recipe counts; NaN where the recipe asks for no tempo
    double followed = 0; ///< Spearman's correlation of arousal and energy curve; NaN without one
    bool inTarget =
        false; ///< the means lie within centre ± radius (arousal: curve ± radius) and bpm

    static constexpr double kFollowed = 0.8;
    [[nodiscard]] bool reached() const { return inTarget && !(followed < kFollowed); }
    /// "sleep        8 tracks  valence …", one line.
    [[nodiscard]] QString line() const;
};

/// How many tracks of the library lie in the recipe's target themselves: no list can be longer and
/// keep to it throughout.
[[nodiscard]] int tracksInTarget(const Catalog& catalog, const Recipe& recipe);

/// Marks of the list that a newcomer gets on the first day.
[[nodiscard]] RecipeMarks marksOf(const Catalog& catalog, const Recipe& recipe, int length,
                                  std::uint64_t seed);

} // namespace earshot::recommend::tests
