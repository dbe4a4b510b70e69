// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/playlist_store.h"

#include "core/library/text.h"
#include "core/library/track_columns.h"
#include "core/storage/columns.h"

namespace earshot::library {

using base::Error;
using base::Result;
using base::Status;

namespace {

QString playlistsReadFailed() {
    return Text::tr("The playlists could not be read");
}

QString writeFailed() {
    return Text::tr("The playlist could not be saved");
}

Error noName() {
    return {Text::tr("A playlist needs a name"), {}, Text::tr("Type a name for it")};
}

Error gone() {
    return {Text::tr("This playlist does not exist any more"), {}, {}};
}

int64_t key(PlaylistId id) {
    return static_cast<int64_t>(id);
}

/// Ids of tracks that no longer exist are left out: a list made from an old view of the library
/// must still be saved.
void appendItems(SQLite::Database& db, PlaylistId id, int position,
                 std::span<const TrackId> tracks) {
    SQLite::Statement add(db, "INSERT INTO playlist_items(playlist_id, position, track_id) "
                              "SELECT ?, ?, id FROM tracks WHERE id = ?");
    for (const TrackId track : tracks) {
        add.bind(1, key(id));
        add.bind(2, position);
        add.bind(3, static_cast<int64_t>(track));
        position += add.exec();
        add.reset();
    }
}

bool exists(SQLite::Database& db, PlaylistId id) {
    SQLite::Statement row(db, "SELECT 1 FROM playlists WHERE id = ?");
    row.bind(1, key(id));
    return row.executeStep();
}

} // namespace

Result<std::vector<PlaylistInfo>> PlaylistStore::all() const {
    return m_connection.guard(playlistsReadFailed(), [&] {
        SQLite::Statement row(m_connection.db(),
                              "SELECT playlists.id, name, kind, made_from, count(tracks.id), "
                              "coalesce(sum(duration_ms), 0), created_ms FROM playlists "
                              "LEFT JOIN playlist_items ON playlist_id = playlists.id "
                              "LEFT JOIN tracks ON tracks.id = track_id "
                              "GROUP BY playlists.id ORDER BY playlists.id");
        std::vector<PlaylistInfo> playlists;
        while (row.executeStep()) {
            playlists.push_back(
                {.id = PlaylistId{static_cast<qint64>(row.getColumn(0).getInt64())},
                 .name = storage::columnText(row, 1),
                 .kind = row.getColumn(2).getInt() == 0 ? PlaylistKind::Own : PlaylistKind::Saved,
                 .madeFrom = storage::columnText(row, 3),
                 .tracks = row.getColumn(4).getInt(),
                 .durationMs = row.getColumn(5).getInt64(),
                 .createdMs = row.getColumn(6).getInt64()});
        }
        return playlists;
    });
}

Result<std::vector<TrackId>> PlaylistStore::tracks(PlaylistId id) const {
    return m_connection.guard(playlistsReadFailed(), [&]() -> Result<std::vector<TrackId>> {
        if (!exists(m_connection.db(), id)) {
            return gone();
        }
        SQLite::Statement row(
            m_connection.db(),
            "SELECT track_id FROM playlist_items WHERE playlist_id = ? ORDER BY position");
        row.bind(1, key(id));
        std::vector<TrackId> tracks;
        while (row.executeStep()) {
            tracks.push_back(TrackId{static_cast<qint64>(row.getColumn(0).getInt64())});
        }
        return tracks;
    });
}

Result<PlaylistId> PlaylistStore::create(const QString& name, PlaylistKind kind,
                                         const QString& madeFrom,
                                         std::span<const TrackId> tracks) const {
    if (name.trimmed().isEmpty()) {
        return noName();
    }
    return m_connection.guard(writeFailed(), [&] {
        SQLite::Database& db = m_connection.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement add(
            db, "INSERT INTO playlists(name, kind, made_from, created_ms) VALUES (?, ?, ?, ?)");
        storage::bindText(add, 1, name.trimmed());
        add.bind(2, kind == PlaylistKind::Own ? 0 : 1);
        storage::bindText(add, 3, madeFrom);
        add.bind(4, static_cast<int64_t>(m_clock.nowMs()));
        add.exec();
        const PlaylistId id{static_cast<qint64>(db.getLastInsertRowid())};
        appendItems(db, id, 0, tracks);
        transaction.commit();
        return id;
    });
}

Status PlaylistStore::rename(PlaylistId id, const QString& name) const {
    if (name.trimmed().isEmpty()) {
        return noName();
    }
    return m_connection.guard(writeFailed(), [&]() -> Status {
        SQLite::Statement change(m_connection.db(), "UPDATE playlists SET name = ? WHERE id = ?");
        storage::bindText(change, 1, name.trimmed());
        change.bind(2, key(id));
        if (change.exec() == 0) {
            return gone();
        }
        return base::Done{};
    });
}

Status PlaylistStore::setTracks(PlaylistId id, std::span<const TrackId> tracks) const {
    return m_connection.guard(writeFailed(), [&]() -> Status {
        SQLite::Database& db = m_connection.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (!exists(db, id)) {
            return gone();
        }
        SQLite::Statement clear(db, "DELETE FROM playlist_items WHERE playlist_id = ?");
        clear.bind(1, key(id));
        clear.exec();
        appendItems(db, id, 0, tracks);
        transaction.commit();
        return base::Done{};
    });
}

Status PlaylistStore::append(PlaylistId id, std::span<const TrackId> tracks) const {
    return m_connection.guard(writeFailed(), [&]() -> Status {
        SQLite::Database& db = m_connection.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (!exists(db, id)) {
            return gone();
        }
        SQLite::Statement last(
            db, "SELECT coalesce(max(position) + 1, 0) FROM playlist_items WHERE playlist_id = ?");
        last.bind(1, key(id));
        last.executeStep();
        const int position = last.getColumn(0).getInt();
        last.reset();
        appendItems(db, id, position, tracks);
        transaction.commit();
        return base::Done{};
    });
}

Status PlaylistStore::remove(PlaylistId id) const {
    return m_connection.guard(writeFailed(), [&]() -> Status {
        SQLite::Statement drop(m_connection.db(), "DELETE FROM playlists WHERE id = ?");
        drop.bind(1, key(id));
        if (drop.exec() == 0) {
            return gone();
        }
        return base::Done{};
    });
}

} // namespace earshot::library
