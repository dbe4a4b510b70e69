// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace earshot::recommend {

/// Fit of a value to a range with soft borders: 1 inside, 0 where it lies `softness` outside,
/// towards −1 far away: 2/(1+(x/softness)²) − 1, x the distance outside (a Cauchy membership
/// function). NaN gives NaN.
[[nodiscard]] inline float softFit(float value, float low, float high, float softness) {
    const float below = low - value;
    const float above = value - high;
    const float outside = (below > above ? below : above);
    const float x = (outside < 0 ? 0 : outside) / softness;
    return 2 / (1 + x * x) - 1;
}

/// 0 where nothing is known.
[[nodiscard]] inline float zeroIfUnknown(float value) {
    return value == value ? value : 0;
}

} // namespace earshot::recommend
