// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/metric/shrinkage_lda.h"

namespace earshot::recommend::metric {

/// How well an artist's other albums are found from tracks of one: mean average precision over
/// queries of each artist, then over artists, [0, 1].
struct Comparison {
    double plain = 0;   ///< by the cosine of the sounds as they were measured
    double learned = 0; ///< by the cosine in projections learned from other artists
    bool wins = false;  ///< learned is better, by kSureGain standard errors over artists

    bool operator==(const Comparison&) const = default;
};

/// Two halves of the artists, each asked with the projection that was learned from the other. The
/// tracks of the query's own album are no answer: an album sounds like itself by its mastering.
[[nodiscard]] Comparison compareMetrics(const LabelSample& sample);

} // namespace earshot::recommend::metric
