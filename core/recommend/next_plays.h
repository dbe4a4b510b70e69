// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/memory.h"
#include "core/recommend/scorers/scorer.h"

#include <memory>
#include <vector>

namespace earshot::recommend {

/// What the next-play model remembers, and the tracks it has heard of, ascending.
struct NextMemory {
    next::Memory memory;
    std::vector<Index> heard;

    explicit NextMemory(next::Memory learned);
};

/// What the next-play model is told, and where in a sitting the next play stands. Times are not
/// told.
struct NextPlays {
    std::shared_ptr<const NextMemory> past; ///< of the sequence signal's plays; null = of none
    std::vector<next::Play> plays;          ///< since then, oldest first
    next::Place place = next::Place::Opens;

    [[nodiscard]] bool empty() const { return !past && plays.empty(); }
    /// What was heard last; not to be asked of none.
    [[nodiscard]] Index latest() const {
        return plays.empty() ? past->memory.plays.back().track : plays.back().track;
    }
};

/// The latest plays of the sequence signal; what was heard in this sitting, where it goes on and is
/// not among them; and for a radio what it goes on from, as if it had been heard. Each only where
/// `input.enabled` allows.
[[nodiscard]] NextPlays nextPlays(const ScoringInput& input);

/// The model's memory after all that; not to be asked of nothing told.
[[nodiscard]] std::shared_ptr<const NextMemory> memoryAfter(const ScoringInput& input,
                                                            const NextPlays& told);

} // namespace earshot::recommend
