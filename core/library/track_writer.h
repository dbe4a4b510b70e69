// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "core/library/track_columns.h"
#include "core/storage/connection.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace earshot::library {

/// Writes whole tracks with everything that hangs on them: names, genres, album, lyrics, search
/// index. Throws SQLite::Exception: call inside Connection::guard() and, for more
/// than one track, inside a transaction.
class TrackWriter {
public:
    explicit TrackWriter(const storage::Connection& connection);

    /// Adds a track. Empty when its path is taken: another process scans at the same time.
    std::optional<TrackId> insert(const Track& track);
    /// Replaces everything about the track but its id, when it was added, and its audio identity.
    void update(TrackId id, const Track& track);

private:
    struct Texts;
    using Names = std::unordered_map<std::string, int64_t>;

    static Texts textsOf(const Track& track);

    void writeRest(TrackId id, const Track& track);
    void writeNames(TrackId id, ArtistRole role, const QStringList& names);
    void bindDerived(SQLite::Statement& statement, const Track& track, const Texts& texts);
    void addToSearch(TrackId id, const Texts& texts);
    int64_t albumId(const Track& track);
    int64_t idOf(Names& known, SQLite::Statement& find, SQLite::Statement& add,
                 const std::string& name);

    SQLite::Statement m_insert;
    SQLite::Statement m_addToSearch;
    SQLite::Statement m_update;
    SQLite::Statement m_clearArtists;
    SQLite::Statement m_clearGenres;
    SQLite::Statement m_clearLyrics;
    SQLite::Statement m_addTrackArtist;
    SQLite::Statement m_addTrackGenre;
    SQLite::Statement m_addLyrics;
    SQLite::Statement m_findArtist;
    SQLite::Statement m_addArtist;
    SQLite::Statement m_findGenre;
    SQLite::Statement m_addGenre;
    SQLite::Statement m_findAlbum;
    SQLite::Statement m_addAlbum;
    SQLite::Database& m_db;
    Names m_artists;
    Names m_genres;
    Names m_albums;
};

} // namespace earshot::library
