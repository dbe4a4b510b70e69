// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/analysis/ridge.h"

#include <cstdint>
#include <vector>

namespace earshot::analysis::fit {

/// A ±1 target told from a few descriptors. Rows whose target is 0 do not count for it.
struct Task {
    const Eigen::MatrixXd& values; ///< raw descriptors, one row per clip
    Eigen::VectorXd target;
    std::vector<int> groups;  ///< rows of one group stay together
    std::vector<int> columns; ///< of the descriptors to choose from
    /// A second target the descriptors are chosen for as well; may be empty.
    Eigen::VectorXd alongside;
    int terms = 40; ///< descriptors to keep
    double selectionPenalty = 200.0;
    double penalty = 10.0;
    int waves = 0;            ///< random features besides; 0: a linear model
    double width = 0.6;       ///< of their kernel
    double linearShare = 0.1; ///< scale of the linear part beside waves, so that one penalty serves
};

struct Fit {
    std::vector<int> columns;
    Standard standard; ///< of all columns
    Linear linear;     ///< on `columns`, then on the waves
};

[[nodiscard]] Fit fitModel(const Task& task, const std::vector<int>& rows);

/// Scores of every row by a model that saw no row of its group: ten folds, selection included.
[[nodiscard]] Eigen::VectorXd crossValidate(const Task& task, std::uint64_t seed);

/// Share of scores on their target's side.
[[nodiscard]] double accuracy(const Eigen::VectorXd& scores, const Eigen::VectorXd& targets);

} // namespace earshot::analysis::fit
