// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/score/score.h"

#include <cstdint>
#include <vector>

namespace earshot::demo {

/// One stroke at full velocity, as mono samples.
[[nodiscard]] std::vector<float> strike(Drum drum, Kit kit, std::uint64_t seed);

/// Where the drum stands: −1 left … 1 right.
[[nodiscard]] double panOf(Drum drum);

} // namespace earshot::demo
