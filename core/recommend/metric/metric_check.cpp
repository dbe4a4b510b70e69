// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/metric/metric_check.h"

#include "core/recommend/metric/constants.h"

#include <cmath>

namespace earshot::recommend::metric {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd unitColumns(const MatrixXd& columns) {
    const VectorXd length = columns.colwise().norm();
    return columns *
           length.unaryExpr([](double value) { return value > 0 ? 1 / value : 0; }).asDiagonal();
}

/// Tracks of equal likeness count as one step of the ranking, so that no order among them helps.
double averagePrecision(const VectorXd& likeness, const LabelSample& sample, std::size_t query) {
    double sum = 0;
    int wanted = 0;
    for (std::size_t i = 0; i < sample.artist.size(); ++i) {
        if (sample.artist[i] != sample.artist[query] || sample.album[i] == sample.album[query]) {
            continue;
        }
        int found = 0;
        int looked = 0;
        for (std::size_t j = 0; j < sample.artist.size(); ++j) {
            if (sample.album[j] != sample.album[query] &&
                likeness[static_cast<Eigen::Index>(j)] >= likeness[static_cast<Eigen::Index>(i)]) {
                ++looked;
                found += sample.artist[j] == sample.artist[query] ? 1 : 0;
            }
        }
        sum += static_cast<double>(found) / looked;
        ++wanted;
    }
    return sum / wanted; // every artist has a second album
}

/// By artist.
VectorXd precisions(const MatrixXd& units, const LabelSample& sample) {
    VectorXd sum = VectorXd::Zero(sample.artists);
    VectorXd queries = VectorXd::Zero(sample.artists);
    int ofAlbum = 0;
    for (std::size_t i = 0; i < sample.artist.size(); ++i) {
        ofAlbum = i > 0 && sample.album[i] == sample.album[i - 1] ? ofAlbum + 1 : 0;
        if (ofAlbum < kQueriesPerAlbum) {
            const VectorXd likeness = units.transpose() * units.col(static_cast<Eigen::Index>(i));
            sum[sample.artist[i]] += averagePrecision(likeness, sample, i);
            queries[sample.artist[i]] += 1;
        }
    }
    return sum.cwiseQuotient(queries);
}

} // namespace

Comparison compareMetrics(const LabelSample& sample) {
    VectorXd plain(sample.artists);
    VectorXd learned(sample.artists);
    Eigen::Index filled = 0;
    for (const int half : {0, 1}) {
        const LabelSample asked = sample.part(half, 2);
        const Projection projection = learnProjection(sample.part(1 - half, 2));
        const MatrixXd projected =
            projection.directions * (asked.sounds.colwise() - projection.centre);
        plain.segment(filled, asked.artists) = precisions(unitColumns(asked.sounds), asked);
        learned.segment(filled, asked.artists) = precisions(unitColumns(projected), asked);
        filled += asked.artists;
    }
    const VectorXd gain = learned - plain;
    const double mean = gain.mean();
    const auto artists = static_cast<double>(sample.artists);
    const double deviation =
        std::sqrt((gain.array() - mean).square().sum() / (artists - 1) / artists);
    return {plain.mean(), learned.mean(), mean > 0 && mean > kSureGain * deviation};
}

} // namespace earshot::recommend::metric
