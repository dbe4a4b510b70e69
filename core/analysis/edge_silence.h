// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"

#include <span>

namespace earshot::analysis {

/// Silence at both ends of a track, to the sample frame, and its whole length.
class EdgeSilence {
public:
    EdgeSilence(int sampleRateHz, int channels);

    void push(std::span<const float> interleaved);

    /// A track silent throughout starts with its whole length and ends with none.
    void finish(Features& features) const;

    [[nodiscard]] double seconds() const;

private:
    double m_rate;
    std::size_t m_channels;
    std::int64_t m_frames = 0;
    std::int64_t m_firstSound = -1;
    std::int64_t m_lastSound = -1;
};

} // namespace earshot::analysis
