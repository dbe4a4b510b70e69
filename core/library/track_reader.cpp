// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_reader.h"

#include "core/base/paths.h"
#include "core/lyrics/theme_words.h"
#include "core/storage/columns.h"

#include <algorithm>

namespace earshot::library {

namespace {

void addName(Tags& tags, int role, const QString& name) {
    switch (static_cast<ArtistRole>(role)) {
    case ArtistRole::Artist:
        tags.artists << name;
        break;
    case ArtistRole::AlbumArtist:
        tags.albumArtists << name;
        break;
    case ArtistRole::Composer:
        tags.composers << name;
        break;
    }
}

/// Weights of other word lists are none.
void readThemes(Track& track, SQLite::Statement& row) {
    const QByteArray weights = storage::columnBytes(row, 2);
    if (row.getColumn(1).getInt() == lyrics::kWordsVersion && weights.size() == lyrics::kThemes) {
        lyrics::ThemeWeights& themes = track.themes.emplace();
        std::transform(weights.begin(), weights.end(), themes.of.begin(),
                       [](char weight) { return static_cast<std::uint8_t>(weight); });
    }
}

/// A list that hangs on tracks, read side by side with them: rows come in track order, and each
/// track takes its own. Far quicker than a query per track.
class Follower {
public:
    Follower(const storage::Connection& connection, const char* sql)
        : m_rows(connection.db(), sql) {
        step();
    }

    template <typename Take>
    void takeFor(TrackId id, Take&& take) {
        while (m_more && m_track <= static_cast<qint64>(id)) {
            if (m_track == static_cast<qint64>(id)) {
                take(m_rows);
            }
            step();
        }
    }

private:
    void step() {
        m_more = m_rows.executeStep();
        m_track = m_more ? m_rows.getColumn(0).getInt64() : 0;
    }

    SQLite::Statement m_rows;
    qint64 m_track = 0;
    bool m_more = false;
};

} // namespace

TrackReader::TrackReader(const storage::Connection& connection)
    : m_track(connection.db(),
              std::string("SELECT ") + kTrackColumns + " FROM tracks WHERE id = ?"),
      m_names(connection.db(), "SELECT role, name FROM track_artists "
                               "JOIN artists ON artists.id = artist_id "
                               "WHERE track_id = ? ORDER BY role, position"),
      m_genres(connection.db(), "SELECT name FROM track_genres "
                                "JOIN genres ON genres.id = genre_id "
                                "WHERE track_id = ? ORDER BY position"),
      m_lyrics(connection.db(), "SELECT text FROM lyrics WHERE track_id = ?"),
      m_byPath(connection.db(), "SELECT id FROM tracks WHERE path = ?") {}

std::optional<Track> TrackReader::byId(TrackId id) {
    const auto key = static_cast<int64_t>(id);
    m_track.reset();
    m_track.bind(1, key);
    if (!m_track.executeStep()) {
        return std::nullopt;
    }
    Track track = readTrack(m_track, id, 0);
    m_track.reset();
    m_names.bind(1, key);
    while (m_names.executeStep()) {
        addName(track.tags, m_names.getColumn(0).getInt(), storage::columnText(m_names, 1));
    }
    m_names.reset();
    m_genres.bind(1, key);
    while (m_genres.executeStep()) {
        track.tags.genres << storage::columnText(m_genres, 0);
    }
    m_genres.reset();
    m_lyrics.bind(1, key);
    if (m_lyrics.executeStep()) {
        track.tags.lyrics = storage::columnText(m_lyrics, 0);
    }
    m_lyrics.reset();
    return track;
}

std::optional<TrackId> TrackReader::idOf(const std::filesystem::path& path) {
    storage::bindBytes(m_byPath, 1, base::pathBytes(path));
    std::optional<TrackId> id;
    if (m_byPath.executeStep()) {
        id = TrackId{static_cast<qint64>(m_byPath.getColumn(0).getInt64())};
    }
    m_byPath.reset();
    return id;
}

void visitTracks(const storage::Connection& connection,
                 const std::function<void(const Track&)>& visit) {
    // They all read one state of the database, whatever is written meanwhile.
    SQLite::Transaction snapshot(connection.db());
    Follower names(connection, "SELECT track_id, role, name FROM track_artists "
                               "CROSS JOIN artists ON artists.id = artist_id "
                               "ORDER BY track_id, role, position");
    Follower genres(connection, "SELECT track_id, name FROM track_genres "
                                "CROSS JOIN genres ON genres.id = genre_id "
                                "ORDER BY track_id, position");
    Follower themes(connection, "SELECT track_id, version, weights FROM lyric_themes "
                                "WHERE weights IS NOT NULL ORDER BY track_id");
    SQLite::Statement tracks(connection.db(), std::string("SELECT id, ") + kTrackColumns +
                                                  " FROM tracks NOT INDEXED "
                                                  "WHERE missing_since_ms IS NULL ORDER BY id");
    while (tracks.executeStep()) {
        const TrackId id{static_cast<qint64>(tracks.getColumn(0).getInt64())};
        Track track = readTrack(tracks, id, 1);
        names.takeFor(id, [&track](SQLite::Statement& row) {
            addName(track.tags, row.getColumn(1).getInt(), storage::columnText(row, 2));
        });
        genres.takeFor(id, [&track](SQLite::Statement& row) {
            track.tags.genres << storage::columnText(row, 1);
        });
        themes.takeFor(id, [&track](SQLite::Statement& row) { readThemes(track, row); });
        visit(track);
    }
}

} // namespace earshot::library
