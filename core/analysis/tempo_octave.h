// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/onset_strength.h"

#include <Eigen/Core>

#include <array>
#include <vector>

namespace earshot::analysis {

/// Sums over windows of the onset strengths' autocorrelations by lag (1 at lag 0 of each window).
struct PulseProfile {
    PulseProfile() { regularity.fill(Eigen::ArrayXd::Zero(kTempoWindow)); }

    /// Highest mean value close to a lag in onset-strength samples; 0 beyond the end.
    [[nodiscard]] double at(OnsetRange range, double lag) const;

    std::array<Eigen::ArrayXd, kOnsetRanges> regularity;
    std::array<double, kOnsetRanges> windows{};
};

/// Multiples of a lag at which the regularity speaks for or against it as the beat.
inline constexpr std::array kOctaveMultiples{0.25, 1.0 / 3.0, 0.5, 2.0 / 3.0, 1.0,
                                             1.5,  2.0,       3.0, 4.0};

/// Values the octave is decided by: for every range the regularity at every multiple, then the
/// squares of those (strong agreement counts for more than its share); tempo in octaves from 100
/// BPM and its square.
inline constexpr int kOctaveEvidence =
    2 * kOnsetRanges * static_cast<int>(kOctaveMultiples.size()) + 2;

struct OctaveCandidate {
    double lag = 0; ///< of the beat, in onset-strength samples
    std::array<float, kOctaveEvidence> evidence{};
};

/// The found lag and those of its octaves that are tempi people tap (kTempoLowestBpm …
/// kTempoHighestBpm); at least one.
[[nodiscard]] std::vector<OctaveCandidate> octavesOf(const PulseProfile& profile, double found);

struct OctaveChoice {
    double lag = 0;       ///< of the beat, in onset-strength samples
    double alternate = 0; ///< its half or double that fits next best
};

/// Decides which of the candidates people would tap: the one with the highest weighted sum of its
/// evidence, fitted as a conditional logit (McFadden 1974) by tests/bench/analysis/fit_octave.
[[nodiscard]] OctaveChoice chooseOctave(const std::vector<OctaveCandidate>& candidates);

/// Written by fit_octave.
extern const std::array<float, kOctaveEvidence> kOctaveWeights;

} // namespace earshot::analysis
