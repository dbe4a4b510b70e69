// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_store.h"

#include "core/base/paths.h"
#include "core/library/name_key.h"
#include "core/library/text.h"
#include "core/library/track_query.h"
#include "core/library/track_reader.h"
#include "core/storage/columns.h"

namespace earshot::library {

using base::Result;
using base::Status;

namespace {

QString readFailed() {
    return Text::tr("The library could not be read");
}

TrackRow readRow(SQLite::Statement& row, TrackId id) {
    TrackRow result{.id = id,
                    .title = storage::columnText(row, 0),
                    .artist = storage::columnText(row, 1),
                    .album = storage::columnText(row, 2),
                    .genre = storage::columnText(row, 3),
                    .year = row.getColumn(4).getInt(),
                    .discNumber = row.getColumn(5).getInt(),
                    .trackNumber = row.getColumn(6).getInt(),
                    .durationMs = row.getColumn(7).getInt64(),
                    .addedMs = row.getColumn(8).getInt64(),
                    .missing = !row.getColumn(9).isNull()};
    if (result.artist.isEmpty()) {
        result.artist = Track().displayArtist();
    }
    return result;
}

std::vector<TrackId> readIds(SQLite::Statement& rows) {
    std::vector<TrackId> ids;
    while (rows.executeStep()) {
        ids.push_back(TrackId{static_cast<qint64>(rows.getColumn(0).getInt64())});
    }
    return ids;
}

/// What was typed, ready for a statement of this connection.
SearchPlan planned(const storage::Connection& connection, const QString& query) {
    SearchPlan plan = parseSearch(query);
    if (!plan.names.empty()) {
        addNameKey(connection.db());
    }
    return plan;
}

} // namespace

Result<std::optional<Track>> TrackStore::byId(TrackId id) const {
    return m_connection.guard(readFailed(), [&] { return TrackReader(m_connection).byId(id); });
}

Result<std::optional<Track>> TrackStore::byPath(const std::filesystem::path& path) const {
    return m_connection.guard(readFailed(), [&]() -> std::optional<Track> {
        TrackReader reader(m_connection);
        const std::optional<TrackId> id = reader.idOf(path);
        return id ? reader.byId(*id) : std::nullopt;
    });
}

Result<std::vector<Track>> TrackStore::byIds(std::span<const TrackId> ids) const {
    return m_connection.guard(readFailed(), [&] {
        TrackReader reader(m_connection);
        std::vector<Track> tracks;
        tracks.reserve(ids.size());
        for (const TrackId id : ids) {
            if (std::optional<Track> track = reader.byId(id)) {
                tracks.push_back(std::move(*track));
            }
        }
        return tracks;
    });
}

Status TrackStore::forEach(const std::function<void(const Track&)>& visit) const {
    return m_connection.guard(readFailed(), [&] { visitTracks(m_connection, visit); });
}

Result<std::vector<TrackId>> TrackStore::find(const QString& query, Sort sort) const {
    return m_connection.guard(readFailed(), [&] {
        const SearchPlan plan = planned(m_connection, query);
        SQLite::Statement rows(m_connection.db(),
                               "SELECT tracks.id FROM tracks WHERE missing_since_ms IS NULL" +
                                   searchConditions(plan) + orderBy(sort));
        bindSearch(rows, plan);
        return readIds(rows);
    });
}

Result<std::vector<TrackRow>> TrackStore::rows(std::span<const TrackId> ids) const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement row(m_connection.db(),
                              "SELECT title, artist, album, genre, year, disc_number, "
                              "track_number, duration_ms, added_ms, missing_since_ms "
                              "FROM tracks WHERE id = ?");
        std::vector<TrackRow> rows;
        rows.reserve(ids.size());
        for (const TrackId id : ids) {
            row.bind(1, static_cast<int64_t>(id));
            if (row.executeStep()) {
                rows.push_back(readRow(row, id));
            }
            row.reset();
        }
        return rows;
    });
}

