// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/target.h"

#include <span>

namespace earshot::recommend::lists {

/// The playing order of a list: places in `tracks`, where the chosen ones, best first, come before
/// those the target keeps. A path goes from its first end to its last by place; a shuffled playlist
/// gets its additions at even distances and keeps artists apart; all other lists flow from track to
/// track (sequencer.h).
[[nodiscard]] std::vector<std::size_t> arrangement(const Catalog& catalog, const Target& target,
                                                   std::span<const Index> tracks,
                                                   signals::SignalSet enabled, std::uint64_t seed);

} // namespace earshot::recommend::lists
