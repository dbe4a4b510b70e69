// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"
#include "core/analysis/running_moments.h"
#include "core/analysis/spectrum_stream.h"

#include <array>

namespace earshot::analysis {

/// Spread of the short-time level: crest, low-energy share, range. A histogram of levels stands
/// for the frames, so that memory does not grow with the track.
class Dynamics {
public:
    void push(const SpectrumFrame& frame);
    void finish(Features& features, Descriptors& descriptors) const;

private:
    static constexpr int kLevels = 320; ///< of half a dB, from −120 dBFS up

    [[nodiscard]] double percentileDb(double share) const;

    std::array<std::int64_t, kLevels> m_levels{};
    RunningMoments m_rms;
    RunningMoments m_levelDb;
    RunningMoments m_crestDb;
    std::int64_t m_frames = 0;
};

} // namespace earshot::analysis
