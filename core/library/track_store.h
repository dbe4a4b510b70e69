// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "core/storage/connection.h"

#include <functional>
#include <span>
#include <vector>

namespace earshot::library {

enum class SortColumn : std::uint8_t { Title, Artist, Album, Genre, Year, Duration, Added, Path };

struct Sort {
    SortColumn column = SortColumn::Artist;
    bool descending = false;
};

/// One line of the songs table; everything it shows, nothing more.
struct TrackRow {
    TrackId id = TrackId::None;
    QString title;
    QString artist;
    QString album;
    QString genre;
    int year = 0;
    int discNumber = 0;
    int trackNumber = 0;
    qint64 durationMs = 0;
    qint64 addedMs = 0;
    bool missing = false;
};

struct AlbumRow {
    qint64 albumId = 0;
    QString title;
    QString artist; ///< filed under
    int year = 0;
    int tracks = 0;
    TrackId coverTrack = TrackId::None; ///< a track whose cover stands for the album
};

enum class Grouping : std::uint8_t { Artists, Genres };

/// The present tracks of one artist or genre. Spellings that differ in case or diacritics only are
/// one (see name_key.h).
struct GroupRow {
    QString name;
    int tracks = 0;
    int albums = 0;
    qint64 durationMs = 0;
    TrackId leadTrack = TrackId::None; ///< one that puts the name first, None where no track does
};

/// A file or folder that could not be read, and why (translated).
struct ScanProblem {
    std::filesystem::path path;
    QString reason;
    qint64 atMs = 0;
};

struct LibraryCounts {
    qint64 tracks = 0; ///< present
    qint64 missing = 0;
    qint64 albums = 0;
    qint64 artists = 0;
    qint64 problems = 0;
    qint64 durationMs = 0;
};

/// Reading of library.db. One per connection, so per thread.
class TrackStore {
public:
    explicit TrackStore(const storage::Connection& connection) : m_connection(connection) {}

    base::Result<std::optional<Track>> byId(TrackId id) const;
    base::Result<std::optional<Track>> byPath(const std::filesystem::path& path) const;
    /// In the order of `ids`; ids that do not exist are left out.
    base::Result<std::vector<Track>> byIds(std::span<const TrackId> ids) const;
    /// Every track that is present, in id order, one at a time (no lyrics loaded).
    base::Status forEach(const std::function<void(const Track&)>& visit) const;

    /// Ids of the present tracks that match a search (see search_query.h), sorted. An empty query
    /// gives all. Never fails on what a person types.
    base::Result<std::vector<TrackId>> find(const QString& query, Sort sort = {}) const;
    /// Table rows in the order of `ids`.
    base::Result<std::vector<TrackRow>> rows(std::span<const TrackId> ids) const;

    /// Albums that match, by artist then year. Empty query: all.
    base::Result<std::vector<AlbumRow>> albums(const QString& query = {}) const;
    /// In disc and track order.
    base::Result<std::vector<TrackId>> albumTracks(qint64 albumId) const;

    /// The artists, or the genres, of the tracks that match, by folded name. A track counts for
    /// each of its artists or genres; who is album artist or composer only is not listed.
    base::Result<std::vector<GroupRow>> groups(Grouping by, const QString& query = {}) const;

    base::Result<std::vector<ScanProblem>> problems() const;
    base::Result<LibraryCounts> counts() const;
    base::Result<std::vector<std::filesystem::path>> folders() const;

private:
    const storage::Connection& m_connection;
};

} // namespace earshot::library
