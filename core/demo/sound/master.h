// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/score/score.h"
#include "core/demo/sound/stereo.h"

namespace earshot::demo {

/// Fades, loudness (ITU-R BS.1770, by libebur128) and a look-ahead limiter: the finished piece,
/// interleaved, no sample above the ceiling.
[[nodiscard]] std::vector<float> master(Stereo mixed, const Score& score);

/// Highest sample a master holds (−1 dBFS).
inline constexpr float CeilingPeak = 0.891F;

} // namespace earshot::demo
