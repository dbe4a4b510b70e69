// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_writer.h"

#include "core/library/text_fold.h"
#include "core/storage/columns.h"

namespace earshot::library {

namespace {

// Ids of names met lately. When full it starts afresh: memory must not grow with the library.
constexpr std::size_t kKnownNames = 4'096;

// Columns worked out from the others, behind kTrackColumns.
constexpr const char* kDerivedColumns =
    "artist, genre, people, title_key, artist_key, album_key, genre_key, album_id, year";
constexpr int kDerivedColumnCount = 9;

// Never overwritten by update().
constexpr const char* kKeptColumns[] = {"added_ms", "audio_identity"};

std::string allColumns() {
    return std::string(kTrackColumns) + ", " + kDerivedColumns;
}

std::string insertSql() {
    std::string parameters = "?1";
    for (int i = 2; i <= kTrackColumnCount + kDerivedColumnCount; ++i) {
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

QString joined(const QStringList& names) {
    return names.join(QStringLiteral(", "));
}

} // namespace

/// The texts search and the songs table work on.
struct TrackWriter::Texts {
    QString title;
    QString artist;
    QString album;
    QString genre;
    QString people;
};

TrackWriter::Texts TrackWriter::textsOf(const Track& track) {
    const Tags& tags = track.tags;
    QStringList people;
    for (const QString& name : tags.albumArtists + tags.composers) {
        if (!tags.artists.contains(name)) {
            people << name;
        }
    }
    return {.title = track.displayTitle(),
            .artist = joined(tags.artists.isEmpty() ? tags.albumArtists : tags.artists),
            .album = tags.album,
            .genre = joined(tags.genres),
            .people = joined(people)};
}

TrackWriter::TrackWriter(const storage::Connection& connection)
    : m_insert(connection.db(), insertSql()),
      m_addToSearch(connection.db(),
                    "INSERT INTO track_search(rowid, title, artist, album, genre, people) "
                    "VALUES (?, ?, ?, ?, ?, ?)"),
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

std::optional<TrackId> TrackWriter::insert(const Track& track) {
    bindTrack(m_insert, track);
    const Texts texts = textsOf(track);
    bindDerived(m_insert, track, texts);
    if (run(m_insert) == 0) {
        return std::nullopt;
    }
    const TrackId id{static_cast<qint64>(m_db.getLastInsertRowid())};
    addToSearch(id, texts);
    writeRest(id, track);
    return id;
}

void TrackWriter::update(TrackId id, const Track& track) {
    bindTrack(m_update, track);
    bindDerived(m_update, track, textsOf(track));
    m_update.bind(kTrackColumnCount + kDerivedColumnCount + 1, static_cast<int64_t>(id));
    run(m_update);
    for (SQLite::Statement* clear : {&m_clearArtists, &m_clearGenres, &m_clearLyrics}) {
        clear->bind(1, static_cast<int64_t>(id));
        run(*clear);
    }
    writeRest(id, track);
}

void TrackWriter::bindDerived(SQLite::Statement& statement, const Track& track,
                              const Texts& texts) {
    int at = kTrackColumnCount;
    for (const QString& text :
         {texts.artist, texts.genre, texts.people, sortKey(texts.title), sortKey(texts.artist),
          sortKey(texts.album), sortKey(texts.genre)}) {
        storage::bindText(statement, ++at, text);
    }
    if (texts.album.isEmpty()) {
        statement.bind(++at);
    } else {
        statement.bind(++at, albumId(track));
    }
    statement.bind(++at, track.year());
}

void TrackWriter::addToSearch(TrackId id, const Texts& texts) {
    int at = 0;
    m_addToSearch.bind(++at, static_cast<int64_t>(id));
    for (const QString& text :
         {texts.title, texts.artist, texts.album, texts.genre, texts.people}) {
        storage::bindText(m_addToSearch, ++at, text);
    }
    run(m_addToSearch);
}

int64_t TrackWriter::albumId(const Track& track) {
    const QString artist = track.filedUnder();
    const std::string artistKey = folded(artist).toStdString();
    const std::string titleKey = folded(track.tags.album).toStdString();
    const std::string key = artistKey + '\n' + titleKey;
    if (const auto known = m_albums.find(key); known != m_albums.end()) {
        return known->second;
    }
    m_findAlbum.bind(1, artistKey);
    m_findAlbum.bind(2, titleKey);
    int64_t id = 0;
    if (m_findAlbum.executeStep()) {
        id = m_findAlbum.getColumn(0).getInt64();
    } else {
        storage::bindText(m_addAlbum, 1, track.tags.album);
        storage::bindText(m_addAlbum, 2, artist);
        m_addAlbum.bind(3, artistKey);
        m_addAlbum.bind(4, titleKey);
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

void TrackWriter::writeRest(TrackId id, const Track& track) {
    writeNames(id, ArtistRole::Artist, track.tags.artists);
    writeNames(id, ArtistRole::AlbumArtist, track.tags.albumArtists);
    writeNames(id, ArtistRole::Composer, track.tags.composers);
    int position = 0;
    for (const QString& genre : track.tags.genres) {
        m_addTrackGenre.bind(1, static_cast<int64_t>(id));
        m_addTrackGenre.bind(2, position++);
        m_addTrackGenre.bind(3, idOf(m_genres, m_findGenre, m_addGenre, genre.toStdString()));
        run(m_addTrackGenre);
    }
    if (!track.tags.lyrics.isEmpty()) {
        m_addLyrics.bind(1, static_cast<int64_t>(id));
        storage::bindText(m_addLyrics, 2, track.tags.lyrics);
        run(m_addLyrics);
    }
}

void TrackWriter::writeNames(TrackId id, ArtistRole role, const QStringList& names) {
    int position = 0;
    for (const QString& name : names) {
        m_addTrackArtist.bind(1, static_cast<int64_t>(id));
        m_addTrackArtist.bind(2, static_cast<int>(role));
        m_addTrackArtist.bind(3, position++);
        m_addTrackArtist.bind(4, idOf(m_artists, m_findArtist, m_addArtist, name.toStdString()));
        run(m_addTrackArtist);
    }
}

int64_t TrackWriter::idOf(Names& known, SQLite::Statement& find, SQLite::Statement& add,
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
