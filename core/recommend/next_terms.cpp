// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next_terms.h"

#include "core/recommend/constants.h"
#include "core/recommend/next/next_model.h"
#include "core/recommend/next_plays.h"
#include "core/recommend/outcome.h"
#include "core/recommend/sitting.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>

namespace earshot::recommend {

namespace {

namespace c = constants;
using next::ScorerId;
using signals::SignalId;

/// The fitted weights as they are: learning on adds nothing measurable (core/evaluation), and fixed
/// ones make a switched-off signal take its own addends and no more.
next::PerScorer weightsFor(const Target& target, const signals::Dials& dials) {
    next::PerScorer weights = next::priorWeights();
    const double share = target.kind == ListKind::RightNow ? c::kNextShareNow : 1;
    for (const next::ScorerInfo& scorer : next::scorers()) {
        weights[next::at(scorer.id)] *= share * dials.factor(scorer.signal) / c::kLogOddsPerPoint;
    }
    return weights;
}

bool isEmpty(const next::Addends& addends) {
    return std::ranges::all_of(addends, [](Points points) { return points == 0; });
}

next::Addends withoutSession(next::Addends addends) {
    for (const next::ScorerInfo& scorer : next::scorers()) {
        if (scorer.signal == SignalId::Session) {
            addends[next::at(scorer.id)] = 0;
        }
    }
    return addends;
}

/// Who was skipped when heard last in this sitting. The model only knows of plays: these are not
/// whom the sitting stays with.
std::set<std::int32_t> skippedArtists(const ScoringInput& input) {
    std::set<std::int32_t> skipped;
    if (!input.enabled.has(SignalId::Session) ||
        !isCurrent(input.listener.sitting, input.request.now)) {
        return skipped;
    }
    for (const signals::Sitting::Outcome& outcome : input.listener.sitting.outcomes) {
        const Index track = input.catalog.indexOf(outcome.track);
        if (track < 0) {
            continue;
        }
        const std::int32_t artist = input.catalog.artist[static_cast<std::size_t>(track)];
        if (judged(outcome.share, outcome.ending).value_or(0) < 0) {
            skipped.insert(artist);
        } else {
            skipped.erase(artist);
        }
    }
    return skipped;
}

/// What the terms depend on besides history and catalog.
QByteArray termsKey(const ScoringInput& input, const NextPlays& told,
                    const std::set<std::int32_t>& skipped) {
    QByteArray key = QByteArrayLiteral("next");
    const auto add = [&key](double number) { key += ' ' + QByteArray::number(number, 'g', 17); };
    add(input.target.kind == ListKind::RightNow ? 1 : 0);
    for (const SignalId id : {SignalId::Plays, SignalId::Sequence, SignalId::Session}) {
        add(input.enabled.has(id) ? input.listener.dials.factor(id) : -1);
    }
    add(told.past ? 1 : 0);
    for (const next::Play& play : told.plays) {
        key += play.place == next::Place::Opens ? " |" : "";
        add(play.track);
    }
    key += told.place == next::Place::Opens ? " opens, not" : " continues, not";
    for (const std::int32_t artist : skipped) {
        add(artist);
    }
    return key;
}

} // namespace

std::shared_ptr<const NextTerms> NextTerms::of(const ScoringInput& input) {
    const bool goesOn = input.target.kind == ListKind::RightNow ||
                        (input.target.kind == ListKind::LikeTrack && !input.target.seeds.empty());
    if (!goesOn ||
        !(input.enabled.has(SignalId::Sequence) || input.enabled.has(SignalId::Session))) {
        return nullptr;
    }
    const NextPlays told = nextPlays(input);
    if (told.empty()) {
        return nullptr;
    }
    const std::set<std::int32_t> skipped = skippedArtists(input);
    return *remembered<std::shared_ptr<const NextTerms>>(
        input.listener.memo, termsKey(input, told, skipped),
        [&] { return std::shared_ptr<const NextTerms>(new NextTerms(input, told, skipped)); });
}

NextTerms::NextTerms(const ScoringInput& input, const NextPlays& told,
                     const std::set<std::int32_t>& skipped)
    : m_catalog(input.catalog), m_knowsPast(told.past != nullptr) {
    const next::Library& library = *m_catalog.byArtist;
    const std::shared_ptr<const NextMemory> known = memoryAfter(input, told);
    next::PhiTable table(library.size());
    // How long was heard is what completion is for; here no times are told.
    fillTable(table, library, known->memory, input.enabled.without(SignalId::Completion), 0,
              told.place);

    const next::PerScorer weights = weightsFor(input.target, input.listener.dials);
    const next::Addends heard = next::addendsOf(table.heard(), weights);
    std::vector<Index> tracks(table.touched().begin(), table.touched().end());
    std::ranges::sort(tracks);
    if (!isEmpty(heard)) {
        std::vector<Index> all;
        std::ranges::set_union(tracks, known->heard, std::back_inserter(all));
        tracks = std::move(all);
    }
    for (const Index track : tracks) {
        next::Addends addends = table.touches(track)
                                    ? next::addendsOf(table.rows()[table.rowOf(track)], weights)
                                    : heard;
        if (skipped.contains(m_catalog.artist[static_cast<std::size_t>(track)])) {
            addends = withoutSession(addends);
        }
        addRow(track, addends);
    }
    if (told.place == next::Place::Continues) {
        m_latestArtist = artistWords(m_catalog, told.latest());
    }
    sumBySignal();
}

/// Rows that follow each other mostly get the same: what was heard, and no more is known of.
void NextTerms::addRow(Index track, const next::Addends& addends) {
    if (isEmpty(addends)) {
        return;
    }
    if (m_addends.empty() || m_addends.back() != addends) {
        m_addends.push_back(addends);
    }
    m_rows.push_back({track, static_cast<std::uint32_t>(m_addends.size() - 1)});
}

void NextTerms::sumBySignal() {
    for (const next::ScorerInfo& scorer : next::scorers()) {
        const auto addend = [&scorer](const next::Addends& addends) {
            return static_cast<MicroPoints>(addends[next::at(scorer.id)]);
        };
        if (std::ranges::all_of(
                m_addends, [](MicroPoints one) { return one == 0; }, addend)) {
            continue;
        }
        std::vector<MicroPoints>& points = m_points[static_cast<std::size_t>(scorer.signal)];
        points.resize(m_addends.size());
        std::ranges::transform(m_addends, points, points.begin(), std::plus(), addend);
    }
}

bool NextTerms::speaks(SignalId id) const {
    return !m_points[static_cast<std::size_t>(id)].empty();
}

const next::Addends* NextTerms::find(Index track) const {
    const auto found = std::ranges::lower_bound(m_rows, track, {}, &Row::track);
    return found == m_rows.end() || found->track != track ? nullptr : &m_addends[found->addends];
}

Points NextTerms::points(SignalId id, Index track) const {
    Points sum = 0;
    if (const next::Addends* addends = find(track)) {
        for (const next::ScorerInfo& scorer : next::scorers()) {
            sum += scorer.signal == id ? (*addends)[next::at(scorer.id)] : 0;
        }
    }
    return sum;
}

void NextTerms::addTo(SignalId id, Index first, std::span<MicroPoints> points) const {
    const std::vector<MicroPoints>& own = m_points[static_cast<std::size_t>(id)];
    if (own.empty()) {
        return;
    }
    const auto end = first + static_cast<Index>(points.size());
    for (auto row = std::ranges::lower_bound(m_rows, first, {}, &Row::track);
         row != m_rows.end() && row->track < end; ++row) {
        points[static_cast<std::size_t>(row->track - first)] += own[row->addends];
    }
}

const next::ScorerInfo* NextTerms::strongest(SignalId id, Index track) const {
    const next::Addends* addends = find(track);
    const next::ScorerInfo* most = nullptr;
    for (const next::ScorerInfo& scorer : next::scorers()) {
        const Points points = addends && scorer.signal == id ? (*addends)[next::at(scorer.id)] : 0;
        if (points != 0 && (!most || std::abs(points) > std::abs((*addends)[next::at(most->id)]))) {
            most = &scorer;
        }
    }
    return most;
}

QString NextTerms::evidence(SignalId id, Index track) const {
    const next::ScorerInfo* most = strongest(id, track);
    if (!most) {
        return {};
    }
    const QString artist = artistWords(m_catalog, track);
    switch (most->id) {
    case ScorerId::Bored:
        return Text::tr("Heard a short while ago in this sitting.");
    case ScorerId::Again:
    case ScorerId::AgainRate:
        return Text::tr("It was heard just now; how often you hear a song again at once counts.");
    case ScorerId::Loop:
        return Text::tr("Heard earlier in this sitting; how often you go round counts.");
    case ScorerId::Mode:
        return Text::tr("You know it, and you are playing what you know in this sitting.");
    case ScorerId::Same:
    case ScorerId::Stay:
        return Text::tr("By %1, like what was heard just before.").arg(artist);
    case ScorerId::Share:
        return Text::tr("%1 was heard in this sitting.").arg(artist);
    case ScorerId::Run:
        return Text::tr("By %1, like what was heard just before; how long you stay with an artist "
                        "counts.")
            .arg(artist);
    case ScorerId::Resume:
        return Text::tr("Your last sitting ended with %1.").arg(artist);
    case ScorerId::Gap:
        return {};
    case ScorerId::Match:
        return Text::tr("It has followed before on what was heard just now, by %1.")
            .arg(m_latestArtist);
    case ScorerId::Two:
        return Text::tr("It has come soon after what was heard before, in an earlier sitting.");
    case ScorerId::NextArtist:
        return Text::tr("You have gone on from %1 to %2 before.").arg(m_latestArtist, artist);
    case ScorerId::NextSitting:
        return Text::tr("It has followed before on what your last sitting ended with.");
    case ScorerId::Near:
        return Text::tr("It was in an earlier sitting that shares songs with this one.");
    case ScorerId::Opener:
        return Text::tr("You have begun a sitting with it before.");
    }
    return {};
}

QString NextTerms::reason(SignalId id, Index track) const {
    const next::ScorerInfo* most = strongest(id, track);
    if (!most || points(id, track) <= 0) {
        return {};
    }
    const QString artist = artistWords(m_catalog, track);
    switch (most->id) {
    case ScorerId::Mode:
        return Text::tr("Because you are playing what you know");
    case ScorerId::Same:
    case ScorerId::Stay:
    case ScorerId::Run:
        return Text::tr("Stays with %1").arg(artist);
    case ScorerId::Share:
        return Text::tr("More by %1, as in this sitting").arg(artist);
    case ScorerId::Resume:
        return Text::tr("Goes on with %1, where you stopped").arg(artist);
    case ScorerId::Match:
        return Text::tr("Because you have played it after this by %1").arg(m_latestArtist);
    case ScorerId::Two:
    case ScorerId::Near:
        return Text::tr("Because it was in a sitting like this one");
    case ScorerId::NextArtist:
        return Text::tr("Because you have gone on from %1 to %2").arg(m_latestArtist, artist);
    case ScorerId::NextSitting:
        return Text::tr("Because you have gone on with it before");
    case ScorerId::Opener:
        return Text::tr("Because you have begun with it before");
    case ScorerId::Loop:
    case ScorerId::Again:
    case ScorerId::AgainRate:
        return Text::tr("Because you go round in this sitting");
    case ScorerId::Bored:
    case ScorerId::Gap:
        break;
    }
    return {};
}

} // namespace earshot::recommend
