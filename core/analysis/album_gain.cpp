// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/album_gain.h"

#include <cmath>

namespace earshot::analysis {

namespace {

constexpr double kRelativeGateLu = 10.0; ///< EBU Tech 3341

double energyOf(double lufs) {
    return std::pow(10.0, lufs / 10.0);
}

double lufsOf(double energy) {
    return 10.0 * std::log10(energy);
}

struct Part {
    const LoudnessHistogram* histogram;
    double shiftLu;
};

/// Mean energy of the blocks at or above the gate; 0 when there is none.
double gatedEnergy(const std::vector<Part>& parts, double gateLufs) {
    double sum = 0;
    double count = 0;
    for (const Part& part : parts) {
        for (std::size_t bin = 0; bin < part.histogram->counts.size(); ++bin) {
            const double lufs =
                LoudnessHistogram::kFirstLufs + static_cast<double>(bin) + 0.5 + part.shiftLu;
            if (lufs >= gateLufs) {
                const double blocks = part.histogram->counts[bin];
                sum += blocks * energyOf(lufs);
                count += blocks;
            }
        }
    }
    return count > 0 ? sum / count : 0.0;
}

std::optional<double> gatedLufs(const std::vector<Part>& parts) {
    const double ungated = gatedEnergy(parts, LoudnessHistogram::kFirstLufs);
    if (!(ungated > 0.0)) {
        return std::nullopt;
    }
    return lufsOf(gatedEnergy(parts, lufsOf(ungated) - kRelativeGateLu));
}

} // namespace

std::optional<double> jointLufs(const std::vector<TrackLoudness>& tracks) {
    std::vector<Part> parts;
    for (const TrackLoudness& track : tracks) {
        const auto alone = gatedLufs({{&track.histogram, 0.0}});
        if (alone && track.integratedLufs) {
            parts.push_back({&track.histogram, *track.integratedLufs - *alone});
        }
    }
    return gatedLufs(parts);
}

} // namespace earshot::analysis
