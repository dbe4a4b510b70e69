// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/score/score.h"
#include "core/demo/sound/stereo.h"

#include <optional>
#include <stop_token>

namespace earshot::demo {

/// Plays every part and drum of the score and mixes them with room and echo. Not yet at its final
/// loudness. Empty when stopped.
[[nodiscard]] std::optional<Stereo> mix(const Score& score, std::uint64_t seed,
                                        const std::stop_token& stop);

/// Seconds of silence before the first beat.
inline constexpr double LeadInSeconds = 0.06;

} // namespace earshot::demo
