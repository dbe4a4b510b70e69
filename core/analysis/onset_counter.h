// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"
#include "core/analysis/running_moments.h"

#include <Eigen/Core>

#include <array>

namespace earshot::analysis {

/// Counts note onsets: peaks in the mean rise of the mel-band levels that stand out from the last
/// second (Böck, Krebs & Schedl 2012, section 2.4, with fixed reach).
class OnsetCounter {
public:
    OnsetCounter();

    /// Levels of the mel bands of one frame, dB.
    void push(const Eigen::ArrayXf& bandsDb);

    /// `seconds`: of the track without the silence at its ends.
    void finish(double seconds, Features& features, Descriptors& descriptors) const;

private:
    static constexpr int kHistory = 43; ///< frames: one second

    Eigen::ArrayXf m_previous;
    std::array<float, kHistory> m_rises{}; ///< ring, newest at m_frames − 1
    std::int64_t m_frames = 0;
    std::int64_t m_onsets = 0;
    std::int64_t m_lastOnset = -kHistory;
    RunningMoments m_rise;
};

} // namespace earshot::analysis
