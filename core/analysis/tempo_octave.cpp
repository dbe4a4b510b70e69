// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tempo_octave.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

bool tappable(double lag) {
    const double bpm = 60.0 * kOnsetRateHz / lag;
    return bpm >= kTempoLowestBpm && bpm <= kTempoHighestBpm;
}

OctaveCandidate candidateAt(const PulseProfile& profile, double lag) {
    OctaveCandidate candidate{lag, {}};
    constexpr std::size_t kMultiples = kOctaveMultiples.size();
    auto* value = candidate.evidence.begin();
    for (int range = 0; range < kOnsetRanges; ++range) {
        for (std::size_t i = 0; i < kMultiples; ++i) {
            const double found =
                profile.at(static_cast<OnsetRange>(range), kOctaveMultiples[i] * lag);
            value[i] = static_cast<float>(found);
            value[kMultiples + i] = static_cast<float>(found > 0.0 ? found * found : 0.0);
        }
        value += 2 * kMultiples;
    }
    const double octaves = std::log2(60.0 * kOnsetRateHz / lag / 100.0);
    *value++ = static_cast<float>(octaves);
    *value = static_cast<float>(octaves * octaves);
    return candidate;
}

double scoreOf(const OctaveCandidate& candidate) {
    double sum = 0;
    for (std::size_t i = 0; i < candidate.evidence.size(); ++i) {
        sum += kOctaveWeights[i] * candidate.evidence[i];
    }
    return sum;
}

} // namespace

double PulseProfile::at(OnsetRange range, double lag) const {
    const Eigen::ArrayXd& values = regularity[placeOf(range)];
    const auto reach = static_cast<Eigen::Index>(std::max(1.0, 0.015 * lag));
    const auto centre = static_cast<Eigen::Index>(std::lround(lag));
    const Eigen::Index first = std::max<Eigen::Index>(1, centre - reach);
    const Eigen::Index last = std::min(values.size() - 1, centre + reach);
    const double count = windows[placeOf(range)];
    return first <= last && count > 0 ? values.segment(first, last - first + 1).maxCoeff() / count
                                      : 0.0;
}

std::vector<OctaveCandidate> octavesOf(const PulseProfile& profile, double found) {
    std::vector<OctaveCandidate> candidates;
    for (const double octave : {0.25, 0.5, 1.0, 2.0, 4.0}) {
        if (octave == 1.0 || tappable(octave * found)) {
            candidates.push_back(candidateAt(profile, octave * found));
        }
    }
    return candidates;
}

OctaveChoice chooseOctave(const std::vector<OctaveCandidate>& candidates) {
    const auto better = [](const OctaveCandidate& a, const OctaveCandidate& b) {
        return scoreOf(a) < scoreOf(b);
    };
    const auto best = std::max_element(candidates.begin(), candidates.end(), better);
    // Candidates stand in order of their lag: the neighbours are its half and its double.
    const OctaveCandidate* half = best == candidates.begin() ? nullptr : &*(best - 1);
    const OctaveCandidate* twice = best + 1 == candidates.end() ? nullptr : &*(best + 1);
    if (half == nullptr && twice == nullptr) {
        return {best->lag, 2.0 * best->lag};
    }
    if (half == nullptr || twice == nullptr) {
        return {best->lag, (half != nullptr ? half : twice)->lag};
    }
    return {best->lag, better(*half, *twice) ? twice->lag : half->lag};
}

} // namespace earshot::analysis
