// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"

#include <span>

namespace earshot::analysis {

/// One descriptor that enters the embedding, standardised as told, and its row of the projection.
struct EmbeddingTerm {
    Descriptor descriptor;
    int index;
    float mean;
    float deviation;
    std::array<float, kEmbeddingSize> projection;
};

/// Written by tests/bench/analysis/fit_models.
extern const std::span<const EmbeddingTerm> kEmbeddingTerms;

/// Where a track lies among others: standardised descriptors through a fixed projection, unit
/// length. All zero for tracks with too little sound.
[[nodiscard]] std::array<float, kEmbeddingSize> embeddingOf(const Descriptors& descriptors,
                                                            double soundingSeconds);

} // namespace earshot::analysis
