// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/track_gain.h"

#include "core/playback/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::playback {

double protectedGain(double gainDb, double peak) {
    if (!std::isfinite(gainDb)) {
        return 1.0;
    }
    const double gain = std::pow(10.0, std::clamp(gainDb, kLowestGainDb, kHighestGainDb) / 20.0);
    if (gain > 1.0 && peak > 0.0) {
        return std::max(1.0, std::min(gain, 1.0 / peak));
    }
    return gain;
}

void PeakGuard::begin(double gain, int sampleRateHz) {
    m_gain = gain;
    m_reduction = 1.0;
    m_release = 1.0 - std::exp(-1.0 / (kGuardReleaseSeconds * sampleRateHz));
}

void PeakGuard::process(std::span<float> interleaved, int channels) {
    if (m_gain == 1.0) {
        return;
    }
    const auto width = static_cast<std::size_t>(channels);
    for (std::size_t at = 0; at + width <= interleaved.size(); at += width) {
        const auto frame = interleaved.subspan(at, width);
        double highest = 0.0;
        for (const float sample : frame) {
            highest = std::max(highest, std::abs(static_cast<double>(sample)));
        }
        m_reduction += (1.0 - m_reduction) * m_release;
        if (highest * m_gain * m_reduction > 1.0) {
            m_reduction = 1.0 / (highest * m_gain);
        }
        const double factor = m_gain * m_reduction;
        for (float& sample : frame) {
            sample = static_cast<float>(sample * factor);
        }
    }
}

} // namespace earshot::playback
