// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <vector>

namespace earshot::analysis::fit {

/// Mean and deviation per column over finite values only.
struct Standard {
    Eigen::VectorXd mean;
    Eigen::VectorXd deviation;
};
[[nodiscard]] Standard standardOf(const Eigen::MatrixXd& values);

/// Standardised as the product does it: winsorised, unknown as 0.
[[nodiscard]] Eigen::MatrixXd standardise(const Eigen::MatrixXd& values, const Standard& standard);

struct Linear {
    Eigen::VectorXd weights;
    double intercept = 0;
    [[nodiscard]] Eigen::VectorXd operator()(const Eigen::MatrixXd& values) const {
        return (values * weights).array() + intercept;
    }
};

/// Least squares with a ridge penalty on the weights; targets ±1.
[[nodiscard]] Linear fitRidge(const Eigen::MatrixXd& values, const Eigen::VectorXd& targets,
                              double penalty);

/// Logistic regression with a ridge penalty (iteratively reweighted least squares); targets ±1.
[[nodiscard]] Linear fitLogistic(const Eigen::MatrixXd& values, const Eigen::VectorXd& targets,
                                 double penalty);

/// The columns that are left when the weakest (largest ridge weight over all targets) are taken
/// away, a tenth at a time, until `count` remain (Guyon et al. 2002).
[[nodiscard]] std::vector<int> eliminate(const Eigen::MatrixXd& values,
                                         const std::vector<Eigen::VectorXd>& targets,
                                         std::vector<int> columns, int count, double penalty);

[[nodiscard]] Eigen::MatrixXd columnsOf(const Eigen::MatrixXd& values,
                                        const std::vector<int>& columns);
[[nodiscard]] Eigen::MatrixXd rowsOf(const Eigen::MatrixXd& values, const std::vector<int>& rows);

/// The slope s for which logistic(s · score) fits the ±1 targets best (Platt 1999 without offset).
[[nodiscard]] double calibrationSlope(const Eigen::VectorXd& scores,
                                      const Eigen::VectorXd& targets);

} // namespace earshot::analysis::fit
