// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"

#include <span>
#include <vector>

namespace earshot::analysis {

/// Danceability after Streich & Herrera 2005: detrended fluctuation analysis of the level in 10 ms
/// frames. Music for dancing repeats at the beat, so its level wanders less than its length would
/// let it. Linear detrending removes the unknown mean, so everything runs on the stream.
class Danceability {
public:
    Danceability();

    /// Mono at kRateHz.
    void push(std::span<const float> mono);

    /// Unknown for less than kDanceMinSounding seconds of sound.
    void finish(double soundingSeconds, Features& features, Descriptors& descriptors) const;

private:
    /// Least-squares line through the integrated level of one box, from running sums.
    struct Box {
        int filled = 0;
        double walk = 0; ///< integrated level since the box began
        double sum = 0, weighted = 0, squares = 0;
    };
    struct Scale {
        int length = 0; ///< frames
        Box boxes[2];   ///< half a length apart
        double residual = 0;
        double finished = 0;
    };

    void pushLevel(double level);
    static void extend(Scale& scale, Box& box, double level);

    std::vector<Scale> m_scales;
    int m_frameSamples = 0;
    int m_samples = 0;
    double m_sum = 0, m_squares = 0;
    std::int64_t m_frames = 0;
};

} // namespace earshot::analysis
