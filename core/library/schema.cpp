// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

#include <array>

namespace earshot::library {

namespace {

// Why the tables look as they do:
// - tracks.id is AUTOINCREMENT: listening.db and playlists know tracks by it, so an id is never
//   used twice.
// - tracks holds the texts a song row shows (title, artist, album, genre) and their folded sort
//   keys, so that a row is one look-up and a sorted list is one walk along an index. The lists
//   behind those texts are normalised in track_artists and track_genres.
// - The sort indexes leave missing tracks out (partial): the songs table never shows them.
// - Search is an FTS5 table over those same columns. Triggers keep it in step when a track changes
//   or goes; a new track is added to it by TrackWriter itself, because inside a trigger FTS5 writes
//   its index out for every single row (half of a scan's time).
// - Paths are BLOBs: a file's name is bytes and need not be valid UTF-8.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE folders(
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    added_ms INTEGER NOT NULL
);

CREATE TABLE albums(
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    artist_key TEXT NOT NULL,
    title_key TEXT NOT NULL,
    UNIQUE(artist_key, title_key)
);

CREATE TABLE tracks(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path BLOB NOT NULL UNIQUE,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    added_ms INTEGER NOT NULL,
    missing_since_ms INTEGER,
    codec TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    bitrate_kbps INTEGER NOT NULL,
    sample_rate_hz INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    title TEXT NOT NULL,            -- as shown: tagged, else the file's name
    title_tagged INTEGER NOT NULL,
    artist TEXT NOT NULL,           -- as shown: artists, else album artists; '' when unknown
    album TEXT NOT NULL,
    genre TEXT NOT NULL,
    people TEXT NOT NULL,           -- album artists and composers besides, for search
    title_key TEXT NOT NULL,
    artist_key TEXT NOT NULL,
    album_key TEXT NOT NULL,
    genre_key TEXT NOT NULL,
    album_id INTEGER REFERENCES albums(id),
    year INTEGER NOT NULL,
    date TEXT NOT NULL,
    original_date TEXT NOT NULL,
    track_number INTEGER NOT NULL,
    track_total INTEGER NOT NULL,
    disc_number INTEGER NOT NULL,
    disc_total INTEGER NOT NULL,
    compilation INTEGER NOT NULL,
    label TEXT NOT NULL,
    track_gain_db REAL,
    track_peak REAL,
    album_gain_db REAL,
    album_peak REAL,
    mb_recording TEXT NOT NULL,
    mb_release TEXT NOT NULL,
    mb_release_group TEXT NOT NULL,
    mb_artists TEXT NOT NULL,       -- joined with ';'
    mb_album_artists TEXT NOT NULL,
    has_cover INTEGER NOT NULL,
    audio_identity BLOB             -- set by analysis
);
CREATE INDEX tracks_by_artist ON tracks(artist_key, album_key, disc_number, track_number, title_key)
    WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_by_album ON tracks(album_key, disc_number, track_number, title_key)
    WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_by_title ON tracks(title_key) WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_by_genre ON tracks(genre_key, artist_key) WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_by_year ON tracks(year) WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_by_duration ON tracks(duration_ms) WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_by_added ON tracks(added_ms) WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_of_album ON tracks(album_id, disc_number, track_number, year, has_cover)
    WHERE missing_since_ms IS NULL;
CREATE INDEX tracks_missing ON tracks(duration_ms, size_bytes, modified_ns)
    WHERE missing_since_ms IS NOT NULL;

CREATE TABLE lyrics(
    track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE TABLE artists(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE track_artists(
    track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
    role INTEGER NOT NULL,          -- 0 artist, 1 album artist, 2 composer
    position INTEGER NOT NULL,
    artist_id INTEGER NOT NULL REFERENCES artists(id),
    PRIMARY KEY(track_id, role, position)
) WITHOUT ROWID;
CREATE INDEX track_artists_by_artist ON track_artists(artist_id);

CREATE TABLE genres(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE track_genres(
    track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    genre_id INTEGER NOT NULL REFERENCES genres(id),
    PRIMARY KEY(track_id, position)
) WITHOUT ROWID;
CREATE INDEX track_genres_by_genre ON track_genres(genre_id);

CREATE VIRTUAL TABLE track_search USING fts5(
    title, artist, album, genre, people,
    content='tracks', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER track_search_delete AFTER DELETE ON tracks BEGIN
    INSERT INTO track_search(track_search, rowid, title, artist, album, genre, people)
    VALUES ('delete', old.id, old.title, old.artist, old.album, old.genre, old.people);
END;
CREATE TRIGGER track_search_update AFTER UPDATE OF title, artist, album, genre, people ON tracks
WHEN (old.title, old.artist, old.album, old.genre, old.people)
    IS NOT (new.title, new.artist, new.album, new.genre, new.people)
BEGIN
    INSERT INTO track_search(track_search, rowid, title, artist, album, genre, people)
    VALUES ('delete', old.id, old.title, old.artist, old.album, old.genre, old.people);
    INSERT INTO track_search(rowid, title, artist, album, genre, people)
    VALUES (new.id, new.title, new.artist, new.album, new.genre, new.people);
END;

-- What the columns mean is core/analysis's business; the table is here because it lives and dies
-- with the track.
CREATE TABLE features(
    track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    analysed_ms INTEGER NOT NULL,
    source_size INTEGER,
    source_mtime_ns INTEGER,
    failure TEXT,
    data BLOB,
    strip BLOB
);

CREATE TABLE playlists(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,          -- 0 own, 1 saved mix
    made_from TEXT NOT NULL,
    created_ms INTEGER NOT NULL
);
CREATE TABLE playlist_items(
    playlist_id INTEGER NOT NULL REFERENCES playlists(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    track_id INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
    PRIMARY KEY(playlist_id, position)
) WITHOUT ROWID;
CREATE INDEX playlist_items_by_track ON playlist_items(track_id);

-- Files and folders that could not be read. Size and time as they were then: an unchanged bad file
-- is not read again; a size of -1 says that it is.
CREATE TABLE scan_problems(
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL
);

-- Scans that were interrupted before moved files were recognised: rows with a greater id may still
-- be old tracks at a new path. Empty when the last scan came to its end.
CREATE TABLE unfinished_scan(first_new_id INTEGER NOT NULL);
)sql";

// What models and album gain are told from, kept so that files need not be decoded again for them.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE features ADD COLUMN descriptors BLOB;
ALTER TABLE features ADD COLUMN loudness BLOB;
)sql";

// What files sound like, told short, to find the same recording in another one: core/recordings
// alone reads it. Empty where nobody asked.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE fingerprints(
    track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE,
    algorithm INTEGER NOT NULL,
    source_size INTEGER NOT NULL,
    source_mtime_ns INTEGER NOT NULL,
    failure TEXT,
    data BLOB                       -- a sum, then as Chromaprint packs it; NULL: nothing to tell it by
);
)sql";

// Lyrics in a .lrc file beside the track, and what a track's words speak of (core/lyrics), which
// the scan reckons anew where there is none of the version it knows.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE lyric_files(
    track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE lyric_themes(
    track_id INTEGER PRIMARY KEY REFERENCES tracks(id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    weights BLOB                    -- NULL: the words say nothing that is understood
);
CREATE TRIGGER lyric_themes_new AFTER INSERT ON lyrics BEGIN
    DELETE FROM lyric_themes WHERE track_id = new.track_id;
END;
CREATE TRIGGER lyric_themes_gone AFTER DELETE ON lyrics BEGIN
    DELETE FROM lyric_themes WHERE track_id = old.track_id;
END;
CREATE TRIGGER lyric_themes_new_file AFTER INSERT ON lyric_files BEGIN
    DELETE FROM lyric_themes WHERE track_id = new.track_id;
END;
CREATE TRIGGER lyric_themes_file_gone AFTER DELETE ON lyric_files BEGIN
    DELETE FROM lyric_themes WHERE track_id = old.track_id;
END;
)sql";

constexpr std::array kSteps{storage::Migration{.version = 1, .sql = kVersion1},
                            storage::Migration{.version = 2, .sql = kVersion2},
                            storage::Migration{.version = 3, .sql = kVersion3},
                            storage::Migration{.version = 4, .sql = kVersion4}};

} // namespace

std::span<const storage::Migration> librarySchema() {
    return kSteps;
}

} // namespace earshot::library
