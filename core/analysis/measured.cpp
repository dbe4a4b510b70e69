// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measured.h"

#include "core/analysis/feature_table.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace earshot::analysis {

void LoudnessHistogram::add(double lufs) {
    if (lufs >= kFirstLufs) {
        const int bin = std::min(static_cast<int>(std::floor(lufs)) - kFirstLufs, kBins - 1);
        ++counts[static_cast<std::size_t>(bin)];
    }
}

void clearGroups(FeatureGroups groups, Measured& measured) {
    Features& features = measured.features;
    visitFeatures(features, [&](const FeatureInfo& info, auto& value) {
        if (groups.has(info.group)) {
            value = std::decay_t<decltype(value)>();
        }
    });
    if (groups.has(FeatureGroup::Levels)) {
        measured.loudness = {};
    }
    if (groups.has(FeatureGroup::Harmony)) {
        features.key.reset();
        features.mode = Mode::Major;
    }
    if (groups.has(FeatureGroup::Timbre)) {
        features.stripLevel.clear();
        features.stripLiveliness.clear();
    }
    if (groups.has(FeatureGroup::Models)) {
        features.spokenWord = false;
        features.embedding.fill(0.0F);
    }
    int place = 0;
    for (const DescriptorShape& shape : kDescriptorShapes) {
        auto first = measured.descriptors.values().begin() + place;
        if (groups.has(shape.group)) {
            std::fill_n(first, shape.size, std::numeric_limits<float>::quiet_NaN());
        }
        place += shape.size;
    }
}

} // namespace earshot::analysis
