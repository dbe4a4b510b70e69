// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/model_fit.h"

#include "core/analysis/random_features.h"
#include "core/base/random.h"

#include <cmath>
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

/// What the two regressions are given: the chosen columns, with waves scaled so that one penalty
/// serves both.
Eigen::MatrixXd designOf(const Eigen::MatrixXd& chosen, const Task& task) {
    if (task.waves == 0) {
        return chosen;
    }
    const RandomFeatures features(static_cast<int>(chosen.cols()), task.waves,
                                  static_cast<float>(task.width));
    Eigen::MatrixXd design(chosen.rows(), chosen.cols() + task.waves);
    design.leftCols(chosen.cols()) = task.linearShare * chosen;
    for (Eigen::Index row = 0; row < chosen.rows(); ++row) {
        const Eigen::VectorXf values = chosen.row(row).cast<float>();
        design.row(row).tail(task.waves) =
            features({values.data(), static_cast<std::size_t>(values.size())}).cast<double>() /
            std::sqrt(task.waves);
    }
    return design;
}

/// Weights on columns and waves as they are, from those on the design.
Linear unscaled(Linear linear, const Task& task) {
    if (task.waves > 0) {
        linear.weights.head(linear.weights.size() - task.waves) *= task.linearShare;
        linear.weights.tail(task.waves) /= std::sqrt(task.waves);
    }
    return linear;
}

/// Scores by such weights.
Eigen::VectorXd scoresOf(const Linear& linear, const Eigen::MatrixXd& chosen, const Task& task) {
    Eigen::MatrixXd design = designOf(chosen, task);
    if (task.waves > 0) {
        design.leftCols(chosen.cols()) /= task.linearShare;
        design.rightCols(task.waves) *= std::sqrt(task.waves);
    }
    return linear(design);
}

} // namespace

Fit fitModel(const Task& task, const std::vector<int>& rows) {
    Fit fit;
    fit.standard = standardOf(rowsOf(task.values, rows));
    const Eigen::MatrixXd values = standardise(task.values, fit.standard);
    // For choosing, rows without a target count as the middle.
    std::vector<Eigen::VectorXd> targets{task.target(rows)};
    if (task.alongside.size() > 0) {
        targets.emplace_back(task.alongside(rows));
    }
    fit.columns =
        eliminate(rowsOf(values, rows), targets, task.columns, task.terms, task.selectionPenalty);
    const std::vector<int> fitted = told(rows, task.target);
    const Eigen::MatrixXd design = designOf(columnsOf(rowsOf(values, fitted), fit.columns), task);
    fit.linear = unscaled(fitLogistic(design, task.target(fitted), task.penalty), task);
    return fit;
}

Eigen::VectorXd crossValidate(const Task& task, std::uint64_t seed) {
    const std::vector<int> folds = foldsOf(task.groups, seed);
    Eigen::VectorXd scores(task.target.size());
    for (int fold = 0; fold < kFolds; ++fold) {
        std::vector<int> training;
        std::vector<int> testing;
        for (std::size_t row = 0; row < folds.size(); ++row) {
            (folds[row] == fold ? testing : training).push_back(static_cast<int>(row));
        }
        const Fit fit = fitModel(task, training);
        const Eigen::MatrixXd chosen =
            columnsOf(standardise(rowsOf(task.values, testing), fit.standard), fit.columns);
        scores(testing) = scoresOf(fit.linear, chosen, task);
    }
    return scores;
}

double accuracy(const Eigen::VectorXd& scores, const Eigen::VectorXd& targets) {
    const auto counted = (targets.array() != 0.0).count();
    const auto right = (scores.array() * targets.array() > 0.0).count();
    return static_cast<double>(right) / static_cast<double>(counted);
}

} // namespace earshot::analysis::fit
