// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/recommend/catalog.h"
#include "core/recommend/score_table.h"

#include <algorithm>
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

/// Who competes for a list under one setting of the switches, and with which points: total − minus
/// (one signal's column), for tracks without one of the bars that hold.
struct Contest {
    const Catalog* catalog = nullptr;
    const MicroPoints* total = nullptr;
    const MicroPoints* minus = nullptr; ///< may be null
    const std::uint8_t* bars = nullptr;
    std::uint8_t barring = 0;
    double likenessPoints = 0; ///< micro-points taken for cosine 1 to a chosen track, ≥ 0
    /// With every signal off all points are equal: then a shuffle decides instead of the ids.
    bool shuffled = false;
    std::uint64_t seed = 0;

    static constexpr MicroPoints kBarred = std::numeric_limits<MicroPoints>::min();

    [[nodiscard]] bool competes(Index track) const { return (bars[track] & barring) == 0; }
    /// How many compete.
    [[nodiscard]] Index competing() const {
        return static_cast<Index>(
            std::count_if(bars, bars + catalog->size(),
                          [this](std::uint8_t bar) { return (bar & barring) == 0; }));
    }
    [[nodiscard]] MicroPoints points(Index track) const {
        return competes(track) ? total[track] - (minus ? minus[track] : 0) : kBarred;
    }
    [[nodiscard]] std::uint64_t tie(Index track) const {
        const auto at = static_cast<std::size_t>(track);
        return shuffled ? base::mixBits(seed, static_cast<std::uint64_t>(catalog->ids[at]))
                        : static_cast<std::uint64_t>(track);
    }
    [[nodiscard]] Standing standing(Index track) const {
        return {points(track), tie(track), track};
    }
    /// Points of `count` tracks from `first`.
    void points(Index first, Index count, MicroPoints* out) const {
        for (Index i = 0; i < count; ++i) {
            const Index track = first + i;
            const MicroPoints left = total[track] - (minus ? minus[track] : 0);
            out[i] = (bars[track] & barring) != 0 ? kBarred : left;
        }
    }
};

/// The best `count` of all that compete, in no particular order; the worst of them last.
/// `complete` says that nobody else competes.
struct Shortlist {
    std::vector<Standing> best;
    bool complete = true;
};
[[nodiscard]] Shortlist shortlist(const Contest& contest, std::size_t count);

/// For each of these, which must compete, how many stand before it by points alone.
[[nodiscard]] std::vector<Index> countBefore(const Contest& contest,
                                             const std::vector<Standing>& standings);

} // namespace earshot::recommend
