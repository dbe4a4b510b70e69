// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace earshot::analysis::fit {

/// Distance of every pair of rows.
[[nodiscard]] Eigen::MatrixXd euclidean(const Eigen::MatrixXd& rows);

/// Mutual proximity (Schnitzer et al. 2012) as a distance in [0, 1]: how unlikely it is that two
/// tracks lie this close by chance, seen from both. Makes distances symmetric in meaning and keeps
/// single tracks from being everybody's neighbour.
[[nodiscard]] Eigen::MatrixXd mutualProximity(const Eigen::MatrixXd& distances);

/// Places whose euclidean distances come closest to these (classical scaling, Torgerson 1952): one
/// row a track, `dimensions` columns.
[[nodiscard]] Eigen::MatrixXd placesOf(const Eigen::MatrixXd& distances, int dimensions);

} // namespace earshot::analysis::fit
