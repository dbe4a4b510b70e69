// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/score_table.h"

#include "core/recommend/next_terms.h"
#include "core/recommend/parallel.h"
#include "core/recommend/taste.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

using signals::SignalId;

/// Tracks scored at a time: φ of a block and its slice of the embedding stay in the cache.
constexpr Index kBlock = 2048;
/// Below this a second thread costs more than it saves.
constexpr Index kScoringWorthThreads = 16 * kBlock;

std::shared_ptr<MicroPoints[]> buffer(Index size) {
    return std::make_shared_for_overwrite<MicroPoints[]>(
        static_cast<std::size_t>(std::max<Index>(size, 1)));
}

} // namespace

/// Products stay far below 2^24, so float holds every whole number.
void roundInto(std::span<const float> phi, float scale, MicroPoints* out) {
    for (std::size_t i = 0; i < phi.size(); ++i) {
        const float points = phi[i] * scale;
        out[i] = static_cast<MicroPoints>(points + (points < 0 ? -0.5F : 0.5F));
    }
}

ScoreTable::ScoreTable(const ScoringInput& switches, const ScoreTable* reused,
                       signals::SignalSet fresh) {
    ScoringInput input = switches;
    input.next = NextTerms::of(input);
    const Taste taste = learnTaste(input.catalog, input.listener.history, input.enabled);
    // Making a scorer reads its signal's whole history; the scorers do not know each other.
    parallelFor(signals::kSignalCount, input.catalog.size() >= kScoringWorthThreads, [&](int i) {
        const auto id = static_cast<SignalId>(i);
        Column& column = m_columns[static_cast<std::size_t>(i)];
        if (!input.enabled.has(id)) {
            return;
        }
        if (!fresh.has(id)) {
            column = reused->at(id);
            return;
        }
        if (std::unique_ptr<Scorer> scorer = makeScorer(id, input)) {
            column.scale = weightFor(id, input.target) * taste.factor(id) * scorer->gain() * kPoint;
            if ((scorer->hasEvidence() && column.scale > 0) || scorer->addsPoints()) {
                column.points = buffer(input.catalog.size());
            }
            column.scorer = std::move(scorer);
        }
    });
    fill(input.catalog.size(), fresh);
}

void ScoreTable::fill(Index size, signals::SignalSet fresh) {
    m_total = buffer(size);
    parallelFor((size + kBlock - 1) / kBlock, size >= kScoringWorthThreads, [&](int block) {
        const Index first = block * kBlock;
        const auto count = static_cast<std::size_t>(std::min(kBlock, size - first));
        std::array<float, kBlock> phi;
        MicroPoints* total = m_total.get() + first;
        std::fill_n(total, count, 0);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Column& column = m_columns[i];
            if (!column.points) {
                continue;
            }
            MicroPoints* points = column.points.get() + first;
            if (fresh.has(static_cast<SignalId>(i))) {
                column.scorer->score(first, {phi.data(), count});
                roundInto({phi.data(), count}, static_cast<float>(column.scale), points);
                column.scorer->addPoints(first, {points, count});
            }
            for (std::size_t at = 0; at < count; ++at) {
                total[at] += points[at];
            }
        }
    });
}

const MicroPoints* ScoreTable::column(SignalId id) const {
    return at(id).points.get();
}

const Scorer* ScoreTable::scorer(SignalId id) const {
    return at(id).scorer.get();
}

double ScoreTable::scale(SignalId id) const {
    return at(id).scale;
}

signals::SignalSet ScoreTable::speaking() const {
    signals::SignalSet set;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        set.set(static_cast<SignalId>(i), m_columns[i].points != nullptr);
    }
    return set;
}

} // namespace earshot::recommend
