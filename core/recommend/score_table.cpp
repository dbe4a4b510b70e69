// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/score_table.h"

#include "core/recommend/doubt.h"
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
/// A column that can give more is not left for later: without it too few tracks are known to be
/// far behind.
constexpr double kMostLeftForLater = 0.6;

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
        add(static_cast<double>(input.hour.date().toJulianDay()));
        return key;
    case SignalId::Likes:
    case SignalId::Choice:
    case SignalId::Circle:
        return key;
    case SignalId::Spotlight: // it ends on a day
        return key + ' ' + QByteArray::number(input.hour.date().toJulianDay());
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
        add(input.taste ? input.taste->factor(id) : 1);
        add(input.target.asks == Asks::Recipe ? 1 : 0);
        return key;
    default:
        return {};
    }
}

/// The scorer without what the next-play model adds to its signal; for sequence that is all.
std::shared_ptr<const Scorer> ownScorer(SignalId id, const ScoringInput& input) {
    if (id == SignalId::Sequence) {
        return makeScorer(id, input);
    }
    ScoringInput alone = input;
    alone.next = nullptr;
    const QByteArray key = keptKey(id, input);
    if (key.isEmpty()) {
        return makeScorer(id, alone);
    }
    return *remembered<std::shared_ptr<const Scorer>>(input.listener.memo, key, [&] {
        return std::make_shared<const KeptScorer>(makeScorer(id, alone), input.catalog.size());
    });
}

} // namespace

ScoreTable::ScoreTable(const ScoringInput& switches, const ScoreTable* reused,
                       signals::SignalSet fresh) {
    ScoringInput input = switches;
    // It knows what sequence and this sitting remember, and gives other signals' addends apart.
    const bool sameNext = reused && !fresh.has(SignalId::Sequence) && !fresh.has(SignalId::Session);
    m_next = sameNext ? reused->m_next : NextTerms::of(input);
    input.next = m_next;
    if (fresh.has(SignalId::Plays) || fresh.has(SignalId::Completion)) {
        input.taste = remembered<Taste>(input.listener.memo, tasteKey(input.enabled), [&input] {
            return learnTaste(input.catalog, input.listener.history, input.enabled);
        });
    }
    if (fresh.has(SignalId::Exploration)) {
        input.doubts = doubtsOf(input);
    }
    // What was learned of plays is theirs to apply: it is not about the rest they give a track.
    const auto learned = [&input](SignalId id) {
        return input.taste && id == SignalId::Completion ? input.taste->factor(id) : 1;
    };
    // Making a scorer reads its signal's whole history; the scorers do not know each other.
    parallelFor(signals::kSignalCount, input.catalog.size() >= kScoringWorthThreads, [&](int i) {
        const auto id = static_cast<SignalId>(i);
        if (input.enabled.has(id)) {
            m_columns[static_cast<std::size_t>(i)] =
                fresh.has(id) ? makeColumn(id, input, learned(id), reused) : reused->at(id);
        }
    });
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        const bool dear = column.speaks && column.scorer->effort() > Scorer::Effort::Little;
        m_late.set(static_cast<SignalId>(i),
                   dear && column.mostOfRest <= kMostLeftForLater * kPoint);
    }
}

ScoreTable::Column ScoreTable::makeColumn(SignalId id, const ScoringInput& input, double factor,
                                          const ScoreTable* reused) {
    Column column;
    // What this sitting itself says is the same whatever the switches.
    const bool known = id == SignalId::Session && reused && reused->at(id).own;
    column.own = known ? reused->at(id).own : ownScorer(id, input);
    const bool inNext = id != SignalId::Sequence && input.next && input.next->speaks(id);
    column.scorer = inNext ? withNextTerms(id, column.own, input.next) : column.own;
    const double weight = weightFor(id, input.target) * factor * input.listener.dials.factor(id);
    column.scale = weight * column.scorer->gain() * kPoint;
    column.speaks =
        (column.scorer->hasEvidence() && column.scale > 0) || column.scorer->addsPoints();
    if (column.speaks) {
        const float most = column.scorer->most();
        roundInto({&most, 1}, static_cast<float>(column.scale), &column.mostOfRest);
    }
    return column;
}

void ScoreTable::points(SignalId id, Index first, std::span<MicroPoints> out) const {
    const Column& column = at(id);
    column.scorer->scoreRounded(first, static_cast<float>(column.scale), out);
    column.scorer->addPoints(first, out);
}

std::vector<SignalId> ScoreTable::lateByEffort() const {
    std::vector<SignalId> ids;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        if (const auto id = static_cast<SignalId>(i); m_late.has(id)) {
            ids.push_back(id);
        }
    }
    std::ranges::stable_sort(ids, {}, [this](SignalId id) { return at(id).scorer->effort(); });
    return ids;
}

bool ScoreTable::hasFirstPart(SignalId id) const {
    return speaks(id) && (!m_late.has(id) || at(id).scorer->addsPoints());
}

void ScoreTable::firstPart(SignalId id, Index first, std::span<MicroPoints> out) const {
    if (m_late.has(id)) {
        addends(id, first, out);
    } else {
        points(id, first, out);
    }
}

void ScoreTable::restOf(SignalId id, std::span<const Index> tracks, MicroPoints* out) const {
    std::array<float, kMostAtOnce> room;
    const std::span<float> phi = std::span(room).first(tracks.size());
    at(id).scorer->scoreEach(tracks, phi);
    roundInto(phi, static_cast<float>(at(id).scale), out);
}

void ScoreTable::addends(SignalId id, Index first, std::span<MicroPoints> out) const {
    std::ranges::fill(out, 0);
    at(id).scorer->addPoints(first, out);
}

bool ScoreTable::samePhi(const ScoreTable& other, SignalId id) const {
    const Column& a = at(id);
    const Column& b = other.at(id);
    return a.own && a.own == b.own && a.scale == b.scale;
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
