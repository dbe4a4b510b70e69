// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/fingerprint_store.h"

#include "core/base/paths.h"
#include "core/recordings/text.h"
#include "core/storage/columns.h"

namespace earshot::recordings {

namespace {

QString readFailed() {
    return Text::tr("The stored fingerprints could not be read");
}

/// Present tracks t with their row p of this algorithm, if it is of the file as it is now.
/// Parameter: algorithm.
constexpr const char* kCurrentRows = R"(
    FROM tracks t JOIN fingerprints p ON p.track_id = t.id
    WHERE t.missing_since_ms IS NULL AND p.algorithm = ?1
      AND p.source_size = t.size_bytes AND p.source_mtime_ns = t.modified_ns)";

std::string withCurrentRows(std::string sql, const char* more) {
    return sql.append(kCurrentRows).append(more);
}

} // namespace

base::Result<std::vector<UnheardTrack>> FingerprintStore::unheard() const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement rows(m_connection.db(), R"(
            SELECT t.id, t.path FROM tracks t
            WHERE t.missing_since_ms IS NULL
              AND NOT EXISTS (SELECT 1 FROM fingerprints p WHERE p.track_id = t.id
                  AND p.algorithm = ?1
                  AND p.source_size = t.size_bytes AND p.source_mtime_ns = t.modified_ns)
              AND NOT EXISTS (SELECT 1 FROM features f WHERE f.track_id = t.id
                  AND f.failure IS NOT NULL
                  AND f.source_size = t.size_bytes AND f.source_mtime_ns = t.modified_ns)
            ORDER BY t.id)");
        rows.bind(1, fingerprintAlgorithm());
        std::vector<UnheardTrack> tracks;
        while (rows.executeStep()) {
            tracks.push_back({static_cast<library::TrackId>(rows.getColumn(0).getInt64()),
                              base::pathFromBytes(storage::columnBytes(rows, 1))});
        }
        return tracks;
    });
}

base::Status FingerprintStore::save(library::TrackId id, const Fingerprint& fingerprint) const {
    return write(id, packFingerprint(fingerprint), {});
}

base::Status FingerprintStore::saveFailure(library::TrackId id, const QString& reason) const {
    return write(id, {}, reason);
}

base::Status FingerprintStore::write(library::TrackId id, const QByteArray& data,
                                     const QString& reason) const {
    return m_connection.guard(Text::tr("Fingerprints could not be stored"), [&] {
        SQLite::Statement row(m_connection.db(), R"(
            INSERT OR REPLACE INTO fingerprints(track_id, algorithm, source_size, source_mtime_ns,
                                                failure, data)
            SELECT id, ?2, size_bytes, modified_ns, ?3, ?4 FROM tracks WHERE id = ?1)");
        row.bind(1, static_cast<std::int64_t>(id));
        row.bind(2, fingerprintAlgorithm());
        if (!reason.isEmpty()) {
            storage::bindText(row, 3, reason);
        }
        storage::bindBytes(row, 4, data);
        row.exec();
    });
}

base::Result<Fingerprint> FingerprintStore::byId(library::TrackId id) const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement row(m_connection.db(),
                              withCurrentRows("SELECT p.data", " AND t.id = ?2"));
        row.bind(1, fingerprintAlgorithm());
        row.bind(2, static_cast<std::int64_t>(id));
        return row.executeStep()
                   ? unpackFingerprint(storage::columnBytes(row, 0)).value_or(Fingerprint())
                   : Fingerprint();
    });
}

base::Status FingerprintStore::forEach(
    const std::function<void(library::TrackId, qint64, const Fingerprint&)>& visit) const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement rows(m_connection.db(),
                               withCurrentRows("SELECT t.id, t.duration_ms, p.data",
                                               " AND p.data IS NOT NULL ORDER BY t.id"));
        rows.bind(1, fingerprintAlgorithm());
        while (rows.executeStep()) {
            const auto fingerprint = unpackFingerprint(storage::columnBytes(rows, 2));
            if (fingerprint && !fingerprint->empty()) {
                visit(static_cast<library::TrackId>(rows.getColumn(0).getInt64()),
                      rows.getColumn(1).getInt64(), *fingerprint);
            }
        }
    });
}

base::Result<std::vector<UncomparableTrack>> FingerprintStore::failures() const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement rows(m_connection.db(),
                               withCurrentRows("SELECT t.path, p.failure",
                                               " AND p.failure IS NOT NULL ORDER BY t.path"));
        rows.bind(1, fingerprintAlgorithm());
        std::vector<UncomparableTrack> failed;
        while (rows.executeStep()) {
            failed.push_back(
                {base::pathFromBytes(storage::columnBytes(rows, 0)), storage::columnText(rows, 1)});
        }
        return failed;
    });
}

} // namespace earshot::recordings
