// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/embedding.h"

#include "core/analysis/constants.h"

#include <cmath>

namespace earshot::analysis {

std::array<float, kEmbeddingSize> embeddingOf(const Descriptors& descriptors,
                                              double soundingSeconds) {
    std::array<float, kEmbeddingSize> embedding{};
    if (soundingSeconds < kMoodMinSeconds) {
        return embedding;
    }
    for (const EmbeddingTerm& term : kEmbeddingTerms) {
        const float value =
            standardised(descriptors.get(term.descriptor, term.index), term.mean, term.deviation);
        for (std::size_t i = 0; i < embedding.size(); ++i) {
            embedding[i] += value * term.projection[i];
        }
    }
    float squares = 0;
    for (const float value : embedding) {
        squares += value * value;
    }
    if (!(squares > 0.0F)) {
        return {};
    }
    for (float& value : embedding) {
        value /= std::sqrt(squares);
    }
    return embedding;
}

} // namespace earshot::analysis
