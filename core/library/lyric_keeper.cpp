// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/lyric_keeper.h"

#include "core/base/paths.h"
#include "core/library/path_range.h"
#include "core/lyrics/theme_words.h"
#include "core/storage/columns.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace earshot::library {

namespace fs = std::filesystem;

namespace {

constexpr qsizetype kMostLyricBytes = 256 * 1024; ///< no song has more words
constexpr int kWeighedAtOnce = 500;               ///< a short transaction

QByteArray lyricBytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    QByteArray bytes(kMostLyricBytes, Qt::Uninitialized);
    file.read(bytes.data(), kMostLyricBytes);
    bytes.truncate(static_cast<qsizetype>(file.gcount()));
    return bytes;
}

struct Words {
    qint64 track = 0;
    QString text;
};

std::vector<Words> nextWords(const storage::Connection& connection, qint64 after) {
    SQLite::Statement rows(
        connection.db(),
        "SELECT own.track_id, coalesce(lyrics.text, lyric_files.text) FROM"
        " (SELECT track_id FROM lyrics UNION SELECT track_id FROM lyric_files) AS own"
        " LEFT JOIN lyrics ON lyrics.track_id = own.track_id"
        " LEFT JOIN lyric_files ON lyric_files.track_id = own.track_id"
        " LEFT JOIN lyric_themes ON lyric_themes.track_id = own.track_id"
        " WHERE own.track_id > ? AND lyric_themes.version IS NOT ?"
        " ORDER BY own.track_id LIMIT ?");
    rows.bind(1, static_cast<int64_t>(after));
    rows.bind(2, lyrics::kWordsVersion);
    rows.bind(3, kWeighedAtOnce);
    std::vector<Words> words;
    while (rows.executeStep()) {
        words.push_back({rows.getColumn(0).getInt64(), storage::columnText(rows, 1)});
    }
    return words;
}

} // namespace

void LyricKeeper::takeFiles(std::span<const LyricFile> found,
                            std::span<const fs::path> walked) const {
    SQLite::Database& db = m_connection.db();
    std::set<qint64> kept;
    for (const LyricFile& file : found) {
        for (const qint64 track : tracksOf(file.path)) {
            if (keep(track, file)) {
                kept.insert(track);
            }
        }
    }
    // Of a missing track the file is missing with it: both may come back.
    SQLite::Statement known(db, "SELECT track_id, path FROM lyric_files"
                                " JOIN tracks ON tracks.id = track_id"
                                " WHERE missing_since_ms IS NULL");
    const std::vector<PathRange> ranges(walked.begin(), walked.end());
    std::vector<qint64> gone;
    while (known.executeStep()) {
        const qint64 track = known.getColumn(0).getInt64();
        const std::string path = storage::columnBytes(known, 1).toStdString();
        const bool inScope = std::ranges::any_of(
            ranges, [&path](const PathRange& range) { return range.holds(path); });
        if (inScope && !kept.contains(track)) {
            gone.push_back(track);
        }
    }
    known.reset();
    SQLite::Statement drop(db, "DELETE FROM lyric_files WHERE track_id = ?");
    for (const qint64 track : gone) {
        drop.bind(1, static_cast<int64_t>(track));
        drop.exec();
        drop.reset();
    }
}

/// Those whose path is the file's with another ending. Paths are compared as bytes: what begins
/// with "Song." lies between "Song." and "Song/", the next sign.
std::vector<qint64> LyricKeeper::tracksOf(const fs::path& file) const {
    fs::path stem = file;
    stem.replace_extension();
    const QByteArray bytes = base::pathBytes(stem);
    SQLite::Statement rows(m_connection.db(), "SELECT id, path FROM tracks WHERE path > ? AND"
                                              " path < ? AND missing_since_ms IS NULL");
    const QByteArray first = bytes + '.';
    const QByteArray last = bytes + '/';
    storage::bindBytes(rows, 1, first);
    storage::bindBytes(rows, 2, last);
    std::vector<qint64> tracks;
    while (rows.executeStep()) {
        const QByteArray ending = storage::columnBytes(rows, 1).mid(first.size());
        if (!ending.contains('.') && !ending.contains('/')) {
            tracks.push_back(rows.getColumn(0).getInt64());
        }
    }
    return tracks;
}

/// Whether the track has the words of this file now.
bool LyricKeeper::keep(qint64 track, const LyricFile& file) const {
    SQLite::Database& db = m_connection.db();
    SQLite::Statement known(db, "SELECT 1 FROM lyric_files WHERE track_id = ? AND size_bytes = ?"
                                " AND modified_ns = ?");
    known.bind(1, static_cast<int64_t>(track));
    known.bind(2, static_cast<int64_t>(file.facts.sizeBytes));
    known.bind(3, static_cast<int64_t>(file.facts.modifiedNs));
    if (known.executeStep()) {
        return true;
    }
    const QString text = lyrics::lyricFileText(lyricBytes(file.path));
    if (text.isEmpty()) {
        return false;
    }
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement drop(db, "DELETE FROM lyric_files WHERE track_id = ?");
    drop.bind(1, static_cast<int64_t>(track));
    drop.exec();
    SQLite::Statement add(db, "INSERT INTO lyric_files VALUES (?, ?, ?, ?)");
    add.bind(1, static_cast<int64_t>(track));
    add.bind(2, static_cast<int64_t>(file.facts.sizeBytes));
    add.bind(3, static_cast<int64_t>(file.facts.modifiedNs));
    add.bind(4, text.toStdString());
    add.exec();
    transaction.commit();
    return true;
}

void LyricKeeper::weighWords(const std::stop_token& stop,
                             const std::function<void(qint64 done)>& report) const {
    SQLite::Database& db = m_connection.db();
    qint64 done = 0;
    std::vector<Words> batch = nextWords(m_connection, 0);
    while (!batch.empty() && !stop.stop_requested()) {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement save(db, "REPLACE INTO lyric_themes VALUES (?, ?, ?)");
        for (const Words& words : batch) {
            const auto weights = lyrics::themesOfWords(words.text);
            save.bind(1, static_cast<int64_t>(words.track));
            save.bind(2, lyrics::kWordsVersion);
            if (weights) {
                save.bind(3, weights->of.data(), static_cast<int>(weights->of.size()));
            } else {
                save.bind(3);
            }
            save.exec();
            save.reset();
        }
        transaction.commit();
        done += static_cast<qint64>(batch.size());
        report(done);
        batch = nextWords(m_connection, batch.back().track);
    }
}

} // namespace earshot::library
