// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/onset_strength.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earshot::analysis {

namespace {

using Array = Eigen::Map<Eigen::ArrayXf>;
using ConstArray = Eigen::Map<const Eigen::ArrayXf>;

/// The reference level falls by half in about seven seconds: slow against beats and phrases.
constexpr float kReferenceDecay = 0.9997F;

} // namespace

OnsetStrength::OnsetStrength()
    : m_spectrum(kOnsetFrameSize, kOnsetHop, Window::Hamming),
      m_level(static_cast<std::size_t>(m_spectrum.bins())),
      m_previous(static_cast<std::size_t>(m_spectrum.bins())) {
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

float OnsetStrength::rise(const SpectrumFrame& frame) {
    const auto bins = static_cast<Eigen::Index>(m_level.size());
    const ConstArray power(frame.power.data(), bins);
    Array level(m_level.data(), bins);
    const float loudest = power.maxCoeff();
    m_reference = std::max(m_reference * kReferenceDecay, loudest);
    if (!(m_reference > 1e-12F)) { // below −120 dBFS: digital silence
        m_hasPrevious = false;
        return 0.0F;
    }
    // log(1 + C·|X|) of the paper on power: the same slope, half the work (no square root).
    constexpr float kCompression = kOnsetCompression * kOnsetCompression;
    level = (1.0F + (kCompression / m_reference) * power).log();
    float sum = 0;
    if (m_hasPrevious) {
        sum = (level - ConstArray(m_previous.data(), bins)).max(0.0F).sum();
    }
    m_previous.swap(m_level);
    m_hasPrevious = true;
    return sum;
}

float OnsetStrength::lowPass(float value) {
    std::copy(m_delay.begin() + 1, m_delay.end(), m_delay.begin());
    m_delay.back() = value;
    float sum = 0;
    for (std::size_t i = 0; i < m_taps.size(); ++i) {
        sum += m_taps[i] * m_delay[i];
    }
    return sum;
}

} // namespace earshot::analysis
