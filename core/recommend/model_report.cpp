// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/model_report.h"

#include "core/recommend/constants.h"
#include "core/recommend/next/constants.h"
#include "core/recommend/next/scorer_id.h"
#include "core/recommend/taste.h"

#include <algorithm>
#include <set>

namespace earshot::recommend {

namespace {

using signals::SignalId;

/// Counts records and the songs of the library among them.
class Evidence {
public:
    Evidence(const Catalog& catalog, SignalModel& row) : m_catalog(catalog), m_row(row) {}

    template <typename Record>
    void count(const std::vector<Record>& records) {
        m_row.records = static_cast<qint64>(records.size());
        for (const Record& record : records) {
            add(record.track);
        }
        m_row.songs = static_cast<qint64>(m_songs.size());
    }
    void count(const std::vector<signals::PlaylistRecord>& playlists) {
        m_row.records = static_cast<qint64>(playlists.size());
        for (const signals::PlaylistRecord& playlist : playlists) {
            for (const library::TrackId track : playlist.tracks) {
                add(track);
            }
        }
        m_row.songs = static_cast<qint64>(m_songs.size());
    }

private:
    void add(library::TrackId id) {
        if (const Index track = m_catalog.indexOf(id); track >= 0) {
            m_songs.insert(m_catalog.representative[static_cast<std::size_t>(track)]);
        }
    }

    const Catalog& m_catalog;
    SignalModel& m_row;
    std::set<Index> m_songs;
};

void countEvidence(const Catalog& catalog, const Listener& listener, SignalModel& row) {
    const signals::History& history = listener.history;
    Evidence evidence(catalog, row);
    switch (row.id) {
    case SignalId::Plays:
        return evidence.count(history.plays);
    case SignalId::Completion:
        return evidence.count(history.completions);
    case SignalId::Likes:
        return evidence.count(history.likes);
    case SignalId::Playlists:
        return evidence.count(history.playlists);
    case SignalId::Sequence:
        return evidence.count(history.sequences);
    case SignalId::Daytime:
        return evidence.count(history.daytimes);
    case SignalId::Activity:
        return evidence.count(history.activities);
    case SignalId::Choice:
        return evidence.count(history.choices);
    case SignalId::Device:
        return evidence.count(history.devices);
    case SignalId::Spotlight:
        return evidence.count(history.spotlights);
    case SignalId::Imports:
        return evidence.count(history.imports);
    case SignalId::Circle:
        return evidence.count(history.cards);
    case SignalId::Session:
        return evidence.count(listener.sitting.outcomes);
    case SignalId::Lyrics:
        row.records = row.songs = static_cast<qint64>(catalog.words.size());
        return;
    default: // of the music, or of nothing
        row.records = row.songs =
            signals::info(row.id).kind == signals::SignalKind::Content ? catalog.size() : 0;
    }
}

} // namespace

ModelReport modelReport(const Catalog& catalog, const Listener& listener) {
    ModelReport report;
    report.sound = catalog.metric->report();
    const Taste taste = learnTaste(catalog, listener.history, listener.enabled);
    for (const constants::Weight& weight : constants::kWeights) {
        SignalModel row;
        row.id = weight.id;
        row.on = listener.enabled.has(weight.id);
        row.recipe = weight.recipe;
        row.radio = weight.likeTrack;
        if (row.on) {
            row.learned = taste.factor(weight.id);
            countEvidence(catalog, listener, row);
        }
        report.signalRows.push_back(row);
    }
    std::ranges::sort(report.signalRows, {}, &SignalModel::id);
    for (const next::ScorerInfo& scorer : next::scorers()) {
        report.nextRows.push_back(
            {QString::fromLatin1(scorer.key), scorer.signal,
             scorer.weight / constants::kLogOddsPerPoint,
             listener.enabled.has(scorer.signal) && scorer.signal != SignalId::Completion});
    }
    if (listener.enabled.has(SignalId::Sequence) && !listener.history.sequences.empty()) {
        const auto& all = listener.history.sequences;
        const std::size_t kept = std::min(all.size(), constants::kNextPlays);
        report.nextPlays = static_cast<qint64>(kept);
        report.nextSittings = all.back().sitting - all[all.size() - kept].sitting + 1;
    }
    if (listener.enabled.has(SignalId::Session)) {
        report.outcomesOfSitting = static_cast<qint64>(listener.sitting.outcomes.size());
    }
    return report;
}

} // namespace earshot::recommend
