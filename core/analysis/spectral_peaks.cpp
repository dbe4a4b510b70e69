// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spectral_peaks.h"

#include "core/analysis/constants.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

constexpr double kChromaBinHz = static_cast<double>(kRateHz) / kChromaFrameSize;
constexpr int kFirstBin = static_cast<int>(kPeakLowHz / kChromaBinHz);
constexpr int kLastBin = static_cast<int>(kPeakHighHz / kChromaBinHz);

/// Pairs of more peaks add cost but hardly roughness: the rest is too weak.
constexpr std::size_t kRoughPeaks = 20;

} // namespace

SpectralPeaks::SpectralPeaks() {
    m_maxima.reserve(kLastBin - kFirstBin);
    m_peaks.reserve(kMaxPeaks);
}

void SpectralPeaks::find(std::span<const float> power) {
    m_maxima.clear();
    m_peaks.clear();
    m_powerShare = 0;
    const Eigen::Map<const Eigen::ArrayXf> range(power.data() + kFirstBin, kLastBin - kFirstBin);
    const float total = range.sum();
    const float threshold = range.maxCoeff() * kPeakRange * kPeakRange;
    if (!(total > 0.0F)) {
        return;
    }
    const auto at = [power](int bin) { return power[static_cast<std::size_t>(bin)]; };
    for (int bin = kFirstBin; bin < kLastBin; ++bin) {
        if (at(bin) > threshold && at(bin) > at(bin - 1) && at(bin) >= at(bin + 1)) {
            m_maxima.push_back(bin);
        }
    }
    const auto kept = std::min<std::size_t>(m_maxima.size(), kMaxPeaks);
    std::partial_sort(m_maxima.begin(), m_maxima.begin() + static_cast<std::ptrdiff_t>(kept),
                      m_maxima.end(), [&](int a, int b) { return at(a) > at(b); });
    float inPeaks = 0;
    for (std::size_t i = 0; i < kept; ++i) {
        const int bin = m_maxima[i];
        inPeaks += at(bin - 1) + at(bin) + at(bin + 1);
        // Parabola through the logarithms: exact for a Gaussian main lobe, close for Hann's
        // (Smith & Serra 1987).
        const float left = std::log(at(bin - 1) + 1e-30F);
        const float middle = std::log(at(bin));
        const float right = std::log(at(bin + 1) + 1e-30F);
        const float curvature = left - 2.0F * middle + right;
        const float offset =
            curvature < 0.0F ? std::clamp(0.5F * (left - right) / curvature, -0.5F, 0.5F) : 0.0F;
        const float height = middle - 0.25F * (left - right) * offset;
        m_peaks.push_back({static_cast<float>((static_cast<float>(bin) + offset) * kChromaBinHz),
                           std::exp(0.5F * height)});
    }
    m_powerShare = std::min(1.0F, inPeaks / total);
}

float SpectralPeaks::roughness() const {
    const std::size_t count = std::min(m_peaks.size(), kRoughPeaks);
    float sum = 0;
    float energy = 0;
    for (std::size_t i = 0; i < count; ++i) {
        energy += m_peaks[i].amplitude * m_peaks[i].amplitude;
        for (std::size_t j = i + 1; j < count; ++j) {
            const float lower = std::min(m_peaks[i].hz, m_peaks[j].hz);
            const float distance = std::abs(m_peaks[i].hz - m_peaks[j].hz);
            const float scaled = 0.24F / (0.0207F * lower + 18.96F) * distance;
            if (scaled < 3.0F) { // beyond: smooth
                sum += m_peaks[i].amplitude * m_peaks[j].amplitude *
                       (std::exp(-3.51F * scaled) - std::exp(-5.75F * scaled));
            }
        }
    }
    return energy > 0.0F ? sum / energy : 0.0F;
}

} // namespace earshot::analysis
