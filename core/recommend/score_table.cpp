// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/score_table.h"

#include "core/recommend/next_terms.h"
#include "core/recommend/parallel.h"
#include "core/recommend/scorers/kept_scorer.h"
#include "core/recommend/taste.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

using signals::SignalId;

/// Below this a second thread costs more than it saves.
constexpr Index kScoringWorthThreads = 32'768;

QByteArray tasteKey(signals::SignalSet enabled) {
    return QByteArrayLiteral("taste ") + (enabled.has(SignalId::Plays) ? 'p' : '-') +
           (enabled.has(SignalId::Completion) ? 'c' : '-');
}

/// What φ depends on besides history and catalog; empty where it is made for one list only.
QByteArray keptKey(SignalId id, const ScoringInput& input) {
    QByteArray key = signals::signalKey(id).toLatin1();
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
    case SignalId::Imports:
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

/// The scorer with what the next-play model adds to its signal.
std::shared_ptr<const Scorer> scorerFor(SignalId id, const ScoringInput& input) {
    const QByteArray key = input.listener.memo ? keptKey(id, input) : QByteArray();
    if (key.isEmpty()) {
        return makeScorer(id, input);
    }
    ScoringInput alone = input;
    alone.next = nullptr;
    std::shared_ptr<const Scorer> kept =
        *remembered<std::shared_ptr<const Scorer>>(input.listener.memo, key, [&] {
            return std::make_shared<const KeptScorer>(makeScorer(id, alone), input.catalog.size());
        });
    const bool inNext = input.next && input.next->speaks(id);
    return inNext ? withNextTerms(id, std::move(kept), input.next) : kept;
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
    parallelFor(signals::kSignalCount, input.catalog.size() >= kScoringWorthThreads, [&](int i) {
        const auto id = static_cast<SignalId>(i);
        if (input.enabled.has(id)) {
            m_columns[static_cast<std::size_t>(i)] =
                fresh.has(id) ? makeColumn(id, input, taste.factor(id)) : reused->at(id);
        }
    });
}

ScoreTable::Column ScoreTable::makeColumn(SignalId id, const ScoringInput& input, double factor) {
    Column column;
    column.scorer = scorerFor(id, input);
    const double weight = weightFor(id, input.target) * factor * input.listener.dials.factor(id);
    column.scale = weight * column.scorer->gain() * kPoint;
    column.speaks =
        (column.scorer->hasEvidence() && column.scale > 0) || column.scorer->addsPoints();
    return column;
}

void ScoreTable::points(SignalId id, Index first, std::span<MicroPoints> out) const {
    std::array<float, kMostAtOnce> room;
    const std::span<float> phi = std::span(room).first(out.size());
    const Column& column = at(id);
    column.scorer->score(first, phi);
    roundInto(phi, static_cast<float>(column.scale), out.data());
    column.scorer->addPoints(first, out);
}

MicroPoints ScoreTable::points(SignalId id, Index track) const {
    MicroPoints points = 0;
    if (speaks(id)) {
        float phi = 0;
        const Column& column = at(id);
        column.scorer->score(track, {&phi, 1});
        roundInto({&phi, 1}, static_cast<float>(column.scale), &points);
        column.scorer->addPoints(track, {&points, 1});
    }
    return points;
}

signals::SignalSet ScoreTable::speaking() const {
    signals::SignalSet set;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        set.set(static_cast<SignalId>(i), m_columns[i].speaks);
    }
    return set;
}

} // namespace earshot::recommend
