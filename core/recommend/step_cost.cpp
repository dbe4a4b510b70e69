// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/step_cost.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

double tempoStep(double from, double to) {
    if (std::isnan(from) || std::isnan(to) || from <= 0 || to <= 0) {
        return c::kUnknownStep;
    }
    const double octaves = std::abs(std::log2(to / from));
    return std::min({octaves, std::abs(octaves - 1) + c::kHalfTempoStep, 1.0});
}

double loudnessStep(double from, double to) {
    const double apart = std::abs(from - to);
    return std::isnan(apart) ? c::kUnknownStep : std::min(1.0, apart / c::kLoudnessJump);
}

} // namespace

double stepCost(const Catalog& catalog, Index from, Index to) {
    const auto i = static_cast<std::size_t>(from);
    const auto j = static_cast<std::size_t>(to);
    const double likeness = catalog.embedding.col(from).dot(catalog.embedding.col(to));
    return c::kTempoStepWeight * tempoStep(catalog.bpm[i], catalog.bpm[j]) +
           c::kKeyStepWeight * fifthsApart(catalog.key[i], catalog.key[j]) / 6.0 +
           c::kLoudnessStepWeight * loudnessStep(catalog.loudnessLufs[i], catalog.loudnessLufs[j]) +
           c::kTimbreStepWeight * (1 - likeness) / 2;
}

int fifthsApart(int key, int otherKey) {
    if (key < 0 || otherKey < 0) {
        return 3;
    }
    // Seven semitones are one fifth, and 7 · 7 ≡ 1 (mod 12); a minor key stands where its relative
    // major does, three semitones up.
    const auto place = [](int k) { return (k < 12 ? k : k + 3) * 7 % 12; };
    const int apart = std::abs(place(key) - place(otherKey));
    return std::min(apart, 12 - apart);
}

} // namespace earshot::recommend
