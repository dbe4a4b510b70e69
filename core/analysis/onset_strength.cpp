// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/onset_strength.h"
#include "core/analysis/log_sum.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earshot::analysis {

namespace {

using Array = Eigen::Map<Eigen::ArrayXf>;
using ConstArray = Eigen::Map<const Eigen::ArrayXf>;

/// The reference level falls by half in about seven seconds: slow against beats and phrases.
constexpr float kReferenceDecay = 0.9994F;

constexpr Eigen::Index binOf(double hz) {
    return static_cast<Eigen::Index>(hz * kOnsetFrameSize / kRateHz + 0.5);
}
constexpr Eigen::Index kLowEnd = binOf(kOnsetLowHz);
constexpr Eigen::Index kHighBegin = binOf(kOnsetHighHz);

} // namespace

OnsetStrength::OnsetStrength()
    : m_spectrum(kOnsetFrameSize, kOnsetHop, Window::Hamming),
      m_level(static_cast<std::size_t>(m_spectrum.bins())),
      m_previousLevel(m_level.size()),
      m_amplitude(m_level.size()),
      m_previousAmplitude(m_level.size()) {
    // Hamming-windowed sinc, unit gain at 0 Hz.
    constexpr int kMiddle = kOnsetLowPassTaps / 2;
    constexpr double kCutoff = kOnsetLowPassHz / kOnsetRateHz; // cycles per sample
    double sum = 0;
    for (int i = 0; i < kOnsetLowPassTaps; ++i) {
        const double x = 2.0 * std::numbers::pi * kCutoff * (i - kMiddle);
        const double sinc = i == kMiddle ? 1.0 : std::sin(x) / x;
        const double window =
            0.54 - 0.46 * std::cos(2.0 * std::numbers::pi * i / (kOnsetLowPassTaps - 1));
        m_taps[static_cast<std::size_t>(i)] = static_cast<float>(sinc * window);
        sum += sinc * window;
    }
    for (float& tap : m_taps) {
        tap = static_cast<float>(tap / sum);
    }
}

OnsetStrengths OnsetStrength::rise(const SpectrumFrame& frame) {
    const auto bins = static_cast<Eigen::Index>(m_level.size());
    const ConstArray power(frame.power.data(), bins);
    Array level(m_level.data(), bins);
    Array amplitude(m_amplitude.data(), bins);
    const float loudest = power.maxCoeff();
    m_reference = std::max(m_reference * kReferenceDecay, loudest);
    if (!(m_reference > 1e-12F)) { // below −120 dBFS: digital silence
        m_hasPrevious = false;
        return {};
    }
    // log(1 + C·|X|) of the paper on power: the same slope, half the work (no square root). The
    // rise of a logarithm is the logarithm of a ratio, and ratios can be multiplied before it is
    // taken.
    constexpr float kCompression = kOnsetCompression * kOnsetCompression;
    level = 1.0F + (kCompression / m_reference) * power; // [1, 1 + C²]
    amplitude = power.sqrt();
    OnsetStrengths rise{};
    if (m_hasPrevious) {
        Array ratio(m_previousLevel.data(), bins);
        ratio = (level / ratio).max(1.0F); // what was before is no longer needed
        const float low = logSum(ratio.head(kLowEnd));
        const float middle = logSum(ratio.segment(kLowEnd, kHighBegin - kLowEnd));
        const float high = logSum(ratio.tail(bins - kHighBegin));
        const ConstArray quieter(m_previousAmplitude.data(), bins);
        rise[placeOf(OnsetRange::Whole)] = low + middle + high;
        rise[placeOf(OnsetRange::Low)] = low;
        rise[placeOf(OnsetRange::Middle)] = middle;
        rise[placeOf(OnsetRange::High)] = high;
        rise[placeOf(OnsetRange::Amplitude)] =
            (amplitude - quieter).max(0.0F).sum() / std::sqrt(m_reference);
    }
    m_previousLevel.swap(m_level);
    m_previousAmplitude.swap(m_amplitude);
    m_hasPrevious = true;
    return rise;
}

OnsetStrengths OnsetStrength::lowPass(const OnsetStrengths& strengths) {
    std::copy(m_delay.begin() + 1, m_delay.end(), m_delay.begin());
    m_delay.back() = strengths;
    OnsetStrengths sums{};
    for (std::size_t i = 0; i < m_taps.size(); ++i) {
        for (std::size_t range = 0; range < sums.size(); ++range) {
            sums[range] += m_taps[i] * m_delay[i][range];
        }
    }
    return sums;
}

} // namespace earshot::analysis
