// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/embedding_fit.h"

#include "core/analysis/features.h"
#include "tests/bench/analysis/fused_distance.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace earshot::analysis::fit {

namespace {

constexpr int kNeighbours = 10;
/// Ridge penalty of the map: 400 clips must not be followed to the letter.
constexpr double kMapPenalty = 300.0;

/// The nearest clips by other artists, for every clip.
using Neighbours = std::vector<std::vector<std::size_t>>;

Neighbours neighboursOf(const Eigen::MatrixXd& distances, const std::vector<Clip>& clips) {
    Neighbours all;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        std::vector<std::size_t> others;
        for (std::size_t j = 0; j < clips.size(); ++j) {
            if (clips[j].group != clips[i].group) {
                others.push_back(j);
            }
        }
        const auto row = static_cast<Eigen::Index>(i);
        std::partial_sort(others.begin(), others.begin() + kNeighbours, others.end(),
                          [&](std::size_t a, std::size_t b) {
                              return distances(row, static_cast<Eigen::Index>(a)) <
                                     distances(row, static_cast<Eigen::Index>(b));
                          });
        others.resize(kNeighbours);
        all.push_back(std::move(others));
    }
    return all;
}

QString described(const Neighbours& neighbours, const std::vector<Clip>& clips) {
    double arousal = 0;
    double quadrant = 0;
    Eigen::ArrayXd chosen = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(clips.size()));
    for (std::size_t i = 0; i < clips.size(); ++i) {
        for (const std::size_t j : neighbours[i]) {
            chosen[static_cast<Eigen::Index>(j)] += 1;
            arousal += clips[j].arousal() == clips[i].arousal();
            quadrant += clips[j].quadrant == clips[i].quadrant;
        }
    }
    const double pairs = static_cast<double>(clips.size()) * kNeighbours;
    const Eigen::ArrayXd off = chosen - chosen.mean();
    const double hubness = off.cube().mean() / std::pow(off.square().mean(), 1.5);
    return QStringLiteral("arousal@10 %1, quadrant@10 %2, hubness %3")
        .arg(arousal / pairs, 0, 'f', 3)
        .arg(quadrant / pairs, 0, 'f', 3)
        .arg(hubness, 0, 'f', 2);
}

double agreement(const Neighbours& a, const Neighbours& b) {
    double shared = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        shared += static_cast<double>(std::count_if(a[i].begin(), a[i].end(), [&](std::size_t j) {
            return std::find(b[i].begin(), b[i].end(), j) != b[i].end();
        }));
    }
    return shared / static_cast<double>(a.size() * kNeighbours);
}

/// Cosine distances of the places as they are stored: eight bits a value.
Eigen::MatrixXd storedDistances(const Eigen::MatrixXd& places) {
    Eigen::MatrixXd rounded = places;
    for (auto row : rounded.rowwise()) {
        row = (row * (127.0 / row.cwiseAbs().maxCoeff())).array().round().matrix().normalized();
    }
    return (1.0 - (rounded * rounded.transpose()).array()).matrix();
}

Eigen::MatrixXd mapOf(const Eigen::MatrixXd& standardised, const Eigen::MatrixXd& fused) {
    const Eigen::MatrixXd places = placesOf(fused, kEmbeddingSize);
    Eigen::MatrixXd normal = standardised.transpose() * standardised;
    normal.diagonal().array() += kMapPenalty;
    return normal.ldlt().solve(standardised.transpose() * places);
}

} // namespace

EmbeddingFit fitEmbedding(const Eigen::MatrixXd& values, const Eigen::MatrixXd& timbre,
                          const std::vector<Clip>& clips) {
    EmbeddingFit fit{standardOf(values), {}, {}};
    const Eigen::MatrixXd standard = standardise(values, fit.standard);
    const Eigen::MatrixXd fused = mutualProximity(euclidean(standard)) + mutualProximity(timbre);
    fit.projection = mapOf(standard, fused);

    // Artists in two halves: each half's neighbours by a map fitted on the other.
    std::vector<int> halves[2];
    for (std::size_t i = 0; i < clips.size(); ++i) {
        halves[clips[i].group % 2].push_back(static_cast<int>(i));
    }
    QString unseen;
    for (int half = 0; half < 2; ++half) {
        const auto& fitted = halves[half];
        const auto& tested = halves[1 - half];
        const Eigen::MatrixXd map = mapOf(rowsOf(standard, fitted), fused(fitted, fitted));
        std::vector<Clip> testedClips;
        for (const int clip : tested) {
            testedClips.push_back(clips[static_cast<std::size_t>(clip)]);
        }
        unseen += QStringLiteral("\n// by artists the map has not seen (half %1): %2")
                      .arg(half + 1)
                      .arg(described(neighboursOf(storedDistances(rowsOf(standard, tested) * map),
                                                  testedClips),
                                     testedClips));
    }
    const Neighbours byDistance = neighboursOf(fused, clips);
    const Neighbours byPlace = neighboursOf(storedDistances(standard * fit.projection), clips);
    fit.report =
        QStringLiteral("distance: %1;\n// embedding: %2;\n// %3 of ten neighbours agree;%4")
            .arg(described(byDistance, clips), described(byPlace, clips))
            .arg(10.0 * agreement(byDistance, byPlace), 0, 'f', 1)
            .arg(unseen);
    return fit;
}

} // namespace earshot::analysis::fit
