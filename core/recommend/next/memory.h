// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/constants.h"
#include "core/recommend/next/counter.h"
#include "core/recommend/next/library.h"

#include <unordered_map>

namespace earshot::recommend::next {

/// Where in a sitting a play stands. A sitting ends with 30 idle minutes.
enum class Place : std::uint8_t { Opens, Continues };

/// One play, as the model is told of it.
struct Play {
    Index track = 0;
    qint64 startMs = 0;
    Place place = Place::Continues; ///< the very first play opens whatever it says
    bool operator==(const Play&) const = default;
};

/// What is learned from plays, one after the other, oldest first: counts and a few means that fade
/// by the play, sparse in the library. Everything the scorers look at; equal plays in equal order
/// leave an equal memory, to the bit.
struct Memory {
    struct Heard {
        Index track = 0;
        std::int32_t artist = Library::kNobody;
        qint64 startMs = 0;
        std::int32_t sitting = 0; ///< place in `plays` at which its sitting began
        bool repeat = false;      ///< it had been heard before
        bool operator==(const Heard&) const = default;
    };
    /// The plays up to `end` and the latest plays are equal one by one, `length` of them.
    struct Match {
        std::int32_t end = 0;
        std::int32_t length = 0;
        bool operator==(const Match&) const = default;
    };
    struct Run {
        std::uint32_t stayed = 0, went = 0; ///< steps by the same artist, to another
        bool operator==(const Run&) const = default;
    };
    struct Sitting {
        std::int32_t begin = 0, end = 0; ///< places in `plays`
        bool operator==(const Sitting&) const = default;
    };

    std::vector<Heard> plays;                                   ///< oldest first
    std::unordered_map<Index, std::vector<std::int32_t>> heard; ///< places of a track's plays
    std::unordered_map<Index, Counter> next, afterNext;         ///< what came after, and after that
    std::unordered_map<std::int32_t, Counter> nextArtist;       ///< where the artist changed
    Counter openers;
    std::vector<Sitting> sittings; ///< that are over
    std::array<Run, constants::kLongestRun + 1> runs{};
    int run = 0;                     ///< tracks in a row by the artist of the latest play
    double stayed = 0, went = 0;     ///< as Run, over all lengths, fading
    std::uint32_t steps = 0;         ///< plays that did not open a sitting
    std::uint32_t again = 0;         ///< of them, the same track at once
    double wentRound = 0, round = 0; ///< of the fading number of steps, to an earlier track
    std::vector<Match> matches;      ///< by end, ascending

    bool operator==(const Memory&) const = default;

    void learn(const Library& library, const Play& play);
    [[nodiscard]] bool knows(Index track) const { return heard.contains(track); }

private:
    void learnStep(const Heard& play);
    void learnMatches(const Heard& play);
};

/// Whether both are by one artist that is known.
[[nodiscard]] inline bool sameArtist(const Memory::Heard& a, const Memory::Heard& b) {
    return a.artist != Library::kNobody && a.artist == b.artist;
}

} // namespace earshot::recommend::next
