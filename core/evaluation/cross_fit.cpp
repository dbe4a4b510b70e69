// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/cross_fit.h"

#include <algorithm>

namespace earshot::evaluation {

CrossFit::CrossFit(const History& history, const ChoiceLog& log) {
    std::vector<int> folds;
    for (const HistoryListener& listener : history.listeners) {
        folds.push_back(foldOf(listener.name));
    }
    for (int left = 0; left <= constants::kFolds; ++left) {
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < log.choices.size(); ++i) {
            const LoggedChoice& choice = log.choices[i];
            const std::size_t plays = history.listeners[choice.listener].plays.size();
            const double from = std::max(static_cast<double>(constants::kFitFromPlay),
                                         constants::kFitFrom * static_cast<double>(plays));
            if (folds[choice.listener] != left && plays >= constants::kFewestToFit &&
                choice.play >= from) {
                chosen.push_back(i);
            }
        }
        m_fits.emplace_back(log, std::move(chosen));
    }
}

FoldWeights CrossFit::outOfFold(const ScorerMask& mask, const FoldWeights& start) const {
    FoldWeights weights{};
    for (std::size_t fold = 0; fold < weights.size(); ++fold) {
        weights[fold] = m_fits[fold].fit(mask, start[fold]);
    }
    return weights;
}

recommend::next::PerScorer CrossFit::onAll(const recommend::next::PerScorer& start) const {
    return m_fits.back().fit(allScorers(), start);
}

} // namespace earshot::evaluation
