// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/strip.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

/// Brightness 0 and 255: centroids of a bass solo and of cymbals.
const float kDarkest = std::log2(200.0F);
const float kBrightest = std::log2(6400.0F);

std::uint8_t byteOf(float unit) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(unit, 0.0F, 1.0F) * 255.0F));
}

} // namespace

Strip::Strip() {
    m_slices.reserve(kStripSlices + 1);
}

void Strip::push(float peak, float centroidHz) {
    m_open.peak = std::max(m_open.peak, peak);
    if (centroidHz > 0.0F) {
        m_open.tone += peak * std::log2(centroidHz);
        m_open.weight += peak;
    }
    if (++m_framesInOpen < m_framesPerSlice) {
        return;
    }
    m_slices.push_back(m_open);
    m_open = {};
    m_framesInOpen = 0;
    if (m_slices.size() > kStripSlices) {
        // One slice is kept open so that pairs stay aligned.
        m_open = m_slices.back();
        m_slices.pop_back();
        m_framesInOpen = m_framesPerSlice;
        for (std::size_t i = 0; i < kStripSlices / 2; ++i) {
            const Slice& a = m_slices[2 * i];
            const Slice& b = m_slices[2 * i + 1];
            m_slices[i] = {std::max(a.peak, b.peak), a.tone + b.tone, a.weight + b.weight};
        }
        m_slices.resize(kStripSlices / 2);
        m_framesPerSlice *= 2;
    }
}

void Strip::finish(Features& features) const {
    features.stripLevel.clear();
    features.stripTone.clear();
    for (const Slice& slice : m_slices) {
        const float tone = slice.weight > 0.0F ? slice.tone / slice.weight : kDarkest;
        features.stripLevel.push_back(byteOf(slice.peak));
        features.stripTone.push_back(byteOf((tone - kDarkest) / (kBrightest - kDarkest)));
    }
}

} // namespace earshot::analysis
