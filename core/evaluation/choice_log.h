// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/protocol.h"
#include "core/recommend/next/weights.h"

namespace earshot::evaluation {

/// One choice as the model saw it before it was made.
struct LoggedChoice {
    std::uint32_t listener = 0; ///< in the history
    std::uint32_t play = 0;
    recommend::next::Place place = recommend::next::Place::Continues;
    bool firstPlay = false; ///< the track was never heard before
    bool tested = false;    ///< belongs to the part that is reported
    std::size_t rowsBegin = 0, rowsEnd = 0;
    std::size_t chosen = 0;      ///< row, counted from rowsBegin
    std::size_t tracksBegin = 0; ///< of a tested choice: in rowOfTrack
};

/// All choices of all listeners in one kind of library, with φ of every track. φ depends on no
/// weight, so that any number of weights can be tried on it. Equal rows of a choice are kept once,
/// with their number.
struct ChoiceLog {
    std::vector<recommend::next::Phi> rows;
    std::vector<std::uint32_t> counts;
    std::vector<LoggedChoice> choices;     ///< by listener, then by play
    std::vector<std::uint32_t> rowOfTrack; ///< of tested choices, by track of the library
    std::size_t libraryTracks = 0;         ///< of all listeners together

    [[nodiscard]] recommend::next::Choice at(const LoggedChoice& choice) const {
        return {std::span(rows).subspan(choice.rowsBegin, choice.rowsEnd - choice.rowsBegin),
                std::span(counts).subspan(choice.rowsBegin, choice.rowsEnd - choice.rowsBegin),
                choice.chosen};
    }
};

/// Replays one listener. `testBegin` as of the protocol; none: nothing of it is tested.
void logChoices(const Replay& replay, std::uint32_t listener, std::optional<std::size_t> testBegin,
                ChoiceLog& log);

/// Where the played track stands under these weights.
[[nodiscard]] recommend::next::Standing standingOf(const recommend::next::Choice& choice,
                                                   const recommend::next::PerScorer& weights);
/// The points of each row.
[[nodiscard]] std::vector<recommend::Points> pointsOf(const recommend::next::Choice& choice,
                                                      const recommend::next::PerScorer& weights);

} // namespace earshot::evaluation
