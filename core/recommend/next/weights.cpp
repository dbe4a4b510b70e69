// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/weights.h"

#include <cmath>

namespace earshot::recommend::next {

namespace {

struct PhiMoments {
    PerScorer mean{}, variance{};
};

/// Over the library, each track as likely as the weights make it.
PhiMoments momentsOf(const Choice& choice, const PerScorer& weights) {
    std::vector<double> share(choice.rows.size());
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < share.size(); ++row) {
        for (std::size_t k = 0; k < kScorerCount; ++k) {
            share[row] += weights[k] * choice.rows[row][k] * 1e-6;
        }
        most = std::max(most, share[row]);
    }
    double total = 0;
    for (std::size_t row = 0; row < share.size(); ++row) {
        share[row] = choice.counts[row] * std::exp(share[row] - most);
        total += share[row];
    }
    PhiMoments moments;
    for (std::size_t row = 0; row < share.size(); ++row) {
        const double p = share[row] / total;
        for (std::size_t k = 0; k < kScorerCount; ++k) {
            const double phi = choice.rows[row][k] * 1e-6;
            moments.mean[k] += p * phi;
            moments.variance[k] += p * phi * phi;
        }
    }
    for (std::size_t k = 0; k < kScorerCount; ++k) {
        // Rounding can leave less than nothing where all rows agree.
        moments.variance[k] =
            std::max(0.0, moments.variance[k] - moments.mean[k] * moments.mean[k]);
    }
    return moments;
}

} // namespace

Weights::Weights(const PerScorer& prior, Adapting adapting) : m_slow(prior), m_adapting(adapting) {
    m_precision.fill(constants::kPriorPrecision);
}

PerScorer Weights::at(Place place) const {
    PerScorer both = m_slow;
    for (std::size_t k = 0; k < kScorerCount && place == Place::Continues; ++k) {
        both[k] += m_fast[k];
    }
    return both;
}

void Weights::learn(const Choice& choice, Place place) {
    if (m_adapting == Adapting::Nothing) {
        return;
    }
    const PhiMoments moments = momentsOf(choice, at(place));
    if (place == Place::Opens) {
        m_fast.fill(0);
    }
    for (const ScorerInfo& scorer : scorers()) {
        const std::size_t k = next::at(scorer.id);
        const double pull = choice.rows[choice.chosen][k] * 1e-6 - moments.mean[k];
        if (m_adapting == Adapting::SlowAndFast) {
            m_fast[k] = constants::kFastFade * m_fast[k] + constants::kFastStep * pull;
        }
        m_precision[k] += moments.variance[k];
        m_slow[k] = allowed(scorer.sign, m_slow[k] + pull / m_precision[k]);
    }
}

} // namespace earshot::recommend::next
