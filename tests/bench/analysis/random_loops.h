// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace earshot::analysis::fit {

/// A drum loop with known tempo.
struct Loop {
    std::string pattern;        ///< "rock", "disco" …
    double bpm = 0;             ///< 60 … 180
    std::vector<float> samples; ///< mono, kLoopRate
};

inline constexpr int kLoopRate = 44100;

/// Number `index` of an endless row of loops of 14–18 s: fourteen patterns in turn (one to the
/// beat, backbeats with hats in quarters, eighths or sixteenths, shuffle, syncopated, half-filled
/// …), each time with another drum kit, tempo, offset, accents and, sometimes, unsteady hands.
[[nodiscard]] Loop randomLoop(int index, std::uint64_t seed);

} // namespace earshot::analysis::fit
