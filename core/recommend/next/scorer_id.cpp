// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/scorer_id.h"

#include "core/recommend/next/constants.h"

#include <algorithm>

namespace earshot::recommend::next {

namespace {

constexpr bool scorersInOrder() {
    for (std::size_t i = 0; i < kScorerCount; ++i) {
        if (at(constants::kScorers[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(scorersInOrder(), "the table of weights follows ScorerId");

} // namespace

const std::array<ScorerInfo, kScorerCount>& scorers() {
    return constants::kScorers;
}

PerScorer priorWeights() {
    PerScorer weights{};
    for (const ScorerInfo& scorer : scorers()) {
        weights[at(scorer.id)] = scorer.weight;
    }
    return weights;
}

double allowed(Sign sign, double weight) {
    return sign == Sign::AtLeastZero ? std::max(weight, 0.0) : std::min(weight, 0.0);
}

} // namespace earshot::recommend::next
