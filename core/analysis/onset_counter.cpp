// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/onset_counter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot::analysis {

namespace {

/// Two onsets closer than this are one, frames (70 ms).
constexpr int kShortestGap = 3;

} // namespace

OnsetCounter::OnsetCounter() : m_previous(kMelBands) {}

void OnsetCounter::push(const Eigen::ArrayXf& bandsDb) {
    const float rise = m_frames == 0 ? 0.0F : (bandsDb - m_previous).max(0.0F).mean();
    m_previous = bandsDb;
    m_rises[static_cast<std::size_t>(m_frames % kHistory)] = rise;
    ++m_frames;
    m_rise.add(rise);

    // The frame under judgement is the newest that already has its later neighbours.
    const std::int64_t candidate = m_frames - 1 - kOnsetPeakReach;
    if (candidate < kOnsetPeakReach) {
        return;
    }
    const auto at = [this](std::int64_t frame) {
        return m_rises[static_cast<std::size_t>(frame % kHistory)];
    };
    const float value = at(candidate);
    for (int distance = 1; distance <= kOnsetPeakReach; ++distance) {
        if (value < at(candidate - distance) || value <= at(candidate + distance)) {
            return;
        }
    }
    const auto known = static_cast<float>(std::min<std::int64_t>(m_frames, kHistory));
    const float mean = std::accumulate(m_rises.begin(), m_rises.end(), 0.0F) / known;
    if (value > kOnsetMinimumDb && value > kOnsetRise * mean &&
        candidate - m_lastOnset >= kShortestGap) {
        ++m_onsets;
        m_lastOnset = candidate;
    }
}

void OnsetCounter::finish(double seconds, Features& features, Descriptors& descriptors) const {
    if (seconds <= 0.0 || m_frames < kHistory) {
        return;
    }
    features.onsetsPerSecond = static_cast<double>(m_onsets) / seconds;
    descriptors.set(Descriptor::OnsetRate, std::log2(features.onsetsPerSecond + 0.25));
    if (m_rise.mean() > 0.0) {
        descriptors.set(Descriptor::OnsetContrast, m_rise.deviation() / m_rise.mean());
    }
}

} // namespace earshot::analysis
