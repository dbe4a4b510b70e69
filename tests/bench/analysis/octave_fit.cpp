// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/octave_fit.h"

#include <Eigen/Dense>

namespace earshot::analysis::fit {

namespace {

constexpr double kPenalty = 0.03;
constexpr std::size_t kOctaveFolds = 5;

using Evidence = Eigen::Matrix<double, Eigen::Dynamic, kOctaveEvidence>;

Evidence evidenceOf(const OctaveExample& example) {
    Evidence rows(static_cast<Eigen::Index>(example.candidates.size()), kOctaveEvidence);
    for (std::size_t i = 0; i < example.candidates.size(); ++i) {
        const auto& values = example.candidates[i].evidence;
        rows.row(static_cast<Eigen::Index>(i)) =
            Eigen::Map<const Eigen::RowVectorXf>(values.data(), kOctaveEvidence).cast<double>();
    }
    return rows;
}

/// Gradient and curvature of the penalised log-likelihood.
struct Slope {
    Eigen::VectorXd gradient;
    Eigen::MatrixXd curvature;

    void add(const std::vector<OctaveExample>& examples, const Eigen::VectorXd& weights,
             double count) {
        for (const OctaveExample& example : examples) {
            if (example.right < 0) {
                continue;
            }
            const Evidence rows = evidenceOf(example);
            const Eigen::ArrayXd scores = rows * weights;
            Eigen::ArrayXd chance = (scores - scores.maxCoeff()).exp();
            chance /= chance.sum();
            const Eigen::VectorXd mean = rows.transpose() * chance.matrix();
            gradient += count * (rows.row(example.right).transpose() - mean);
            curvature += count * (rows.transpose() * chance.matrix().asDiagonal() * rows -
                                  mean * mean.transpose());
        }
    }
};

int chosen(const OctaveExample& example, const OctaveWeights& weights) {
    const Eigen::VectorXd given =
        Eigen::Map<const Eigen::VectorXf>(weights.data(), kOctaveEvidence).cast<double>();
    Eigen::Index best = 0;
    (evidenceOf(example) * given).maxCoeff(&best);
    return static_cast<int>(best);
}

bool isRight(const OctaveExample& example, const OctaveWeights& weights) {
    return example.right >= 0 && chosen(example, weights) == example.right;
}

} // namespace

OctaveWeights fitOctave(const std::vector<OctaveSet>& sets) {
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(kOctaveEvidence);
    constexpr int kSteps = 40; // the largest step is below 1e-4 after about twenty
    for (int step = 0; step < kSteps; ++step) {
        Slope slope{-kPenalty * weights,
                    kPenalty * Eigen::MatrixXd::Identity(kOctaveEvidence, kOctaveEvidence)};
        for (const OctaveSet& set : sets) {
            slope.add(set.examples, weights, set.weight);
        }
        weights += slope.curvature.ldlt().solve(slope.gradient);
    }
    OctaveWeights result{};
    Eigen::Map<Eigen::VectorXf>(result.data(), kOctaveEvidence) = weights.cast<float>();
    return result;
}

double shareFound(const std::vector<OctaveExample>& examples) {
    const auto found = std::count_if(examples.begin(), examples.end(),
                                     [](const OctaveExample& e) { return e.right >= 0; });
    return static_cast<double>(found) / static_cast<double>(examples.size());
}

double shareRight(const std::vector<OctaveExample>& examples, const OctaveWeights& weights) {
    const auto right = std::count_if(examples.begin(), examples.end(),
                                     [&](const OctaveExample& e) { return isRight(e, weights); });
    return static_cast<double>(right) / static_cast<double>(examples.size());
}

double crossValidatedShare(std::vector<OctaveSet> sets, std::size_t tested, std::size_t together) {
    const std::vector<OctaveExample> all = sets[tested].examples;
    int right = 0;
    for (std::size_t fold = 0; fold < kOctaveFolds; ++fold) {
        const auto inFold = [&](std::size_t i) { return i / together % kOctaveFolds == fold; };
        sets[tested].examples.clear();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!inFold(i)) {
                sets[tested].examples.push_back(all[i]);
            }
        }
        const OctaveWeights weights = fitOctave(sets);
        for (std::size_t i = 0; i < all.size(); ++i) {
            right += inFold(i) && isRight(all[i], weights);
        }
    }
    return static_cast<double>(right) / static_cast<double>(all.size());
}

} // namespace earshot::analysis::fit
