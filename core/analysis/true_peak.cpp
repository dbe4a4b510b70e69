// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/true_peak.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earshot::analysis {

namespace {

constexpr int kHistory = kTruePeakTaps - 1;
constexpr int kBlocks = 32; ///< blocks buffered before they are looked at
constexpr std::size_t kCapacity = kHistory + kBlocks * kTruePeakBlock;

double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 32; ++k) {
        term *= (x / (2.0 * k)) * (x / (2.0 * k));
        sum += term;
    }
    return sum;
}

} // namespace

TruePeak::TruePeak() : m_taps(kTruePeakTaps, kTruePeakPhases - 1), m_buffer(kCapacity) {
    // Kaiser-windowed sinc through the samples themselves; phase 0 is the sample and needs no
    // filter. β = 5 keeps the passband flat within 0.1 dB to 0.45 of the rate.
    constexpr double kBeta = 5.0;
    constexpr double kHalf = kTruePeakTaps / 2.0;
    for (int phase = 1; phase < kTruePeakPhases; ++phase) {
        double sum = 0;
        for (int tap = 0; tap < kTruePeakTaps; ++tap) {
            const double x = tap - (kHalf - 1.0) - static_cast<double>(phase) / kTruePeakPhases;
            const double sinc =
                std::sin(std::numbers::pi * x) / (std::numbers::pi * x); // x is never 0
            const double edge = 1.0 - (x / kHalf) * (x / kHalf);
            const double value =
                sinc * besselI0(kBeta * std::sqrt(std::max(edge, 0.0))) / besselI0(kBeta);
            m_taps(tap, phase - 1) = static_cast<float>(value);
            sum += value;
        }
        m_taps.col(phase - 1) /= static_cast<float>(sum);
        m_gain = std::max(m_gain, m_taps.col(phase - 1).abs().sum());
    }
    m_filled = kHistory; // silence before the start
}

void TruePeak::push(std::span<const float> channel) {
    while (!channel.empty()) {
        const std::size_t taken = std::min(channel.size(), kCapacity - m_filled);
        std::copy_n(channel.begin(), taken,
                    m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled));
        m_filled += taken;
        channel = channel.subspan(taken);
        if (m_filled == kCapacity) {
            process();
        }
    }
}

void TruePeak::process() {
    constexpr Eigen::Index kReach = kTruePeakBlock + kHistory;
    const Eigen::Map<const Eigen::ArrayXf> samples(m_buffer.data(), kCapacity);
    for (Eigen::Index block = 0; block < kBlocks; ++block) {
        const Eigen::Index start = block * kTruePeakBlock;
        const float highest = samples.segment<kReach>(start).abs().maxCoeff();
        m_samplePeak = std::max(m_samplePeak, highest);
        m_truePeak = std::max(m_truePeak, highest);
        if (highest * m_gain > m_truePeak) {
            oversample(start);
        }
    }
    std::copy(m_buffer.end() - kHistory, m_buffer.end(), m_buffer.begin());
    m_filled = kHistory;
}

void TruePeak::oversample(Eigen::Index start) {
    using Block = Eigen::Array<float, kTruePeakBlock, 1>;
    const float* first = m_buffer.data() + start;
    for (Eigen::Index phase = 0; phase < kTruePeakPhases - 1; ++phase) {
        Block sum = Block::Zero();
        for (Eigen::Index tap = 0; tap < kTruePeakTaps; ++tap) {
            sum += m_taps(tap, phase) * Eigen::Map<const Block>(first + tap);
        }
        m_truePeak = std::max(m_truePeak, sum.abs().maxCoeff());
    }
}

void TruePeak::finish() {
    // Silence to the end of the buffer, and once more for the filter's reach.
    std::fill(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled), m_buffer.end(), 0.0F);
    process();
    std::fill(m_buffer.begin() + kHistory, m_buffer.end(), 0.0F);
    process();
}

} // namespace earshot::analysis
