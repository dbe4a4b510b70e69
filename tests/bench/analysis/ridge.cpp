// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/ridge.h"

#include "core/analysis/descriptors.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot::analysis::fit {

Standard standardOf(const Eigen::MatrixXd& values) {
    Standard standard{Eigen::VectorXd::Zero(values.cols()), Eigen::VectorXd::Zero(values.cols())};
    for (Eigen::Index column = 0; column < values.cols(); ++column) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (const double value : values.col(column)) {
            if (std::isfinite(value)) {
                count += 1;
                sum += value;
                squares += value * value;
            }
        }
        if (count > 1) {
            standard.mean[column] = sum / count;
            standard.deviation[column] =
                std::sqrt(std::max(0.0, squares / count - (sum / count) * (sum / count)));
        }
    }
    return standard;
}

Eigen::MatrixXd standardise(const Eigen::MatrixXd& values, const Standard& standard) {
    Eigen::MatrixXd result(values.rows(), values.cols());
    for (Eigen::Index column = 0; column < values.cols(); ++column) {
        for (Eigen::Index row = 0; row < values.rows(); ++row) {
            result(row, column) = standardised(static_cast<float>(values(row, column)),
                                               static_cast<float>(standard.mean[column]),
                                               static_cast<float>(standard.deviation[column]));
        }
    }
    return result;
}

Linear fitRidge(const Eigen::MatrixXd& values, const Eigen::VectorXd& targets, double penalty) {
    const Eigen::RowVectorXd centre = values.colwise().mean();
    const Eigen::MatrixXd centred = values.rowwise() - centre;
    const double mean = targets.mean();
    Eigen::MatrixXd normal = centred.transpose() * centred;
    normal.diagonal().array() += penalty;
    Linear linear;
    linear.weights = normal.ldlt().solve(centred.transpose() * (targets.array() - mean).matrix());
    linear.intercept = mean - centre * linear.weights;
    return linear;
}

Linear fitLogistic(const Eigen::MatrixXd& values, const Eigen::VectorXd& targets, double penalty) {
    const Eigen::Index columns = values.cols();
    Eigen::MatrixXd design(values.rows(), columns + 1);
    design << values, Eigen::VectorXd::Ones(values.rows());
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(columns + 1);
    Eigen::VectorXd ridge = Eigen::VectorXd::Constant(columns + 1, penalty);
    ridge[columns] = 0.0;
    constexpr int kSteps = 12; // converges to 1e-6 in eight
    for (int step = 0; step < kSteps; ++step) {
        const Eigen::ArrayXd chance = 1.0 / (1.0 + (-(design * weights)).array().exp());
        const Eigen::ArrayXd spread = (chance * (1.0 - chance)).max(1e-6);
        const Eigen::VectorXd slope =
            design.transpose() * ((targets.array() + 1.0) / 2.0 - chance).matrix() -
            ridge.cwiseProduct(weights);
        Eigen::MatrixXd curvature = design.transpose() * spread.matrix().asDiagonal() * design;
        curvature.diagonal() += ridge;
        weights += curvature.ldlt().solve(slope);
    }
    return {weights.head(columns), weights[columns]};
}

std::vector<int> eliminate(const Eigen::MatrixXd& values,
                           const std::vector<Eigen::VectorXd>& targets, std::vector<int> columns,
                           int count, double penalty) {
    while (static_cast<int>(columns.size()) > count) {
        const Eigen::MatrixXd kept = columnsOf(values, columns);
        Eigen::VectorXd weight = Eigen::VectorXd::Zero(kept.cols());
        for (const Eigen::VectorXd& target : targets) {
            const Eigen::VectorXd weights = fitRidge(kept, target, penalty).weights.cwiseAbs();
            weight = weight.cwiseMax(weights / weights.norm());
        }
        std::vector<std::size_t> order(columns.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return weight[static_cast<Eigen::Index>(a)] > weight[static_cast<Eigen::Index>(b)];
        });
        const std::size_t next = std::max<std::size_t>(static_cast<std::size_t>(count),
                                                       columns.size() - columns.size() / 10 - 1);
        order.resize(next);
        std::sort(order.begin(), order.end());
        std::vector<int> rest;
        for (const std::size_t place : order) {
            rest.push_back(columns[place]);
        }
        columns = std::move(rest);
    }
    return columns;
}

Eigen::MatrixXd columnsOf(const Eigen::MatrixXd& values, const std::vector<int>& columns) {
    return values(Eigen::all, columns);
}

Eigen::MatrixXd rowsOf(const Eigen::MatrixXd& values, const std::vector<int>& rows) {
    return values(rows, Eigen::all);
}

double calibrationSlope(const Eigen::VectorXd& scores, const Eigen::VectorXd& targets) {
    double slope = 1.0;
    for (int step = 0; step < 50; ++step) {
        const Eigen::ArrayXd agreed = scores.array() * targets.array();
        const Eigen::ArrayXd chance = 1.0 / (1.0 + (-slope * agreed).exp());
        const double gradient = ((1.0 - chance) * agreed).sum();
        const double curvature = (chance * (1.0 - chance) * agreed.square()).sum() + 1e-9;
        slope = std::max(0.01, slope + gradient / curvature);
    }
    return slope;
}

} // namespace earshot::analysis::fit
