// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/logit_fit.h"

#include "core/evaluation/constants.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cmath>
#include <map>

namespace earshot::evaluation {

namespace next = recommend::next;

namespace {

constexpr auto kSize = static_cast<Eigen::Index>(next::kScorerCount);
using Vector = Eigen::Matrix<double, kSize, 1>;
using Matrix = Eigen::Matrix<double, kSize, kSize>;
using Rows = Eigen::Matrix<double, kSize, Eigen::Dynamic>;

/// The rows of a choice in whole units and how likely each is, all its tracks together.
struct Shares {
    Rows phi;
    Eigen::VectorXd share;
    double logTotal = 0; ///< ln Σ n·e^s
};

Vector asVector(const next::PerScorer& weights) {
    return Eigen::Map<const Vector>(weights.data());
}

void sharesOf(const next::Choice& choice, const Vector& weights, Shares& out) {
    const auto count = static_cast<Eigen::Index>(choice.rows.size());
    const Eigen::Map<const Eigen::Matrix<std::int32_t, kSize, Eigen::Dynamic>> phi(
        choice.rows.front().data(), kSize, count);
    out.phi = phi.cast<double>() * 1e-6;
    out.share = out.phi.transpose() * weights;
    const double most = out.share.maxCoeff();
    const Eigen::Map<const Eigen::Matrix<std::uint32_t, Eigen::Dynamic, 1>> counts(
        choice.counts.data(), count);
    out.share = (out.share.array() - most).exp() * counts.cast<double>().array();
    const double total = out.share.sum();
    out.share /= total;
    out.logTotal = most + std::log(total);
}

/// Whether the weight may move in the direction, at its bound or held.
bool mayMove(const next::ScorerInfo& scorer, bool inMask, double weight, double direction) {
    if (!inMask) {
        return false;
    }
    return weight != 0 || next::allowed(scorer.sign, direction) == direction;
}

next::PerScorer stepped(const next::PerScorer& from, const Vector& step, double length) {
    next::PerScorer to{};
    for (const next::ScorerInfo& scorer : next::scorers()) {
        const std::size_t k = next::at(scorer.id);
        to[k] = next::allowed(scorer.sign, from[k] + length * step(static_cast<Eigen::Index>(k)));
    }
    return to;
}

constexpr int kMostSteps = 60;
constexpr double kFlatEnough = 1e-4; ///< of the gradient, against thousands of choices
constexpr double kLeastRise = 1e-4;  ///< Armijo
constexpr double kShortestStep = 1e-6;

} // namespace

struct LogitFit::State {
    double value = 0;
    Vector gradient = Vector::Zero();  ///< of what is maximised
    Matrix curvature = Matrix::Zero(); ///< minus its Hessian
};

ScorerMask allScorers() {
    ScorerMask mask{};
    mask.fill(true);
    return mask;
}

LogitFit::LogitFit(const ChoiceLog& log, std::vector<std::size_t> chosen)
    : m_log(log), m_choices(std::move(chosen)) {
    std::map<std::uint32_t, double> counts;
    for (const std::size_t choice : m_choices) {
        counts[log.choices[choice].listener] += 1;
    }
    double total = 0;
    for (const std::size_t choice : m_choices) {
        m_importance.push_back(1 / std::sqrt(counts[log.choices[choice].listener]));
        total += m_importance.back();
    }
    for (double& importance : m_importance) {
        importance *= static_cast<double>(m_choices.size()) / total;
    }
}

double LogitFit::objective(const next::PerScorer& weights) const {
    const Vector w = asVector(weights);
    double value = -0.5 * constants::kRidge * w.squaredNorm();
    Shares shares;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const next::Choice choice = m_log.at(m_log.choices[m_choices[i]]);
        sharesOf(choice, w, shares);
        const auto chosen = static_cast<Eigen::Index>(choice.chosen);
        value += m_importance[i] * (shares.phi.col(chosen).dot(w) - shares.logTotal);
    }
    return value;
}

LogitFit::State LogitFit::derivatives(const next::PerScorer& weights) const {
    const Vector w = asVector(weights);
    State state;
    state.value = -0.5 * constants::kRidge * w.squaredNorm();
    state.gradient = -constants::kRidge * w;
    state.curvature = constants::kRidge * Matrix::Identity();
    Shares shares;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const next::Choice choice = m_log.at(m_log.choices[m_choices[i]]);
        sharesOf(choice, w, shares);
        const auto chosen = static_cast<Eigen::Index>(choice.chosen);
        const double importance = m_importance[i];
        const Vector mean = shares.phi * shares.share;
        state.value += importance * (shares.phi.col(chosen).dot(w) - shares.logTotal);
        state.gradient += importance * (shares.phi.col(chosen) - mean);
        shares.phi = shares.phi * shares.share.cwiseSqrt().asDiagonal();
        state.curvature.selfadjointView<Eigen::Lower>().rankUpdate(shares.phi, importance);
        state.curvature.selfadjointView<Eigen::Lower>().rankUpdate(mean, -importance);
    }
    state.curvature = Matrix(state.curvature.selfadjointView<Eigen::Lower>());
    return state;
}

next::PerScorer LogitFit::fit(const ScorerMask& mask, const next::PerScorer& start) const {
    next::PerScorer weights{};
    for (const next::ScorerInfo& scorer : next::scorers()) {
        const std::size_t k = next::at(scorer.id);
        weights[k] = mask[k] ? next::allowed(scorer.sign, start[k]) : 0;
    }
    for (int step = 0; step < kMostSteps && !m_choices.empty(); ++step) {
        State state = derivatives(weights);
        for (const next::ScorerInfo& scorer : next::scorers()) {
            const std::size_t k = next::at(scorer.id);
            const auto row = static_cast<Eigen::Index>(k);
            if (!mayMove(scorer, mask[k], weights[k], state.gradient(row))) {
                state.gradient(row) = 0;
                state.curvature.row(row).setZero();
                state.curvature.col(row).setZero();
                state.curvature(row, row) = 1;
            }
        }
        if (state.gradient.cwiseAbs().maxCoeff() < kFlatEnough) {
            break;
        }
        const Vector newton = state.curvature.ldlt().solve(state.gradient);
        double length = 1;
        next::PerScorer better = stepped(weights, newton, length);
        while (length > kShortestStep &&
               objective(better) <
                   state.value +
                       kLeastRise * state.gradient.dot(asVector(better) - asVector(weights))) {
            length /= 2;
            better = stepped(weights, newton, length);
        }
        if (length <= kShortestStep) {
            break; // no rise is left that rounding lets through
        }
        weights = better;
    }
    return weights;
}

} // namespace earshot::evaluation
