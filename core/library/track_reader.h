// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track_columns.h"
#include "core/storage/connection.h"

#include <functional>
#include <optional>

namespace earshot::library {

/// Reads whole tracks with prepared statements. Throws SQLite::Exception: use inside
/// Connection::guard().
class TrackReader {
public:
    explicit TrackReader(const storage::Connection& connection);

    /// Everything about a track, lyrics included.
    std::optional<Track> byId(TrackId id);
    std::optional<TrackId> idOf(const std::filesystem::path& path);

private:
    SQLite::Statement m_track;
    SQLite::Statement m_names;
    SQLite::Statement m_genres;
    SQLite::Statement m_lyrics;
    SQLite::Statement m_byPath;
};

/// Visits every present track in id order, one at a time, without lyrics. Throws
/// SQLite::Exception.
void visitTracks(const storage::Connection& connection,
                 const std::function<void(const Track&)>& visit);

} // namespace earshot::library
