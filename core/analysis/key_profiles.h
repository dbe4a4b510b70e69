// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"

#include <array>
#include <cstdint>

namespace earshot::analysis {

/// Weight of each pitch class, C first.
using Chroma = std::array<double, 12>;

struct KeyGuess {
    int tonic = 0; ///< pitch class
    Mode mode = Mode::Major;
    double strength = 0; ///< correlation with the key's profile, [−1, 1]
    double runnerUp = 0; ///< strength of the next best key
    double bestMajor = 0;
    double bestMinor = 0;
};

enum class KeyProfiles : std::uint8_t {
    AlbrechtShanahan, ///< 2013: names the key of more songs (the README has the figures)
    Temperley,        ///< 2005: what the mood models were fitted on, and are better with
};

/// The key whose profile correlates best with the chroma, as Krumhansl 1990 does it. A chroma
/// without energy or without any difference has strength 0.
[[nodiscard]] KeyGuess guessKey(const Chroma& chroma,
                                KeyProfiles which = KeyProfiles::AlbrechtShanahan);

/// 0 = one pitch class only, 1 = all alike. 1 for a chroma without energy.
[[nodiscard]] double chromaEntropy(const Chroma& chroma);

} // namespace earshot::analysis
