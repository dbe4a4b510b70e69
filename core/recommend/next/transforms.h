// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

/// The fixed transforms that bring evidence to φ in [−1, 1].
namespace earshot::recommend::next {

/// Log-odds of a share in (0, 1), ±1 at odds of e⁴ ≈ 55 to 1.
[[nodiscard]] inline double logOdds(double share) {
    return std::clamp(std::log(share / (1 - share)) / 4, -1.0, 1.0);
}

/// A share in [0, 1] to [0, 1], steep near 0: one in ten is worth a third.
[[nodiscard]] inline double stretched(double share) {
    return std::log1p(20 * share) / std::log(21.0);
}

/// [0, ∞) to [0, 1).
[[nodiscard]] inline double saturated(double amount) {
    return amount / (1 + amount);
}

} // namespace earshot::recommend::next
