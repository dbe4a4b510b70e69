// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/memory.h"

namespace earshot::recommend::next {

void Memory::learn(const Library& library, const Play& play) {
    const auto place = static_cast<std::int32_t>(plays.size());
    const bool opens = plays.empty() || play.place == Place::Opens;
    std::vector<std::int32_t>& places = heard[play.track];
    const Heard now{play.track, library.artistOf(play.track), play.startMs,
                    opens ? place : plays.back().sitting, !places.empty()};
    learnMatches(now);
    if (opens) {
        if (!plays.empty()) {
            sittings.push_back({plays.back().sitting, place});
        }
        openers.add(play.track);
        run = 1;
    } else {
        learnStep(now);
    }
    places.push_back(place);
    plays.push_back(now);
}

void Memory::learnStep(const Heard& now) {
    const Heard& before = plays.back();
    next[before.track].add(now.track);
    if (plays.size() >= 2 && plays[plays.size() - 2].sitting == now.sitting) {
        afterNext[plays[plays.size() - 2].track].add(now.track);
    }
    const bool stays = sameArtist(before, now);
    if (before.artist != now.artist && before.artist != Library::kNobody &&
        now.artist != Library::kNobody) {
        nextArtist[before.artist].add(now.artist);
    }
    Run& bucket = runs[static_cast<std::size_t>(std::min(run, constants::kLongestRun))];
    ++(stays ? bucket.stayed : bucket.went);
    run = stays ? run + 1 : 1;
    const double fade = constants::kHabitFade;
    stayed = fade * stayed + (stays ? 1 : 0);
    went = fade * went + (stays ? 0 : 1);

    ++steps;
    again += before.track == now.track ? 1 : 0;
    bool round_ = false;
    for (const std::int32_t place : heard[now.track]) {
        round_ |= place >= now.sitting && place + 1 < static_cast<std::int32_t>(plays.size());
    }
    wentRound = fade * wentRound + (round_ ? 1 : 0);
    round = fade * round + 1;
}

/// Order-k matching for all k at once: a match goes on where the play after its end is this one.
void Memory::learnMatches(const Heard& now) {
    std::vector<Match> longer;
    auto before = matches.begin();
    const bool opens = now.sitting == static_cast<std::int32_t>(plays.size());
    for (const std::int32_t place : heard[now.track]) {
        Match match{place, 1};
        const bool goesOn = !opens && place > plays[static_cast<std::size_t>(place)].sitting;
        while (before != matches.end() && before->end < place - 1) {
            ++before;
        }
        if (goesOn && before != matches.end() && before->end == place - 1) {
            match.length += before->length;
        }
        longer.push_back(match);
    }
    matches = std::move(longer);
}

} // namespace earshot::recommend::next
