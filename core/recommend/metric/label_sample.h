// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <vector>

namespace earshot::recommend {
struct Catalog;
}

namespace earshot::recommend::metric {

/// Sounds of some artists with several albums each, ordered by artist and album.
struct LabelSample {
    Eigen::MatrixXd sounds;  ///< one column per track
    std::vector<int> artist; ///< by column: 0 … artists − 1, without gaps
    std::vector<int> album;  ///< by column: 0 … albums − 1, without gaps
    int artists = 0;
    int albums = 0;

    /// Only the artists with these numbers modulo `folds`, numbered anew.
    [[nodiscard]] LabelSample part(int remainder, int folds) const;
};

/// Evenly taken from all artists with at least two albums of kLeastAlbumTracks analysed songs.
/// Other versions of a song, spoken word and what belongs to a season are left out.
[[nodiscard]] LabelSample sampleLabels(const Catalog& catalog);

} // namespace earshot::recommend::metric
