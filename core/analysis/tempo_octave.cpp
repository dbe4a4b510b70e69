// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tempo_octave.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace earshot::analysis {

namespace {

/// Highest value close to a lag; 0 beyond the end.
double regularityAt(const Eigen::ArrayXd& regularity, double lag) {
    const auto reach = static_cast<Eigen::Index>(std::max(2.0, 0.015 * lag));
    const auto centre = static_cast<Eigen::Index>(std::lround(lag));
    const Eigen::Index first = std::max<Eigen::Index>(1, centre - reach);
    const Eigen::Index last = std::min(regularity.size() - 1, centre + reach);
    return first <= last ? regularity.segment(first, last - first + 1).maxCoeff() : 0.0;
}

/// How well a lag serves as the beat; −infinity outside the range of tempi.
double scoreOf(const Eigen::ArrayXd& regularity, double lag) {
    const double bpm = 60.0 * kOnsetRateHz / lag;
    if (bpm < kTempoLowestBpm || bpm > kTempoHighestBpm) {
        return -std::numeric_limits<double>::infinity();
    }
    const double beat = std::max(0.0, regularityAt(regularity, lag));
    // Strong and weak beats take turns: what repeats after two beats more exactly than after one
    // speaks for the faster reading.
    const double turns = std::max(0.0, regularityAt(regularity, 2.0 * lag) - beat);
    const double octaves = std::log2(bpm / kTempoPriorBpm) / kTempoPriorOctaves;
    return kTempoRegularityWeight * std::log(kTempoRegularityFloor + beat) +
           kTempoTurnsWeight * turns - 0.5 * octaves * octaves;
}

} // namespace

OctaveChoice chooseOctave(const Eigen::ArrayXd& regularity, double found) {
    struct Octave {
        double lag;
        double score;
    };
    std::array<Octave, 3> octaves{{{found, 0}, {found / 2.0, 0}, {found * 2.0, 0}}};
    for (Octave& octave : octaves) {
        octave.score = scoreOf(regularity, octave.lag);
    }
    std::sort(octaves.begin(), octaves.end(),
              [](const Octave& a, const Octave& b) { return a.score > b.score; });
    const double lag = octaves[0].lag;
    return {lag, octaves[1].lag,
            std::max(regularityAt(regularity, lag), regularityAt(regularity, 2.0 * lag))};
}

} // namespace earshot::analysis
