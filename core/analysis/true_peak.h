// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <span>
#include <vector>

namespace earshot::analysis {

/// Highest level between the samples of one channel (ITU-R BS.1770-4 annex 2): four times
/// oversampled, but only where the samples are high enough that the result could rise. That bound
/// is exact: no interpolated value exceeds the highest sample around it times the sum of the
/// filter's absolute coefficients.
class TruePeak {
public:
    TruePeak();

    /// `channel`: samples of one channel. May be of any length.
    void push(std::span<const float> channel);
    /// Ends the stream: the filter's tail is looked at too.
    void finish();

    /// Linear, full scale 1. At least the highest sample.
    [[nodiscard]] float truePeak() const { return m_truePeak; }
    [[nodiscard]] float samplePeak() const { return m_samplePeak; }

private:
    void process();
    void oversample(Eigen::Index start);

    Eigen::ArrayXXf m_taps; ///< taps × phases
    float m_gain = 1;       ///< most by which interpolation can exceed the samples
    std::vector<float> m_buffer;
    std::size_t m_filled = 0;
    float m_samplePeak = 0;
    float m_truePeak = 0;
};

} // namespace earshot::analysis
