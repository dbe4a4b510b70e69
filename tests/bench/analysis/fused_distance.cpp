// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/fused_distance.h"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <numbers>

namespace earshot::analysis::fit {

namespace {

/// Chance that a normal variable exceeds this many deviations.
double tail(double deviations) {
    return 0.5 * std::erfc(deviations / std::numbers::sqrt2);
}

} // namespace

Eigen::MatrixXd euclidean(const Eigen::MatrixXd& rows) {
    const Eigen::VectorXd squares = rows.rowwise().squaredNorm();
    Eigen::MatrixXd distances = -2.0 * rows * rows.transpose();
    distances.colwise() += squares;
    distances.rowwise() += squares.transpose();
    return distances.cwiseMax(0.0).cwiseSqrt();
}

Eigen::MatrixXd mutualProximity(const Eigen::MatrixXd& distances) {
    const Eigen::Index count = distances.rows();
    const double others = static_cast<double>(count) - 1.0; // a track's distance to itself is 0
    const Eigen::VectorXd means = distances.rowwise().sum() / others;
    const Eigen::VectorXd deviations =
        (distances.rowwise().squaredNorm() / others - means.cwiseAbs2())
            .cwiseMax(1e-12)
            .cwiseSqrt();
    Eigen::MatrixXd proximity(count, count);
    for (Eigen::Index i = 0; i < count; ++i) {
        for (Eigen::Index j = 0; j < count; ++j) {
            proximity(i, j) = i == j ? 0.0
                                     : 1.0 - tail((distances(i, j) - means[i]) / deviations[i]) *
                                                 tail((distances(i, j) - means[j]) / deviations[j]);
        }
    }
    return proximity;
}

Eigen::MatrixXd placesOf(const Eigen::MatrixXd& distances, int dimensions) {
    Eigen::MatrixXd inner = -0.5 * distances.cwiseAbs2();
    inner.rowwise() -= inner.colwise().mean().eval();
    inner.colwise() -= inner.rowwise().mean().eval();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(inner);
    // Eigenvalues come in rising order.
    const Eigen::VectorXd lengths =
        solver.eigenvalues().tail(dimensions).cwiseMax(0.0).cwiseSqrt().reverse();
    return solver.eigenvectors().rightCols(dimensions).rowwise().reverse() * lengths.asDiagonal();
}

} // namespace earshot::analysis::fit
