// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/edge_silence.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

bool audible(float sample) {
    return std::abs(sample) > kEdgeSilence;
}

} // namespace

EdgeSilence::EdgeSilence(int sampleRateHz, int channels)
    : m_rate(sampleRateHz), m_channels(static_cast<std::size_t>(channels)) {}

void EdgeSilence::push(std::span<const float> interleaved) {
    const auto frameOf = [this](std::ptrdiff_t sample) {
        return m_frames + sample / static_cast<std::ptrdiff_t>(m_channels);
    };
    // Searched from the outside, so that sounding blocks cost next to nothing.
    if (m_firstSound < 0) {
        const auto first = std::find_if(interleaved.begin(), interleaved.end(), audible);
        if (first != interleaved.end()) {
            m_firstSound = frameOf(first - interleaved.begin());
        }
    }
    const auto last = std::find_if(interleaved.rbegin(), interleaved.rend(), audible);
    if (last != interleaved.rend()) {
        m_lastSound = frameOf(last.base() - interleaved.begin() - 1);
    }
    m_frames += static_cast<std::int64_t>(interleaved.size() / m_channels);
}

double EdgeSilence::seconds() const {
    return static_cast<double>(m_frames) / m_rate;
}

void EdgeSilence::finish(Features& features) const {
    features.durationSeconds = seconds();
    if (m_firstSound < 0) {
        features.silenceStartSeconds = seconds();
        return;
    }
    features.silenceStartSeconds = static_cast<double>(m_firstSound) / m_rate;
    features.silenceEndSeconds = static_cast<double>(m_frames - 1 - m_lastSound) / m_rate;
}

} // namespace earshot::analysis
