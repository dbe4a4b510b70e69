// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/choice_log.h"

namespace earshot::evaluation {

/// Which scorers may have a weight; the others are held at 0.
using ScorerMask = std::array<bool, recommend::next::kScorerCount>;
[[nodiscard]] ScorerMask allScorers();

/// Fits weights to choices: conditional logit (McFadden 1974), that is, a softmax over the library,
/// with a Gaussian prior and each weight on its side of 0:
///   max Σ ω (s_chosen − ln Σ n·e^s) − ½ λ |w|²,  s = w·φ, n = tracks of a row.
/// A listener with n choices counts √n, so ω = n^−½, scaled to mean 1. Strictly concave: one
/// optimum, found by a projected Newton method (Bertsekas 1982).
class LogitFit {
public:
    /// `chosen`: numbers in log.choices, ascending. `log` outlives the fit.
    LogitFit(const ChoiceLog& log, std::vector<std::size_t> chosen);
    [[nodiscard]] recommend::next::PerScorer fit(const ScorerMask& mask,
                                                 const recommend::next::PerScorer& start) const;

private:
    struct State;
    [[nodiscard]] double objective(const recommend::next::PerScorer& weights) const;
    [[nodiscard]] State derivatives(const recommend::next::PerScorer& weights) const;

    const ChoiceLog& m_log;
    std::vector<std::size_t> m_choices;
    std::vector<double> m_importance; ///< ω, by choice
};

} // namespace earshot::evaluation
