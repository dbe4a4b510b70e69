// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <filesystem>
#include <vector>

namespace earshot::analysis::fit {

/// How a track's cepstral coefficients 1 … 19 are spread over its frames (Mandel & Ellis 2005).
struct TimbreGaussian {
    Eigen::VectorXd mean;
    Eigen::MatrixXd covariance;
};

/// Decodes the file once for it. Ends the program when it cannot.
[[nodiscard]] TimbreGaussian timbreGaussian(const std::filesystem::path& file);

/// Square root of the symmetrised Kullback–Leibler divergence of every pair.
[[nodiscard]] Eigen::MatrixXd divergences(const std::vector<TimbreGaussian>& tracks);

} // namespace earshot::analysis::fit
