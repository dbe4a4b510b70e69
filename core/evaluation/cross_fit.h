// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/constants.h"
#include "core/evaluation/logit_fit.h"

namespace earshot::evaluation {

/// Weights by fold, each fitted on the listeners of the other folds.
using FoldWeights = std::array<recommend::next::PerScorer, constants::kFolds>;

/// Fits weights out of fold: those a listener is reported with never saw a play of theirs.
class CrossFit {
public:
    CrossFit(const History& history, const ChoiceLog& log);
    [[nodiscard]] FoldWeights outOfFold(const ScorerMask& mask, const FoldWeights& start) const;
    /// On all listeners: the weights to ship, never to report.
    [[nodiscard]] recommend::next::PerScorer onAll(const recommend::next::PerScorer& start) const;

private:
    std::vector<LogitFit> m_fits; ///< by fold left out, then one on all
};

} // namespace earshot::evaluation
