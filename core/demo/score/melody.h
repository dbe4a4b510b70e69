// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/demo/score/harmony.h"
#include "core/demo/score/score.h"

namespace earshot::demo {

enum class Density : std::uint8_t { Sparse, Flowing, Lively };

struct MelodyPlan {
    int firstBar = 0;
    int endBar = 0; ///< one past the last
    int lowest = 60;
    int highest = 79;
    Density density = Density::Flowing;
    double velocity = 0.75;
};

/// A melody in four-bar phrases (motif, motif answered, contrast, cadence) over one chord a bar:
/// chord tones on strong beats, scale steps between, the tonic at the very end.
[[nodiscard]] std::vector<Note> composeMelody(const std::vector<Chord>& chords,
                                              const MelodyPlan& plan, base::Random& random);

} // namespace earshot::demo
