// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"

#include <Eigen/Core>

#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

namespace earshot::analysis::fit {

/// One clip of the 4Q set as its label table tells it.
struct Clip {
    std::filesystem::path file;
    int quadrant = 0; ///< 1 V+A+, 2 V−A+, 3 V−A−, 4 V+A−
    int group = 0;    ///< artist: never split between fitting and testing
    QStringList genres;

    [[nodiscard]] double valence() const { return quadrant == 1 || quadrant == 4 ? 1.0 : -1.0; }
    [[nodiscard]] double arousal() const { return quadrant <= 2 ? 1.0 : -1.0; }
};

/// Reads `labels` (tab-separated with a header: clip, quadrant, artist_group, genres). Ends the
/// program when it cannot.
[[nodiscard]] std::vector<Clip> readClips(const std::filesystem::path& folder,
                                          const std::filesystem::path& labels);

/// Measures every clip with the analyser, all cores at once: one row of descriptors per clip.
/// Rows found in `cache` are taken from there, new ones are added to it (no cache: empty path).
[[nodiscard]] Eigen::MatrixXd measureClips(const std::vector<Clip>& clips,
                                           const std::filesystem::path& cache);

/// Divergence of the timbre of every pair of clips, see timbre_gaussian.h; all cores at once.
[[nodiscard]] Eigen::MatrixXd timbreDivergences(const std::vector<Clip>& clips);

} // namespace earshot::analysis::fit
