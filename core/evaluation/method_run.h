// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/choice_log.h"
#include "core/evaluation/cross_fit.h"
#include "core/evaluation/measures.h"

namespace earshot::evaluation {

/// What a method made of every tested choice, in their order.
struct MethodRun {
    std::vector<Outcome> outcomes;
    std::vector<double> scores; ///< of every track at every tested choice, where they are kept
};

enum class KeepScores : std::uint8_t { No, Yes };

/// Predicts the tested choices of `log` with the weights of the listener's fold, which go on
/// learning from all its choices as they are in `teacher`: the same choices, perhaps in another
/// library. `folds` by listener.
[[nodiscard]] MethodRun runModel(const ChoiceLog& log, const ChoiceLog& teacher,
                                 const std::vector<int>& folds, const FoldWeights& weights,
                                 recommend::next::Adapting adapting, KeepScores keep);

/// Predicts with weights that stay.
[[nodiscard]] MethodRun runFixed(const ChoiceLog& log, const std::vector<int>& folds,
                                 const FoldWeights& weights, KeepScores keep = KeepScores::No);

} // namespace earshot::evaluation
