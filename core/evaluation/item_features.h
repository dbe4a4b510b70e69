// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/history.h"

#include <Eigen/Core>

namespace earshot::evaluation {

/// How the tracks of a history sound or whatever else tells them apart, for distances: unit columns
/// by track number of the history, zero where nothing is known. The distance of two tracks is
/// 1 − cosine of their standardised features.
struct ItemFeatures {
    Eigen::MatrixXf unit;
    std::size_t known = 0; ///< tracks of the history that the file tells of
};

/// Reads a tab-separated file with a column "track" and any number of columns with numbers, which
/// are standardised over the tracks of the history. An error names the line and the field.
[[nodiscard]] base::Result<ItemFeatures> readItemFeatures(const std::filesystem::path& file,
                                                          const History& history);

} // namespace earshot::evaluation
