// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/method_run.h"

#include <optional>

namespace earshot::evaluation {

namespace next = recommend::next;

namespace {

/// Tracks of the library of a tested choice.
std::size_t tracksOf(const ChoiceLog& log, const LoggedChoice& logged) {
    std::size_t tracks = 0;
    for (const std::uint32_t count : log.at(logged).counts) {
        tracks += count;
    }
    return tracks;
}

void predict(const ChoiceLog& log, const LoggedChoice& logged, const next::PerScorer& weights,
             KeepScores keep, MethodRun& run) {
    const next::Choice choice = log.at(logged);
    run.outcomes.push_back({logged.listener, logged.firstPlay, standingOf(choice, weights)});
    if (keep == KeepScores::No) {
        return;
    }
    const std::vector<recommend::Points> points = pointsOf(choice, weights);
    for (const std::uint32_t row :
         std::span(log.rowOfTrack).subspan(logged.tracksBegin, tracksOf(log, logged))) {
        run.scores.push_back(static_cast<double>(points[row]));
    }
}

} // namespace

MethodRun runModel(const ChoiceLog& log, const ChoiceLog& teacher, const std::vector<int>& folds,
                   const FoldWeights& weights, next::Adapting adapting, KeepScores keep) {
    MethodRun run;
    std::optional<next::Weights> own;
    for (std::size_t i = 0; i < log.choices.size(); ++i) {
        const LoggedChoice& logged = log.choices[i];
        if (i == 0 || logged.listener != log.choices[i - 1].listener) {
            own.emplace(weights[static_cast<std::size_t>(folds[logged.listener])], adapting);
        }
        if (logged.tested) {
            predict(log, logged, own->at(logged.place), keep, run);
        }
        own->learn(teacher.at(teacher.choices[i]), logged.place);
    }
    return run;
}

MethodRun runFixed(const ChoiceLog& log, const std::vector<int>& folds, const FoldWeights& weights,
                   KeepScores keep) {
    return runModel(log, log, folds, weights, next::Adapting::Nothing, keep);
}

} // namespace earshot::evaluation