Result<std::vector<AlbumRow>> TrackStore::albums(const QString& query) const {
    return m_connection.guard(readFailed(), [&] {
        const SearchPlan plan = planned(m_connection, query);
        // The cover: the first track by id among those with a picture, else among all. One number
        // carries both, with "has none" above every id.
        SQLite::Statement row(
            m_connection.db(),
            "SELECT albums.id, albums.title, albums.artist, found.year, found.tracks, found.cover "
            "FROM (SELECT album_id, max(year) AS year, count(*) AS tracks, "
            "      min((1 - has_cover) * (1 << 62) + tracks.id) & ((1 << 62) - 1) AS cover "
            "      FROM tracks WHERE missing_since_ms IS NULL AND album_id IS NOT NULL" +
                searchConditions(plan) +
                "      GROUP BY album_id) AS found "
                "JOIN albums ON albums.id = found.album_id "
                "ORDER BY albums.artist_key, found.year, albums.title_key");
        bindSearch(row, plan);
        std::vector<AlbumRow> albums;
        while (row.executeStep()) {
            albums.push_back(
                {.albumId = row.getColumn(0).getInt64(),
                 .title = storage::columnText(row, 1),
                 .artist = storage::columnText(row, 2),
                 .year = row.getColumn(3).getInt(),
                 .tracks = row.getColumn(4).getInt(),
                 .coverTrack = TrackId{static_cast<qint64>(row.getColumn(5).getInt64())}});
        }
        return albums;
    });
}

Result<std::vector<TrackId>> TrackStore::albumTracks(qint64 albumId) const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement rows(m_connection.db(),
                               "SELECT id FROM tracks "
                               "WHERE missing_since_ms IS NULL AND album_id = ? "
                               "ORDER BY disc_number, track_number, title_key, path");
        rows.bind(1, static_cast<int64_t>(albumId));
        return readIds(rows);
    });
}

Result<std::vector<GroupRow>> TrackStore::groups(Grouping by, const QString& query) const {
    return m_connection.guard(readFailed(), [&] {
        const SearchPlan plan = parseSearch(query);
        addNameKey(m_connection.db());
        SQLite::Statement row(m_connection.db(), groupsQuery(by, plan));
        bindSearch(row, plan);
        std::vector<GroupRow> groups;
        while (row.executeStep()) {
            groups.push_back(
                {.name = storage::columnText(row, 0),
                 .tracks = row.getColumn(1).getInt(),
                 .albums = row.getColumn(2).getInt(),
                 .durationMs = row.getColumn(3).getInt64(),
                 .leadTrack = TrackId{static_cast<qint64>(row.getColumn(4).getInt64())}});
        }
        return groups;
    });
}

Result<std::vector<ScanProblem>> TrackStore::problems() const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement row(m_connection.db(),
                              "SELECT path, reason, at_ms FROM scan_problems ORDER BY path");
        std::vector<ScanProblem> problems;
        while (row.executeStep()) {
            problems.push_back({.path = base::pathFromBytes(storage::columnBytes(row, 0)),
                                .reason = storage::columnText(row, 1),
                                .atMs = row.getColumn(2).getInt64()});
        }
        return problems;
    });
}

Result<LibraryCounts> TrackStore::counts() const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement row(
            m_connection.db(),
            "SELECT (SELECT count(*) FROM tracks WHERE missing_since_ms IS NULL),"
            " (SELECT count(*) FROM tracks WHERE missing_since_ms IS NOT NULL),"
            " (SELECT count(DISTINCT album_id) FROM tracks WHERE missing_since_ms IS NULL),"
            " (SELECT count(*) FROM artists WHERE EXISTS (SELECT 1 FROM track_artists"
            "   JOIN tracks ON tracks.id = track_id WHERE artist_id = artists.id"
            "   AND role = 0 AND missing_since_ms IS NULL)),"
            " (SELECT count(*) FROM scan_problems),"
            " (SELECT coalesce(sum(duration_ms), 0) FROM tracks WHERE missing_since_ms IS NULL)");
        row.executeStep();
        return LibraryCounts{.tracks = row.getColumn(0).getInt64(),
                             .missing = row.getColumn(1).getInt64(),
                             .albums = row.getColumn(2).getInt64(),
                             .artists = row.getColumn(3).getInt64(),
                             .problems = row.getColumn(4).getInt64(),
                             .durationMs = row.getColumn(5).getInt64()};
    });
}

Result<std::vector<std::filesystem::path>> TrackStore::folders() const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement row(m_connection.db(), "SELECT path FROM folders ORDER BY id");
        std::vector<std::filesystem::path> folders;
        while (row.executeStep()) {
            folders.push_back(base::pathFromBytes(storage::columnBytes(row, 0)));
        }
        return folders;
    });
}

} // namespace earshot::library
