// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/likeness.h"
#include "core/recommend/lists/heard.h"

#include <span>

namespace earshot::recommend::lists {

/// Loved songs that sound alike.
struct TasteGroup {
    Sound centre;             ///< unit vector
    std::vector<Index> songs; ///< the most loved first
    double love = 0;          ///< of all of them
};

/// Groups what is loved by its sound: spherical k-means (Dhillon & Modha 2001) on the most loved
/// songs, each weighing the square root of its love so that one favourite does not make a taste;
/// started from songs far from each other (Gonzalez 1985), so that nothing is left to chance. k is
/// the one whose songs stand out most from the next group: the gap that is the numerator of the
/// silhouette (Rousseeuw 1987), against centres made without the song itself; 1 where no k finds
/// groups. The most loved group first.
[[nodiscard]] std::vector<TasteGroup> tasteGroups(const Catalog& catalog,
                                                  std::span<const Loved> loved);

} // namespace earshot::recommend::lists
