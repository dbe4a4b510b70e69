// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track_record.h"
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
    std::optional<TrackId> insert(const TrackRecord& track);
    /// Replaces everything about the track but its id, when it was added, and its audio identity.
    void update(TrackId id, const TrackRecord& track);

private:
    using Ids = std::unordered_map<std::string, int64_t>;

    /// Binds all columns. Returns the parameter after the last.
    int bindColumns(SQLite::Statement& statement, const TrackRecord& track);
    void writeLists(TrackId id, const TrackRecord& track);
    int64_t albumId(const TrackRecord::Album& album);
    int64_t idOf(Ids& known, SQLite::Statement& find, SQLite::Statement& add,
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
    Ids m_artists;
    Ids m_genres;
    Ids m_albums;
};

} // namespace earshot::library
