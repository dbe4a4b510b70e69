// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

/// How well a track is known, and how much of its rest is left, from the ages of its plays
/// (formulas in scorers/scorer_plays.cpp).
struct Activation {
    float sum = 0;  ///< Σ (hours + 1)^−d
    float rest = 0; ///< Σ max(0, 1 − hours/kRestHours)

    void add(double hours) {
        static_assert(constants::kActivationDecay == 0.5, "1/√x below is x^−d");
        sum += static_cast<float>(1 / std::sqrt(hours + 1));
    }
    void addRest(double hours) {
        rest += static_cast<float>(std::max(0.0, 1 - hours / constants::kRestHours));
    }
    [[nodiscard]] double known() const { return sum / (sum + constants::kActivationHalf); }
    [[nodiscard]] double resting() const { return std::min(static_cast<double>(rest), 1.0); }
};

} // namespace earshot::recommend
