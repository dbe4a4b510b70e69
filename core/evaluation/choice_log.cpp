// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/choice_log.h"

#include <algorithm>
#include <numeric>

namespace earshot::evaluation {

namespace next = recommend::next;

namespace {

signals::SignalSet allOn() {
    signals::SignalSet all;
    for (const signals::SignalInfo& row : signals::registry()) {
        all.set(row.id, true);
    }
    return all;
}

/// Appends the distinct rows of the table. Gives, for each row of the table, which it became.
std::vector<std::size_t> appendDistinct(const next::PhiTable& table, ChoiceLog& log) {
    const std::span<const next::Phi> rows = table.rows();
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [rows](std::size_t row) -> const next::Phi& { return rows[row]; });
    std::vector<std::size_t> became(rows.size());
    std::size_t distinct = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || rows[order[i]] != rows[order[i - 1]]) {
            log.rows.push_back(rows[order[i]]);
            log.counts.push_back(0);
            ++distinct;
        }
        log.counts.back() += table.counts()[order[i]];
        became[order[i]] = distinct - 1;
    }
    return became;
}

} // namespace

void logChoices(const Replay& replay, std::uint32_t listener, std::optional<std::size_t> testBegin,
                ChoiceLog& log) {
    log.libraryTracks += static_cast<std::size_t>(replay.library.size());
    next::NextModel model(replay.library, allOn(), next::priorWeights(), next::Adapting::Nothing);
    next::PhiTable table(replay.library.size());
    for (std::size_t i = 0; i < replay.plays.size(); ++i) {
        const next::Play& play = replay.plays[i];
        if (i > 0) {
            model.fill(table, play.startMs, play.place);
            LoggedChoice choice;
            choice.listener = listener;
            choice.play = static_cast<std::uint32_t>(i);
            choice.place = play.place;
            choice.firstPlay = !model.memory().knows(play.track);
            choice.tested = testBegin && i >= *testBegin;
            choice.rowsBegin = log.rows.size();
            const std::vector<std::size_t> became = appendDistinct(table, log);
            choice.rowsEnd = log.rows.size();
            choice.chosen = became[table.rowOf(play.track)];
            choice.tracksBegin = log.rowOfTrack.size();
            for (recommend::Index track = 0; choice.tested && track < replay.library.size();
                 ++track) {
                log.rowOfTrack.push_back(static_cast<std::uint32_t>(became[table.rowOf(track)]));
            }
            log.choices.push_back(choice);
        }
        model.learn(play);
    }
}

std::vector<recommend::Points> pointsOf(const next::Choice& choice,
                                        const next::PerScorer& weights) {
    std::vector<recommend::Points> points;
    points.reserve(choice.rows.size());
    for (const next::Phi& phi : choice.rows) {
        points.push_back(next::sumOf(next::addendsOf(phi, weights)));
    }
    return points;
}

next::Standing standingOf(const next::Choice& choice, const next::PerScorer& weights) {
    const std::vector<recommend::Points> points = pointsOf(choice, weights);
    next::Standing standing{0, 0};
    for (std::size_t row = 0; row < points.size(); ++row) {
        standing.better += points[row] > points[choice.chosen] ? choice.counts[row] : 0;
        standing.tied += points[row] == points[choice.chosen] ? choice.counts[row] : 0;
    }
    return standing;
}

} // namespace earshot::evaluation
