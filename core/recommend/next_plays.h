// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/memory.h"
#include "core/recommend/scorers/scorer.h"

#include <vector>

namespace earshot::recommend {

/// What the next-play model is told, and where in a sitting the next play stands.
struct NextPlays {
    std::vector<next::Play> plays; ///< oldest first; times are not told
    next::Place place = next::Place::Opens;
    bool past = false; ///< some come from the sequence signal
};

/// The latest plays of the sequence signal; what was heard in this sitting, where it goes on and is
/// not among them; and for a radio what it goes on from, as if it had been heard. Each only where
/// `input.enabled` allows.
[[nodiscard]] NextPlays nextPlays(const ScoringInput& input);

} // namespace earshot::recommend
