// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/analysis/labelled_clips.h"
#include "tests/bench/analysis/ridge.h"

#include <QString>

namespace earshot::analysis::fit {

struct EmbeddingFit {
    Standard standard;          ///< of all descriptors
    Eigen::MatrixXd projection; ///< kDescriptorValues × kEmbeddingSize
    QString report;             ///< neighbours and hubness, of the distance and of the embedding
};

/// A linear map of the descriptors to places whose distances follow those of analysis.md: distance
/// of the descriptors and divergence of the timbre Gaussians, each by mutual proximity, added.
/// `timbre`: divergence of every pair of clips.
[[nodiscard]] EmbeddingFit fitEmbedding(const Eigen::MatrixXd& values,
                                        const Eigen::MatrixXd& timbre,
                                        const std::vector<Clip>& clips);

} // namespace earshot::analysis::fit
