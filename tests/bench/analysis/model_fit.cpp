// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/model_fit.h"

#include "core/base/random.h"

#include <map>

namespace earshot::analysis::fit {

namespace {

constexpr int kFolds = 10;

/// Fold of every row: groups are shuffled and dealt out, so that no group is split.
std::vector<int> foldsOf(const std::vector<int>& groups, std::uint64_t seed) {
    std::map<int, int> foldOfGroup;
    for (const int group : groups) {
        foldOfGroup.emplace(group, 0);
    }
    std::vector<int> order;
    for (const auto& [group, fold] : foldOfGroup) {
        order.push_back(group);
    }
    base::Random random(seed);
    for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        foldOfGroup[order[i]] = static_cast<int>(i % kFolds);
    }
    std::vector<int> folds;
    for (const int group : groups) {
        folds.push_back(foldOfGroup[group]);
    }
    return folds;
}

std::vector<int> told(const std::vector<int>& rows, const Eigen::VectorXd& targets) {
    std::vector<int> kept;
    for (const int row : rows) {
        if (targets[row] != 0.0) {
            kept.push_back(row);
        }
    }
    return kept;
}

} // namespace

PairFit fitPair(const PairTask& task, const std::vector<int>& rows) {
    PairFit fit;
    fit.standard = standardOf(rowsOf(task.values, rows));
    const Eigen::MatrixXd values = standardise(task.values, fit.standard);
    // For choosing, rows without a target count as the middle.
    fit.columns = eliminate(rowsOf(values, rows), {task.first(rows), task.second(rows)},
                            task.columns, task.terms, task.selectionPenalty);
    const Eigen::MatrixXd kept = columnsOf(values, fit.columns);
    const std::vector<int> firstRows = told(rows, task.first);
    const std::vector<int> secondRows = told(rows, task.second);
    fit.first = fitLogistic(rowsOf(kept, firstRows), task.first(firstRows), task.firstPenalty);
    fit.second = fitLogistic(rowsOf(kept, secondRows), task.second(secondRows), task.secondPenalty);
    return fit;
}

PairScores crossValidate(const PairTask& task, std::uint64_t seed) {
    const std::vector<int> folds = foldsOf(task.groups, seed);
    PairScores scores{Eigen::VectorXd(task.first.size()), Eigen::VectorXd(task.first.size())};
    for (int fold = 0; fold < kFolds; ++fold) {
        std::vector<int> training;
        std::vector<int> testing;
        for (std::size_t row = 0; row < folds.size(); ++row) {
            (folds[row] == fold ? testing : training).push_back(static_cast<int>(row));
        }
        const PairFit fit = fitPair(task, training);
        const Eigen::MatrixXd values =
            columnsOf(standardise(rowsOf(task.values, testing), fit.standard), fit.columns);
        scores.first(testing) = fit.first(values);
        scores.second(testing) = fit.second(values);
    }
    return scores;
}

double accuracy(const Eigen::VectorXd& scores, const Eigen::VectorXd& targets) {
    const auto counted = (targets.array() != 0.0).count();
    const auto right = (scores.array() * targets.array() > 0.0).count();
    return static_cast<double>(right) / static_cast<double>(counted);
}

double bothRight(const PairScores& scores, const PairTask& task) {
    const auto right = ((scores.first.array() * task.first.array() > 0.0) &&
                        (scores.second.array() * task.second.array() > 0.0))
                           .count();
    return static_cast<double>(right) / static_cast<double>(task.first.size());
}

} // namespace earshot::analysis::fit
