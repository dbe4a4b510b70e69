// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

/// How well a track is known, and how much it bores, from the ages of its plays (formulas in
/// scorers/scorer_plays.cpp).
struct Activation {
    float sum = 0;    ///< Σ (hours + 1)^−d
    float recent = 0; ///< Σ 2^(−hours/48)

    void add(double hours) {
        static_assert(constants::kActivationDecay == 0.5, "1/√x below is x^−d");
        sum += static_cast<float>(1 / std::sqrt(hours + 1));
        if (hours < kBoredomReachHours) {
            recent += static_cast<float>(std::exp2(-hours / constants::kBoredomHalfLifeHours));
        }
    }
    [[nodiscard]] double known() const { return sum / (sum + constants::kActivationHalf); }
    [[nodiscard]] double boredom() const {
        return std::clamp((recent - constants::kBoredomFree) /
                              (constants::kBoredomFull - constants::kBoredomFree),
                          0.0, 1.0);
    }

private:
    /// 30 days: what is left of a play then is one in 32,768.
    static constexpr double kBoredomReachHours = 15 * constants::kBoredomHalfLifeHours;
};

} // namespace earshot::recommend
