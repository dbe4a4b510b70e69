// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/next_scores.h"

#include <cmath>
#include <numeric>

namespace earshot::recommend::next {

Addends addendsOf(const Phi& phi, const PerScorer& weights) {
    Addends addends{};
    for (std::size_t k = 0; k < kScorerCount; ++k) {
        addends[k] = phi[k] == 0 ? 0 : std::llround(weights[k] * phi[k]);
    }
    return addends;
}

Points sumOf(const Addends& addends) {
    return std::accumulate(addends.begin(), addends.end(), Points{0});
}

NextScores::NextScores(const PhiTable& table, const PerScorer& weights)
    : m_table(table), m_weights(weights) {
    m_points.reserve(table.rows().size());
    for (const Phi& phi : table.rows()) {
        m_points.push_back(sumOf(addendsOf(phi, weights)));
    }
}

Addends NextScores::addends(Index track) const {
    return addendsOf(m_table.rows()[m_table.rowOf(track)], m_weights);
}

std::array<Points, signals::kSignalCount> NextScores::bySignal(Index track) const {
    std::array<Points, signals::kSignalCount> points{};
    const Addends each = addends(track);
    for (const ScorerInfo& scorer : scorers()) {
        points[static_cast<std::size_t>(scorer.signal)] += each[at(scorer.id)];
    }
    return points;
}

Standing NextScores::standing(Index track) const {
    const Points own = points(track);
    Standing standing{0, 0};
    for (std::size_t row = 0; row < m_points.size(); ++row) {
        const std::uint32_t count = m_table.counts()[row];
        standing.better += m_points[row] > own ? count : 0;
        standing.tied += m_points[row] == own ? count : 0;
    }
    return standing;
}

std::vector<NextScores::Ranked> NextScores::best(std::size_t count) const {
    std::vector<Ranked> ranked;
    const std::span<const Index> touched = m_table.touched();
    for (std::size_t row = 0; row < touched.size(); ++row) {
        ranked.push_back({touched[row], m_points[row], {}});
    }
    const std::size_t kept = std::min(count, ranked.size());
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const Ranked& a, const Ranked& b) {
                                  return a.points != b.points ? a.points > b.points
                                                              : a.track < b.track;
                              });
    ranked.resize(kept);
    for (Ranked& each : ranked) {
        each.addends = addends(each.track);
    }
    return ranked;
}

} // namespace earshot::recommend::next
