// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/track_table.h"
#include "core/signals/records.h"

namespace earshot::recommend {

/// What came of the plays of a track or an artist.
struct Outcomes {
    int count = 0;
    int finished = 0, skipped = 0; ///< clearly one or the other
    float sum = 0;                 ///< of outcomes, each −1 … 1
    float value = 0;               ///< learned from 0
    float untouched = 1;           ///< what is left of where it began, (1 − η)^count
};

/// What came of the plays of a genre.
struct GenreOutcomes {
    std::int32_t genre = -1;
    const Outcomes* outcomes = nullptr; ///< null where nothing is known
};

/// What outcomes, learned one by one, tell of tracks: see scorers/scorer_completion.cpp.
class OutcomeValues {
public:
    /// The catalog outlives it.
    explicit OutcomeValues(const Catalog& catalog);
    /// After all that these judge.
    OutcomeValues(const Catalog& catalog, const std::vector<signals::CompletionRecord>& records);

    /// `outcome` −1 … 1. A track that is not in the catalog teaches nothing.
    void learn(library::TrackId track, float outcome);
    /// After the last learn(), where it is kept.
    void trim() { m_tracks.trim(); }
    [[nodiscard]] float valueOf(Index track) const;
    [[nodiscard]] bool empty() const { return m_tracks.empty(); }
    [[nodiscard]] const Outcomes* ofTrack(Index track) const { return m_tracks.find(track); }
    /// Null where the artist is not known or nothing is known of them.
    [[nodiscard]] const Outcomes* ofArtist(Index track) const;
    /// Of the track's genres, the one most is known of.
    [[nodiscard]] GenreOutcomes ofGenre(Index track) const;

private:
    /// Where a track begins: what its artist and genres tell.
    [[nodiscard]] float startOf(Index track) const;
    [[nodiscard]] std::size_t artistOf(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }

    const Catalog& m_catalog;
    TrackTable<Outcomes> m_tracks;
    std::vector<Outcomes> m_artists;
    std::vector<Outcomes> m_genres;
};

} // namespace earshot::recommend
