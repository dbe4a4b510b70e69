// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/recommend/next/next_model.h"

// Histories whose answers are known, for the tests of the next-play model.
namespace earshot::recommend::next::tests {

inline signals::SignalSet everySignal() {
    signals::SignalSet all;
    for (const signals::SignalInfo& row : signals::registry()) {
        all.set(row.id, true);
    }
    return all;
}

/// `tracks` by `artists`, dealt out in turn.
inline Library dealtLibrary(Index tracks, std::int32_t artists) {
    std::vector<std::int32_t> by(static_cast<std::size_t>(tracks));
    for (std::size_t i = 0; i < by.size(); ++i) {
        by[i] = static_cast<std::int32_t>(i) % artists;
    }
    return Library(std::move(by));
}

/// Plays that wander, stay with artists, repeat and go round, in sittings of about eight.
inline std::vector<Play> wanderingPlays(const Library& library, int count, std::uint64_t seed) {
    base::Random random(seed);
    std::vector<Play> plays;
    qint64 now = 1'400'000'000'000;
    for (int i = 0; i < count; ++i) {
        const bool opens = i == 0 || random.uniform() < 0.12;
        now += opens ? 20'000'000 : 20'000 + static_cast<qint64>(random.below(400'000));
        auto track = static_cast<Index>(random.below(static_cast<std::uint64_t>(library.size())));
        const double habit = random.uniform();
        if (i > 0 && habit < 0.1) {
            track = plays.back().track;
        } else if (i > 5 && habit < 0.4) {
            track = plays[plays.size() - 1 - random.below(5)].track;
        } else if (i > 0 && habit < 0.7) {
            const auto same = library.tracksOf(library.artistOf(plays.back().track));
            track = same[random.below(same.size())];
        }
        plays.push_back({track, now, opens ? Place::Opens : Place::Continues});
    }
    return plays;
}

} // namespace earshot::recommend::next::tests
