// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/metric/label_sample.h"

namespace earshot::recommend::metric {

/// A linear map of sounds: y = directions · (x − centre). Rows that tell nothing are left out, so
/// that y has as many dimensions as x or fewer.
struct Projection {
    Eigen::VectorXd centre;
    Eigen::MatrixXd directions;
};

/// Ledoit & Wolf 2004, "A well-conditioned estimator for large-dimensional covariance matrices":
/// the covariance of columns with mean zero, drawn towards a multiple of the identity by as much as
/// it is uncertain.
[[nodiscard]] Eigen::MatrixXd shrunkCovariance(const Eigen::MatrixXd& centred);

/// Linear discriminant analysis with artists as classes: standardised, whitened by the shrunk
/// covariance within artists, turned into the directions between them, each scaled by the root of
/// λ/(1+λ), the share of its variance that lies between artists (the intraclass correlation). λ is
/// free of what the albums of one artist scatter, which alone would hold artists apart. No row is
/// left where artists do not differ. At least two artists.
[[nodiscard]] Projection learnProjection(const LabelSample& sample);

} // namespace earshot::recommend::metric
