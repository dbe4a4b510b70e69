// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/phi_table.h"
#include "core/recommend/recommender.h"

namespace earshot::recommend::next {

/// What each scorer gives a track, in micro-points.
using Addends = std::array<Points, kScorerCount>;

/// Where a track stands: how many have more points, how many have the same, itself included.
struct Standing {
    std::uint32_t better = 0, tied = 1;
    bool operator==(const Standing&) const = default;
};

/// Addends of a row of φ under these weights: round(weight · φ) each; their sum is the score.
[[nodiscard]] Addends addendsOf(const Phi& phi, const PerScorer& weights);
[[nodiscard]] Points sumOf(const Addends& addends);

/// The points of every track of the library at one moment. Equal points are a tie and stay one:
/// nothing here prefers a track for its number.
class NextScores {
public:
    struct Ranked {
        Index track = 0;
        Points points = 0;
        Addends addends{};
    };

    /// `table` is finished and outlives the scores.
    NextScores(const PhiTable& table, const PerScorer& weights);

    [[nodiscard]] Points points(Index track) const { return m_points[m_table.rowOf(track)]; }
    [[nodiscard]] Addends addends(Index track) const;
    /// The addends by signal: what switching one off takes away.
    [[nodiscard]] std::array<Points, signals::kSignalCount> bySignal(Index track) const;
    [[nodiscard]] Standing standing(Index track) const;
    /// The touched tracks with the most points, falling, equal ones by track. What has no row of
    /// its own is not listed.
    [[nodiscard]] std::vector<Ranked> best(std::size_t count) const;

private:
    const PhiTable& m_table;
    PerScorer m_weights;
    std::vector<Points> m_points; ///< by row
};

} // namespace earshot::recommend::next
