// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/strip.h"

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

std::uint8_t byteOf(float unit) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(unit, 0.0F, 1.0F) * 255.0F));
}

/// The model's sum for one frame; sums of frames are means of the track's descriptors in small.
float livelinessOf(const FrameShape& shape) {
    float sum = kStripModel.intercept;
    for (const StripTerm& term : kStripModel.terms) {
        sum += term.weight * standardised(shape.*term.value, term.mean, term.deviation);
    }
    return sum;
}

} // namespace

Strip::Strip() {
    m_slices.reserve(kStripSlices + 1);
}

void Strip::push(float peak, const FrameShape* shape) {
    m_open.peak = std::max(m_open.peak, peak);
    if (shape != nullptr) {
        m_open.liveliness += livelinessOf(*shape);
        m_open.frames += 1.0F;
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
            m_slices[i] = {std::max(a.peak, b.peak), a.liveliness + b.liveliness,
                           a.frames + b.frames};
        }
        m_slices.resize(kStripSlices / 2);
        m_framesPerSlice *= 2;
    }
}

void Strip::finish(Features& features) const {
    features.stripLevel.clear();
    features.stripLiveliness.clear();
    for (const Slice& slice : m_slices) {
        const float mean = slice.frames > 0.0F ? slice.liveliness / slice.frames : 0.0F;
        features.stripLevel.push_back(byteOf(slice.peak));
        features.stripLiveliness.push_back(
            byteOf(0.5F + 0.5F * std::tanh(kStripModel.spread * mean)));
    }
}

} // namespace earshot::analysis
