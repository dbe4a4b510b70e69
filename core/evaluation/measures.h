// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/next_scores.h"

#include <array>
#include <span>
#include <vector>

namespace earshot::evaluation {

using recommend::next::Standing;

/// What is told of a method, by listener: of all tested plays, of those never heard before, of
/// those heard before.
enum class Measure : std::uint8_t {
    HitRate1,
    HitRate5,
    HitRate10,
    HitRate20,
    ReciprocalRank, ///< MRR
    Gain10,         ///< nDCG@10
    FirstHitRate20,
    FirstReciprocalRank,
    RepeatHitRate20,
    RepeatReciprocalRank,
};
inline constexpr std::size_t kMeasureCount = 10;

/// Ties by expectation: each order of the tied tracks is as likely as any other.
[[nodiscard]] double hitRate(Standing standing, std::size_t length);
[[nodiscard]] double reciprocalRank(Standing standing);
[[nodiscard]] double gain10(Standing standing); ///< nDCG@10 of the one track that was played

/// Where the played track stood when one play was predicted.
struct Outcome {
    std::uint32_t listener = 0; ///< in the history
    bool firstPlay = false;
    Standing standing;
};

/// One mean per listener and measure; NaN where a listener has nothing to measure.
struct ListenerMeans {
    std::vector<std::uint32_t> listeners; ///< in the history, ascending
    std::array<std::vector<double>, kMeasureCount> means;
};
/// `outcomes` by listener, ascending.
[[nodiscard]] ListenerMeans meansOf(std::span<const Outcome> outcomes);

} // namespace earshot::evaluation
