// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/move_finder.h"

#include "core/base/paths.h"
#include "core/storage/columns.h"

#include <algorithm>
#include <array>

namespace earshot::library {

namespace {

// Retagging may shift where a tag reader believes the audio of a file without index to end.
constexpr qint64 kDurationToleranceMs = 50;
constexpr int kMaxCandidates = 64; // so many tracks of one length that none is the obvious one

constexpr const char* kCandidateColumns =
    "SELECT id, path, audio_identity, title, title_tagged, size_bytes, modified_ns FROM tracks ";

} // namespace

MoveFinder::MoveFinder(const storage::Connection& connection, const AudioIdentifier& identify)
    : m_connection(connection),
      m_identify(identify),
      m_reader(connection),
      m_writer(connection),
      m_exact(connection.db(), std::string(kCandidateColumns) +
                                   "WHERE missing_since_ms IS NOT NULL AND duration_ms = ?1 "
                                   "AND codec = ?2 AND id < ?3 "
                                   "AND size_bytes = ?4 AND modified_ns = ?5 LIMIT ?6"),
      m_similar(connection.db(), std::string(kCandidateColumns) +
                                     "WHERE missing_since_ms IS NOT NULL "
                                     "AND duration_ms BETWEEN ?1 - ?4 AND ?1 + ?4 "
                                     "AND codec = ?2 AND id < ?3 AND audio_identity IS NOT NULL "
                                     "LIMIT ?6") {}

qint64 MoveFinder::run(qint64 firstNewId, const std::stop_token& stop,
                       const std::function<void(qint64)>& tick) {
    SQLite::Statement anyMissing(
        m_connection.db(),
        "SELECT EXISTS(SELECT 1 FROM tracks WHERE missing_since_ms IS NOT NULL AND id < ?)");
    anyMissing.bind(1, static_cast<int64_t>(firstNewId));
    anyMissing.executeStep();
    if (anyMissing.getColumn(0).getInt() == 0) {
        return 0;
    }
    qint64 moved = 0;
    qint64 done = 0;
    // First what is certain at a glance, so that of two alike the right one gets the right place.
    for (const bool exactOnly : {true, false}) {
        qint64 last = firstNewId - 1;
        SQLite::Statement next(m_connection.db(),
                               "SELECT id FROM tracks WHERE id > ? AND missing_since_ms IS NULL "
                               "ORDER BY id LIMIT 1");
        while (!stop.stop_requested()) {
            next.bind(1, static_cast<int64_t>(last));
            if (!next.executeStep()) {
                break;
            }
            last = next.getColumn(0).getInt64();
            next.reset();
            const std::optional<Track> found = m_reader.byId(TrackId{last});
            if (found && pairOne(*found, firstNewId, exactOnly)) {
                ++moved;
            }
            tick(++done);
        }
    }
    return moved;
}

bool MoveFinder::pairOne(const Track& found, qint64 firstNewId, bool exactOnly) {
    std::vector<Candidate> all = candidates(exactOnly ? m_exact : m_similar, found, firstNewId);
    const auto sameName = [&found](const Candidate& c) {
        return c.path.filename() == found.path.filename();
    };
    std::stable_partition(all.begin(), all.end(), sameName);
    for (const Candidate& old : all) {
        if (isSameAudio(old, found)) {
            merge(old.id, found);
            return true;
        }
    }
    return false;
}

std::vector<MoveFinder::Candidate> MoveFinder::candidates(SQLite::Statement& query,
                                                          const Track& found, qint64 firstNewId) {
    query.bind(1, static_cast<int64_t>(found.stream.durationMs));
    storage::bindText(query, 2, found.stream.codec);
    query.bind(3, static_cast<int64_t>(firstNewId));
    if (&query == &m_exact) {
        query.bind(4, static_cast<int64_t>(found.sizeBytes));
        query.bind(5, static_cast<int64_t>(found.modifiedNs));
    } else {
        query.bind(4, static_cast<int64_t>(kDurationToleranceMs));
    }
    query.bind(6, kMaxCandidates);
    std::vector<Candidate> result;
    while (query.executeStep()) {
        result.push_back(
            {.id = TrackId{static_cast<qint64>(query.getColumn(0).getInt64())},
             .path = base::pathFromBytes(storage::columnBytes(query, 1)),
             .identity = storage::columnBytes(query, 2),
             .title = query.getColumn(4).getInt() != 0 ? storage::columnText(query, 3) : QString(),
             .sameFile = query.getColumn(5).getInt64() == found.sizeBytes &&
                         query.getColumn(6).getInt64() == found.modifiedNs});
    }
    query.reset();
    return result;
}

bool MoveFinder::isSameAudio(const Candidate& old, const Track& found) {
    if (old.identity.isEmpty() || !m_identify) {
        // Never analysed: the very same file, as far as can be told without its audio.
        return old.sameFile && old.title == found.tags.title;
    }
    if (m_identified != found.id) {
        m_identified = found.id;
        base::Result<QByteArray> identity = m_identify(found.path);
        // A file that cannot be decoded has no identity and is never the same.
        m_identity = identity ? std::move(*identity) : QByteArray();
    }
    return !m_identity.isEmpty() && m_identity == old.identity;
}

void MoveFinder::merge(TrackId old, const Track& found) {
    SQLite::Database& db = m_connection.db();
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    // Whatever was hung on the new track meanwhile goes over before it is dropped.
    static constexpr std::array kHandOver{
        "UPDATE playlist_items SET track_id = ?1 WHERE track_id = ?2",
        "UPDATE OR IGNORE features SET track_id = ?1 WHERE track_id = ?2",
        "UPDATE tracks SET audio_identity = (SELECT audio_identity FROM tracks WHERE id = ?2) "
        "WHERE id = ?1 AND audio_identity IS NULL",
    };
    for (const char* sql : kHandOver) {
        SQLite::Statement move(db, sql);
        move.bind(1, static_cast<int64_t>(old));
        move.bind(2, static_cast<int64_t>(found.id));
        move.exec();
    }
    SQLite::Statement drop(db, "DELETE FROM tracks WHERE id = ?");
    drop.bind(1, static_cast<int64_t>(found.id));
    drop.exec();
    m_writer.update(old, found);
    transaction.commit();
}

} // namespace earshot::library
