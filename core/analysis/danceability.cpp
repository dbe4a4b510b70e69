// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/danceability.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

/// A scale counts once this many boxes were measured.
constexpr double kFewestBoxes = 3;

/// Mean exponents told as 1 … 0. The 2nd, 50th and 98th percentile of the 4Q clips are .55, .91 and
/// 1.21 (rap averages .71, new age 1.04).
constexpr double kLowestExponent = 0.25;
constexpr double kHighestExponent = 1.05;

} // namespace

Danceability::Danceability() : m_frameSamples(static_cast<int>(kDanceFrameSeconds * kRateHz)) {
    const double frameSeconds = static_cast<double>(m_frameSamples) / kRateHz;
    for (double seconds = kDanceMinSeconds; seconds <= kDanceMaxSeconds; seconds *= kDanceStep) {
        Scale scale;
        scale.length = static_cast<int>(seconds / frameSeconds);
        scale.boxes[1].filled = -scale.length / 2; // starts half a box later
        m_scales.push_back(scale);
    }
}

void Danceability::push(std::span<const float> mono) {
    while (!mono.empty()) {
        const auto taken = std::min<std::size_t>(
            mono.size(), static_cast<std::size_t>(m_frameSamples - m_samples));
        for (const float sample : mono.first(taken)) {
            m_sum += sample;
            m_squares += static_cast<double>(sample) * sample;
        }
        m_samples += static_cast<int>(taken);
        mono = mono.subspan(taken);
        if (m_samples == m_frameSamples) {
            const double mean = m_sum / m_frameSamples;
            pushLevel(std::sqrt(std::max(0.0, m_squares / m_frameSamples - mean * mean)));
            m_samples = 0;
            m_sum = 0;
            m_squares = 0;
        }
    }
}

void Danceability::pushLevel(double level) {
    ++m_frames;
    for (Scale& scale : m_scales) {
        extend(scale, scale.boxes[0], level);
        extend(scale, scale.boxes[1], level);
    }
}

void Danceability::extend(Scale& scale, Box& box, double level) {
    if (box.filled < 0) {
        ++box.filled;
        return;
    }
    box.walk += level;
    box.sum += box.walk;
    box.weighted += box.filled * box.walk;
    box.squares += box.walk * box.walk;
    if (++box.filled < scale.length) {
        return;
    }
    // Residual of the regression on 0 … n−1.
    const double n = scale.length;
    const double meanX = (n - 1.0) / 2.0;
    const double spreadX = n * (n * n - 1.0) / 12.0;
    const double covariance = box.weighted - meanX * box.sum;
    const double spreadY = box.squares - box.sum * box.sum / n;
    scale.residual += std::max(0.0, spreadY - covariance * covariance / spreadX) / n;
    scale.finished += 1;
    box = Box{};
}

void Danceability::finish(double soundingSeconds, Features& features,
                          Descriptors& descriptors) const {
    if (soundingSeconds < kDanceMinSounding) {
        return;
    }
    double sum = 0;
    int count = 0;
    const Scale* previous = nullptr;
    for (const Scale& scale : m_scales) {
        if (scale.finished < kFewestBoxes || !(scale.residual > 1e-12)) {
            break;
        }
        if (previous != nullptr && scale.length > previous->length) {
            const double now = scale.residual / scale.finished;
            const double before = previous->residual / previous->finished;
            // The slope of the fluctuation on logarithmic axes.
            sum += 0.5 * std::log(now / before) /
                   std::log((scale.length + 3.0) / (previous->length + 3.0));
            ++count;
        }
        previous = &scale;
    }
    // Fewer scales do not reach beyond a beat or two.
    constexpr int kFewestScales = 20;
    if (count < kFewestScales) {
        return;
    }
    const double exponent = sum / count;
    descriptors.set(Descriptor::DanceExponent, exponent);
    features.danceability =
        std::clamp((kHighestExponent - exponent) / (kHighestExponent - kLowestExponent), 0.0, 1.0);
}

} // namespace earshot::analysis
