// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/feature_group.h"
#include "core/analysis/features.h"

namespace earshot::analysis {

/// Momentary loudness (EBU Tech 3341, 400 ms) taken every 400 ms: how often each whole LU was
/// heard, from kFirstLufs up. What an album's gain needs of a track.
struct LoudnessHistogram {
    static constexpr int kFirstLufs = -70; ///< the absolute gate
    static constexpr int kBins = 80;

    void add(double lufs);

    std::array<std::uint32_t, kBins> counts{};
};

/// What one pass over a track gives: the told features and what stands beneath them.
struct Measured {
    Features features;
    Descriptors descriptors;
    LoudnessHistogram loudness;
};

/// Sets what belongs to these groups back to unknown.
void clearGroups(FeatureGroups groups, Measured& measured);

} // namespace earshot::analysis
