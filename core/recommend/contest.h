// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/recommend/catalog.h"
#include "core/recommend/point_block.h"

#include <limits>

namespace earshot::recommend {

/// The place of a track by score: higher points first, then lower tie.
struct Standing {
    MicroPoints points = 0;
    std::uint64_t tie = 0;
    Index track = -1;

    [[nodiscard]] bool before(const Standing& other) const {
        return points != other.points ? points > other.points : tie < other.tie;
    }
};

/// Who competes for a list under one setting of the switches, and with which points: those of the
/// list as it is, less the columns that do not hold here, plus those that hold instead. Points are
/// whole numbers, so that the sum is the one that all columns under these switches would give.
struct Contest {
    const Catalog* catalog = nullptr;
    const ScoreTable* scores = nullptr; ///< of the list as it is
    const MicroPoints* total = nullptr; ///< its sums, by track
    signals::SignalSet without;         ///< of `scores`
    const ScoreTable* other = nullptr;  ///< under these switches; null: nothing is instead
    signals::SignalSet instead;         ///< of `other`
    const std::uint8_t* bars = nullptr;
    std::uint8_t barring = 0;
    double likenessPoints = 0; ///< micro-points taken for cosine 1 to a chosen track, ≥ 0
    /// With every signal off all points are equal: then a shuffle decides instead of the ids.
    bool shuffled = false;
    std::uint64_t seed = 0;

    static constexpr MicroPoints kBarred = std::numeric_limits<MicroPoints>::min();

    [[nodiscard]] bool competes(Index track) const { return (bars[track] & barring) == 0; }
    [[nodiscard]] std::uint64_t tie(Index track) const {
        const auto at = static_cast<std::size_t>(track);
        return shuffled ? base::mixBits(seed, static_cast<std::uint64_t>(catalog->ids[at]))
                        : static_cast<std::uint64_t>(track);
    }
    /// How many compete.
    [[nodiscard]] Index competing() const;
    /// Of a track that competes.
    [[nodiscard]] Standing standing(Index track) const;
    /// Points of the tracks of a block of `scores`, kBarred for those that do not compete.
    void points(PointBlock& block, MicroPoints* out) const;
};

/// All who compete with at least `least` points, in the order of their tracks. Nobody else can come
/// before one that has them.
struct Shortlist {
    std::vector<Standing> best;
    MicroPoints least = Contest::kBarred + 1; ///< this: all who compete at all
};

/// Some `count` or more of the best, or all who compete; fewer only by bad luck.
[[nodiscard]] Shortlist shortlist(const Contest& contest, std::size_t count);

/// The same for all these contests in one pass over the library, on all cores. They share `scores`,
/// whose sums are written to `total`, where all of them look for it.
[[nodiscard]] std::vector<Shortlist> shortlists(std::span<const Contest* const> contests,
                                                std::size_t count, MicroPoints* total);

/// For each of these, which must compete, how many stand before it by points alone.
[[nodiscard]] std::vector<Index> countBefore(const Contest& contest,
                                             const std::vector<Standing>& standings);

} // namespace earshot::recommend
