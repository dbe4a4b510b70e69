// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/scorers/family.h"
#include "core/recommend/next/transforms.h"

namespace earshot::recommend::next {

namespace {

namespace c = constants;

const Counter* counterOf(const std::unordered_map<std::int32_t, Counter>& counters,
                         std::int32_t key) {
    const auto found = counters.find(key);
    return found == counters.end() ? nullptr : &found->second;
}

double stretchedShare(const Counter::Entry& entry, const Counter& counter, double smoothing) {
    return stretched(entry.count / (counter.total() + smoothing));
}

void scoreFollowers(ScorerId scorer, const Counter* followers, PhiTable& table) {
    if (!followers) {
        return;
    }
    for (const Counter::Entry& entry : followers->entries()) {
        table.set(scorer, entry.key, stretchedShare(entry, *followers, c::kTrackSmoothing));
    }
}

void scoreMatches(const Memory& memory, PhiTable& table) {
    for (const Memory::Match& match : memory.matches) {
        const auto after = static_cast<std::size_t>(match.end) + 1;
        if (after < memory.plays.size() &&
            memory.plays[after].sitting == memory.plays[after - 1].sitting) {
            table.raise(ScorerId::Match, memory.plays[after].track, 1 - std::exp2(-match.length));
        }
    }
}

} // namespace

/// What followed what, c of n counts (sequential rules; Kamehkhosh, Jannach & Ludewig 2017):
///   sequence.match   1 − 2^(−L), L the longest run of plays, ending with the latest, that was once
///                    followed by the track (prediction by partial matching, Cleary & Witten 1984)
///   sequence.two     stretched(c/(n + .5)) of what came two after the play before the latest
///   sequence.artist  stretched(c/(n + 1)) of the artists that came after this artist
///   sequence.resume  while a sitting opens: stretched(c/(n + .5)) of what came after the last play
void scoreSequence(const Moment& moment, PhiTable& table) {
    const Memory& memory = moment.memory();
    if (memory.plays.empty()) {
        return;
    }
    const Memory::Heard& latest = memory.plays.back();
    if (moment.opens()) {
        scoreFollowers(ScorerId::NextSitting, counterOf(memory.next, latest.track), table);
        return;
    }
    scoreMatches(memory, table);
    if (moment.sitting().size() >= 2) {
        const Index before = moment.sitting()[moment.sitting().size() - 2].track;
        scoreFollowers(ScorerId::Two, counterOf(memory.afterNext, before), table);
    }
    if (const Counter* artists = counterOf(memory.nextArtist, latest.artist)) {
        for (const Counter::Entry& entry : artists->entries()) {
            const double phi = stretchedShare(entry, *artists, c::kArtistSmoothing);
            for (const Index track : moment.library().tracksOf(entry.key)) {
                table.set(ScorerId::NextArtist, track, phi);
            }
        }
    }
}

} // namespace earshot::recommend::next
