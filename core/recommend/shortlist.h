// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/contest.h"

#include <span>
#include <vector>

namespace earshot::recommend {

/// All who compete with at least `least` points, in the order of their tracks. Nobody else can come
/// before one that has them.
struct Shortlist {
    std::vector<Standing> best;
    MicroPoints least = Contest::kLowest; ///< this: all who compete at all
};

/// Some `count` or more of the best, or all who compete; fewer only by bad luck.
[[nodiscard]] Shortlist shortlist(const Contest& contest, std::size_t count);

/// The same for all these contests in one pass over the library, on all cores. They share `scores`,
/// and the sums of its first parts: `sumTo`, where all of them look for these, gets them now; null:
/// they are there.
[[nodiscard]] std::vector<Shortlist> shortlists(std::span<const Contest* const> contests,
                                                std::size_t count, MicroPoints* sumTo = nullptr);

/// For each of these, which must compete, how many stand before it by points alone. `list` is a
/// shortlist of the contest.
[[nodiscard]] std::vector<Index> countBefore(const Contest& contest, const Shortlist& list,
                                             const std::vector<Standing>& standings);

} // namespace earshot::recommend
