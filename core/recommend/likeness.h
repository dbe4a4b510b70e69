// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"

#include <span>

namespace earshot::recommend {

using Sound = Eigen::Matrix<float, analysis::kEmbeddingSize, 1>;

/// The dot products of `query` with the embeddings of the tracks first … first + out.size() − 1:
/// one pass over that part of the feature matrix. The same for a track however many are asked for.
inline void likenesses(const Sound& query, const Catalog& catalog, Index first,
                       std::span<float> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = query.dot(catalog.embedding.col(first + static_cast<Index>(i)));
    }
}

/// Of these tracks, each the same as above.
inline void likenesses(const Sound& query, const Catalog& catalog, std::span<const Index> tracks,
                       std::span<float> out) {
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        out[i] = query.dot(catalog.embedding.col(tracks[i]));
    }
}

} // namespace earshot::recommend
