// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"
#include "tests/core/recommend/simulation/simulated_listener.h"

namespace earshot::recommend::tests {

/// How somebody's lists are made.
struct Regime {
    signals::SignalSet enabled;
    double exploration = 0.15;
};
/// Every signal with a scorer, as shipped.
[[nodiscard]] Regime everythingOn();
[[nodiscard]] Regime without(signals::SignalId off);
/// The weights as they ship and what is known of the music, nothing of the listener.
[[nodiscard]] Regime priorAlone();
/// No signal at all: an artist-separated shuffle under the same rules.
[[nodiscard]] Regime shuffle();

/// One play of a simulated life.
struct LivedPlay {
    Index track = 0;
    QDateTime when;
    bool finished = false;
    bool firstTime = false;
};

/// Ten tracks at eight in the morning and ten at seven in the evening, day after day, in lists of
/// five that are made anew as the sitting goes on; nothing that was offered within two hours comes
/// again. No mood is asked for, so that only taste tells tracks apart.
[[nodiscard]] std::vector<LivedPlay> live(const Catalog& catalog, SimulatedListener& listener,
                                          const Regime& regime, int days, std::uint64_t seed);

struct LifeFigures {
    double skipRate = 0;
    double coverage = 0; ///< share of the library that was offered
    int mostInAWeek = 0; ///< times one track was finished within seven days
};
/// Of the plays from number `first` on.
[[nodiscard]] LifeFigures figuresOf(const std::vector<LivedPlay>& life, std::size_t first,
                                    Index librarySize);

} // namespace earshot::recommend::tests
