// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/score_table.h"

#include "core/recommend/next_terms.h"
#include "core/recommend/parallel.h"
#include "core/recommend/taste.h"

#include <algorithm>
#include <utility>

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

QByteArray tasteKey(signals::SignalSet enabled) {
    return QByteArrayLiteral("taste ") + (enabled.has(SignalId::Plays) ? 'p' : '-') +
           (enabled.has(SignalId::Completion) ? 'c' : '-');
}

/// What a column depends on besides history and catalog; empty where it is made for one list only.
QByteArray keptKey(SignalId id, const ScoringInput& input, double weight) {
    QByteArray key = signals::signalKey(id).toLatin1() + ' ' + QByteArray::number(weight, 'g', 17);
    const auto add = [&key](double number) { key += ' ' + QByteArray::number(number, 'g', 17); };
    const auto addHour = [&] {
        add(static_cast<double>(input.hour.toSecsSinceEpoch()));
        add(input.hour.offsetFromUtc());
    };
    switch (id) {
    case SignalId::Completion:
    case SignalId::Likes:
    case SignalId::Choice:
        return key;
    case SignalId::Activity: // which list, and what it is called
        return key + ' ' + input.target.recipe.key.toUtf8() + ' ' +
               input.target.recipe.name.toUtf8();
    case SignalId::Device:
        return key + ' ' +
               (input.request.device ? QByteArray::number(static_cast<int>(*input.request.device))
                                     : QByteArray());
    case SignalId::Daytime:
        addHour();
        return key;
    case SignalId::Arrival:
        addHour();
        add(input.request.familiarity);
        return key;
    case SignalId::Plays:
        addHour();
        add(input.request.familiarity);
        add(input.request.popularity);
        add(input.enabled.has(SignalId::Daytime) ? 1 : 0);
        return key;
    default:
        return {};
    }
}

} // namespace

/// Products stay far below 2^24, so float holds every whole number.
void roundInto(std::span<const float> phi, float scale, MicroPoints* out) {
    for (std::size_t i = 0; i < phi.size(); ++i) {
        const float points = phi[i] * scale;
        out[i] = static_cast<MicroPoints>(points + (points < 0 ? -0.5F : 0.5F));
    }
}

namespace {

void scoreBlock(const Scorer& scorer, double scale, Index first, Index count, MicroPoints* points) {
    std::array<float, kBlock> phi;
    const auto size = static_cast<std::size_t>(count);
    scorer.score(first, {phi.data(), size});
    roundInto({phi.data(), size}, static_cast<float>(scale), points);
    scorer.addPoints(first, {points, size});
}

} // namespace

ScoreTable::ScoreTable(const ScoringInput& switches, const ScoreTable* reused,
                       signals::SignalSet fresh) {
    ScoringInput input = switches;
    // It knows what sequence and this sitting remember, and gives other signals' addends apart.
    const bool sameNext = reused && !fresh.has(SignalId::Sequence) && !fresh.has(SignalId::Session);
    m_next = sameNext ? reused->m_next : NextTerms::of(input);
    input.next = m_next;
    Taste taste;
    if (fresh.has(SignalId::Plays) || fresh.has(SignalId::Completion)) {
        taste = *remembered<Taste>(input.listener.memo, tasteKey(input.enabled), [&input] {
            return learnTaste(input.catalog, input.listener.history, input.enabled);
        });
    }
    // Making a scorer reads its signal's whole history; the scorers do not know each other.
    std::array<bool, signals::kSignalCount> unscored{};
    parallelFor(signals::kSignalCount, input.catalog.size() >= kScoringWorthThreads, [&](int i) {
        const auto id = static_cast<SignalId>(i);
        const auto at = static_cast<std::size_t>(i);
        if (!input.enabled.has(id)) {
            return;
        }
        if (fresh.has(id)) {
            unscored[at] = makeColumn(id, input, taste.factor(id));
        } else {
            m_columns[at] = reused->at(id);
        }
    });
    fill(input.catalog.size(), unscored);
}

ScoreTable::Column ScoreTable::madeColumn(SignalId id, const ScoringInput& input, double weight) {
    Column column;
    if (std::unique_ptr<Scorer> scorer = makeScorer(id, input)) {
        column.scale = weight * scorer->gain() * kPoint;
        if ((scorer->hasEvidence() && column.scale > 0) || scorer->addsPoints()) {
            column.points = buffer(input.catalog.size());
        }
        column.scorer = std::move(scorer);
    }
    return column;
}

bool ScoreTable::makeColumn(SignalId id, const ScoringInput& input, double factor) {
    Column& column = m_columns[static_cast<std::size_t>(id)];
    const double weight = weightFor(id, input.target) * factor * input.listener.dials.factor(id);
    const QByteArray key = input.listener.memo ? keptKey(id, input, weight) : QByteArray();
    if (key.isEmpty()) {
        column = madeColumn(id, input, weight);
        return column.points != nullptr;
    }
    const Index size = input.catalog.size();
    ScoringInput alone = input;
    alone.next = nullptr;
    column = *remembered<Column>(input.listener.memo, key, [&] {
        Column own = madeColumn(id, alone, weight);
        for (Index first = 0; own.points && first < size; first += kBlock) {
            scoreBlock(*own.scorer, own.scale, first, std::min(kBlock, size - first),
                       own.points.get() + first);
        }
        return own;
    });
    if (input.next && input.next->speaks(id)) {
        const Buffer own = std::exchange(column.points, buffer(size));
        const auto count = static_cast<std::size_t>(size);
        if (own) {
            std::copy_n(own.get(), count, column.points.get());
        } else {
            std::fill_n(column.points.get(), count, 0);
        }
        input.next->addTo(id, 0, {column.points.get(), count});
        column.scorer = withNextTerms(id, column.scorer, input.next);
    }
    return false;
}

void ScoreTable::fill(Index size, const std::array<bool, signals::kSignalCount>& unscored) {
    m_total = buffer(size);
    parallelFor((size + kBlock - 1) / kBlock, size >= kScoringWorthThreads, [&](int block) {
        const Index first = block * kBlock;
        const Index count = std::min(kBlock, size - first);
        MicroPoints* total = m_total.get() + first;
        std::fill_n(total, count, 0);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Column& column = m_columns[i];
            if (!column.points) {
                continue;
            }
            MicroPoints* points = column.points.get() + first;
            if (unscored[i]) {
                scoreBlock(*column.scorer, column.scale, first, count, points);
            }
            for (Index at = 0; at < count; ++at) {
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
