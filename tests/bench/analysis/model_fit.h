// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/analysis/ridge.h"

#include <cstdint>
#include <vector>

namespace earshot::analysis::fit {

/// Two ±1 targets told from the same few descriptors. Rows whose target is 0 do not count for it.
struct PairTask {
    const Eigen::MatrixXd& values; ///< raw descriptors, one row per clip
    Eigen::VectorXd first;
    Eigen::VectorXd second;
    std::vector<int> groups;  ///< rows of one group stay together
    std::vector<int> columns; ///< of the descriptors to choose from
    int terms = 40;           ///< descriptors to keep
    double selectionPenalty = 200.0;
    double firstPenalty = 20.0;
    double secondPenalty = 10.0;
};

struct PairFit {
    std::vector<int> columns;
    Standard standard; ///< of all columns
    Linear first;
    Linear second;
};

struct PairScores {
    Eigen::VectorXd first;
    Eigen::VectorXd second;
};

[[nodiscard]] PairFit fitPair(const PairTask& task, const std::vector<int>& rows);

/// Scores of every row by a model that saw no row of its group: ten folds, selection included.
[[nodiscard]] PairScores crossValidate(const PairTask& task, std::uint64_t seed);

/// Share of scores on their target's side.
[[nodiscard]] double accuracy(const Eigen::VectorXd& scores, const Eigen::VectorXd& targets);
/// Share of rows on both sides.
[[nodiscard]] double bothRight(const PairScores& scores, const PairTask& task);

} // namespace earshot::analysis::fit
