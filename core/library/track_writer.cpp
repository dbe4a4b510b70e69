// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_writer.h"

#include <algorithm>
#include <array>

namespace earshot::library {

namespace {

// Ids of names met lately. When full it starts afresh: memory must not grow with the library.
constexpr std::size_t kKnownNames = 4'096;

constexpr int kColumnCount = kTrackColumnCount + kDerivedColumnCount + 1; // and album_id

// Never overwritten by update().
constexpr const char* kKeptColumns[] = {"added_ms", "audio_identity"};

std::string allColumns() {
    return std::string(kTrackColumns) + ", " + kDerivedColumns + ", album_id";
}

std::string insertSql() {
    std::string parameters = "?1";
    for (int i = 2; i <= kColumnCount; ++i) {
        parameters += ", ?" + std::to_string(i);
    }
    return "INSERT INTO tracks(" + allColumns() + ") VALUES (" + parameters +
           ") ON CONFLICT(path) DO NOTHING";
}

std::string updateSql() {
    std::string sql = "UPDATE tracks SET ";
    int parameter = 0;
    for (const QString& name : QString::fromStdString(allColumns()).split(QStringLiteral(", "))) {
        ++parameter;
        const bool kept = std::any_of(std::begin(kKeptColumns), std::end(kKeptColumns),
                                      [&](const char* k) { return name == QLatin1String(k); });
        if (!kept) {
            sql += (sql.back() == ' ' ? "" : ", ");
            sql += name.toStdString() + " = ?" + std::to_string(parameter);
        }
    }
    return sql + " WHERE id = ?" + std::to_string(parameter + 1);
}

/// Runs a statement that gives no rows, ready for the next use. Returns how many rows it changed.
int run(SQLite::Statement& statement) {
    const int changed = statement.exec();
    statement.reset();
    return changed;
}

} // namespace

TrackWriter::TrackWriter(const storage::Connection& connection)
    : m_insert(connection.db(), insertSql()),
      m_addToSearch(connection.db(), std::string("INSERT INTO track_search(rowid, ") +
                                         kSearchColumns + ") VALUES (?, ?, ?, ?, ?, ?)"),
      m_update(connection.db(), updateSql()),
      m_clearArtists(connection.db(), "DELETE FROM track_artists WHERE track_id = ?"),
      m_clearGenres(connection.db(), "DELETE FROM track_genres WHERE track_id = ?"),
      m_clearLyrics(connection.db(), "DELETE FROM lyrics WHERE track_id = ?"),
      m_addTrackArtist(connection.db(), "INSERT INTO track_artists VALUES (?, ?, ?, ?)"),
      m_addTrackGenre(connection.db(), "INSERT INTO track_genres VALUES (?, ?, ?)"),
      m_addLyrics(connection.db(), "INSERT INTO lyrics VALUES (?, ?)"),
      m_findArtist(connection.db(), "SELECT id FROM artists WHERE name = ?"),
      m_addArtist(connection.db(), "INSERT INTO artists(name) VALUES (?)"),
      m_findGenre(connection.db(), "SELECT id FROM genres WHERE name = ?"),
      m_addGenre(connection.db(), "INSERT INTO genres(name) VALUES (?)"),
      m_findAlbum(connection.db(), "SELECT id FROM albums WHERE artist_key = ? AND title_key = ?"),
      m_addAlbum(connection.db(),
                 "INSERT INTO albums(title, artist, artist_key, title_key) VALUES (?, ?, ?, ?)"),
      m_db(connection.db()) {}

std::optional<TrackId> TrackWriter::insert(const TrackRecord& track) {
    bindColumns(m_insert, track);
    if (run(m_insert) == 0) {
        return std::nullopt;
    }
    const TrackId id{static_cast<qint64>(m_db.getLastInsertRowid())};
    m_addToSearch.bind(1, static_cast<int64_t>(id));
    track.search.bindTo(m_addToSearch, 2);
    run(m_addToSearch);
    writeLists(id, track);
    return id;
}

void TrackWriter::update(TrackId id, const TrackRecord& track) {
    m_update.bind(bindColumns(m_update, track), static_cast<int64_t>(id));
    run(m_update);
    for (SQLite::Statement* clear : {&m_clearArtists, &m_clearGenres, &m_clearLyrics}) {
        clear->bind(1, static_cast<int64_t>(id));
        run(*clear);
    }
    writeLists(id, track);
}

int TrackWriter::bindColumns(SQLite::Statement& statement, const TrackRecord& track) {
    const int album = track.columns.bindTo(statement);
    if (track.album.title.empty()) {
        statement.bind(album);
    } else {
        statement.bind(album, albumId(track.album));
    }
    return album + 1;
}

int64_t TrackWriter::albumId(const TrackRecord::Album& album) {
    const std::string key = album.artistKey + '\n' + album.titleKey;
    if (const auto known = m_albums.find(key); known != m_albums.end()) {
        return known->second;
    }
    m_findAlbum.bind(1, album.artistKey);
    m_findAlbum.bind(2, album.titleKey);
    int64_t id = 0;
    if (m_findAlbum.executeStep()) {
        id = m_findAlbum.getColumn(0).getInt64();
    } else {
        m_addAlbum.bind(1, album.title);
        m_addAlbum.bind(2, album.artist);
        m_addAlbum.bind(3, album.artistKey);
        m_addAlbum.bind(4, album.titleKey);
        run(m_addAlbum);
        id = m_db.getLastInsertRowid();
    }
    m_findAlbum.reset();
    if (m_albums.size() >= kKnownNames) {
        m_albums.clear();
    }
    m_albums.emplace(key, id);
    return id;
}

void TrackWriter::writeLists(TrackId id, const TrackRecord& track) {
    std::array<int, kArtistRoles> next{};
    for (const auto& [role, name] : track.names) {
        m_addTrackArtist.bind(1, static_cast<int64_t>(id));
        m_addTrackArtist.bind(2, static_cast<int>(role));
        m_addTrackArtist.bind(3, next[static_cast<std::size_t>(role)]++);
        m_addTrackArtist.bind(4, idOf(m_artists, m_findArtist, m_addArtist, name));
        run(m_addTrackArtist);
    }
    int position = 0;
    for (const std::string& genre : track.genres) {
        m_addTrackGenre.bind(1, static_cast<int64_t>(id));
        m_addTrackGenre.bind(2, position++);
        m_addTrackGenre.bind(3, idOf(m_genres, m_findGenre, m_addGenre, genre));
        run(m_addTrackGenre);
    }
    if (!track.lyrics.empty()) {
        m_addLyrics.bind(1, static_cast<int64_t>(id));
        m_addLyrics.bindNoCopy(2, track.lyrics);
        run(m_addLyrics);
    }
}

int64_t TrackWriter::idOf(Ids& known, SQLite::Statement& find, SQLite::Statement& add,
                          const std::string& name) {
    if (const auto found = known.find(name); found != known.end()) {
        return found->second;
    }
    find.bind(1, name);
    int64_t id = 0;
    if (find.executeStep()) {
        id = find.getColumn(0).getInt64();
    } else {
        add.bind(1, name);
        run(add);
        id = m_db.getLastInsertRowid();
    }
    find.reset();
    if (known.size() >= kKnownNames) {
        known.clear();
    }
    known.emplace(name, id);
    return id;
}

} // namespace earshot::library
