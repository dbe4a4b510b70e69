// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"

#include <array>
#include <cstdint>

namespace earshot::recommend::next {

/// The scorers of the next-play model, in the order of their weights' table.
enum class ScorerId : std::uint8_t {
    Bored,
    Again,
    AgainRate,
    Loop,
    Mode,
    Same,
    Stay,
    Share,
    Run,
    Resume,
    Gap,
    Match,
    Two,
    NextArtist,
    NextSitting,
    Near,
    Opener,
};
inline constexpr std::size_t kScorerCount = 17;

/// Which sign a weight may have.
enum class Sign : std::uint8_t { AtLeastZero, AtMostZero };

struct ScorerInfo {
    ScorerId id;
    const char* key;          ///< "plays.bored": family, then what it looks at
    signals::SignalId signal; ///< whose switch turns it off
    Sign sign;
    double weight; ///< points of φ = 1
};

/// kScorerCount rows in the order of ScorerId.
[[nodiscard]] const std::array<ScorerInfo, kScorerCount>& scorers();

[[nodiscard]] constexpr std::size_t at(ScorerId id) {
    return static_cast<std::size_t>(id);
}

/// One number per scorer.
using PerScorer = std::array<double, kScorerCount>;
/// φ of one track in millionths: −1,000,000 … 1,000,000, 0 = no evidence.
using Phi = std::array<std::int32_t, kScorerCount>;

/// The weights from which learning starts.
[[nodiscard]] PerScorer priorWeights();

/// `weight` moved to the nearest value its sign allows.
[[nodiscard]] double allowed(Sign sign, double weight);

} // namespace earshot::recommend::next
