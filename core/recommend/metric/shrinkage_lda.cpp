// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/metric/shrinkage_lda.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>

namespace earshot::recommend::metric {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A descriptor that hardly varies is no descriptor.
constexpr double kLeastSpread = 1e-9;
/// Of the variance between artists; below, it is rounding.
constexpr double kLeastBetween = 1e-6;

/// Means of groups of columns, by number.
MatrixXd groupMeans(const MatrixXd& columns, const std::vector<int>& group, int groups) {
    MatrixXd means = MatrixXd::Zero(columns.rows(), groups);
    VectorXd sizes = VectorXd::Zero(groups);
    for (std::size_t i = 0; i < group.size(); ++i) {
        means.col(group[i]) += columns.col(static_cast<Eigen::Index>(i));
        sizes[group[i]] += 1;
    }
    return means * sizes.cwiseInverse().asDiagonal();
}

MatrixXd withoutMeans(MatrixXd columns, const MatrixXd& means, const std::vector<int>& group) {
    for (std::size_t i = 0; i < group.size(); ++i) {
        columns.col(static_cast<Eigen::Index>(i)) -= means.col(group[i]);
    }
    return columns;
}

/// Covariance of the artists' true centres: that of their means over albums, less what the scatter
/// of each artist's albums adds to it.
MatrixXd betweenArtists(const MatrixXd& columns, const LabelSample& sample) {
    const MatrixXd albums = groupMeans(columns, sample.album, sample.albums);
    std::vector<int> artistOfAlbum(static_cast<std::size_t>(sample.albums));
    for (std::size_t i = 0; i < sample.album.size(); ++i) {
        artistOfAlbum[static_cast<std::size_t>(sample.album[i])] = sample.artist[i];
    }
    const MatrixXd artists = groupMeans(albums, artistOfAlbum, sample.artists);
    VectorXd albumsOf = VectorXd::Zero(sample.artists);
    for (const int artist : artistOfAlbum) {
        albumsOf[artist] += 1;
    }
    const MatrixXd scatter = withoutMeans(albums, artists, artistOfAlbum);
    VectorXd weight(sample.albums);
    for (int album = 0; album < sample.albums; ++album) {
        const double count = albumsOf[artistOfAlbum[static_cast<std::size_t>(album)]];
        weight[album] = 1 / (count * std::max(1.0, count - 1));
    }
    const MatrixXd spread = artists.colwise() - artists.rowwise().mean();
    return spread * spread.transpose() / (sample.artists - 1.0) -
           scatter * weight.asDiagonal() * scatter.transpose() / sample.artists;
}

} // namespace

MatrixXd shrunkCovariance(const MatrixXd& centred) {
    const auto rows = static_cast<double>(centred.rows());
    const auto count = static_cast<double>(centred.cols());
    const MatrixXd sample = centred * centred.transpose() / count;
    const double mean = sample.trace() / rows;
    const MatrixXd target = mean * MatrixXd::Identity(centred.rows(), centred.rows());
    const double distance = (sample - target).squaredNorm(); // d² of the paper, times rows
    const double fourth = centred.colwise().squaredNorm().array().square().sum();
    const double error = (fourth / count - sample.squaredNorm()) / count; // b², times rows
    const double share = distance > 0 ? std::clamp(error / distance, 0.0, 1.0) : 1.0;
    return share * target + (1 - share) * sample;
}

Projection learnProjection(const LabelSample& sample) {
    Projection learned;
    learned.centre = sample.sounds.rowwise().mean();
    MatrixXd columns = sample.sounds.colwise() - learned.centre;
    const VectorXd spread =
        (columns.rowwise().squaredNorm() / static_cast<double>(columns.cols())).cwiseSqrt();
    const VectorXd unit =
        spread.unaryExpr([](double value) { return value > kLeastSpread ? 1 / value : 0; });
    columns = unit.asDiagonal() * columns;

    const MatrixXd within =
        withoutMeans(columns, groupMeans(columns, sample.artist, sample.artists), sample.artist);
    // The means were taken from the same columns: as many degrees of freedom are gone.
    const double freedom = static_cast<double>(columns.cols() - sample.artists);
    const MatrixXd shrunk =
        shrunkCovariance(within * std::sqrt(static_cast<double>(columns.cols()) / freedom));
    const Eigen::SelfAdjointEigenSolver<MatrixXd> inside(shrunk);
    if (inside.eigenvalues().minCoeff() <= kLeastSpread) {
        learned.directions.resize(0, columns.rows());
        return learned; // artists that do not vary at all: nothing to weigh by
    }
    const MatrixXd white = inside.operatorInverseSqrt();

    const Eigen::SelfAdjointEigenSolver<MatrixXd> between(betweenArtists(white * columns, sample));
    const VectorXd& lambda = between.eigenvalues();
    const auto kept = static_cast<Eigen::Index>((lambda.array() > kLeastBetween).count());
    const VectorXd share = lambda.tail(kept).array() / (1 + lambda.tail(kept).array());
    learned.directions = share.cwiseSqrt().asDiagonal() *
                         between.eigenvectors().rightCols(kept).transpose() * white *
                         unit.asDiagonal();
    return learned;
}

} // namespace earshot::recommend::metric
