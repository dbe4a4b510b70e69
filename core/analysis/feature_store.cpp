// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_store.h"

#include "core/analysis/feature_codec.h"
#include "core/analysis/text.h"
#include "core/base/paths.h"
#include "core/storage/columns.h"

#include <limits>

namespace earshot::analysis {

namespace {

QString readFailed() {
    return Text::tr("The stored features could not be read");
}
QString writeFailed() {
    return Text::tr("Features could not be stored");
}

void bindBlob(SQLite::Statement& statement, int index, const QByteArray& bytes) {
    statement.bind(index, bytes.constData(), static_cast<int>(bytes.size()));
}

/// Present tracks t whose row f is absent, of another version, of another state of the file, or
/// damaged. Parameters: version, packed size.
constexpr const char* kPendingTracks = R"(
    FROM tracks t LEFT JOIN features f ON f.track_id = t.id
    WHERE t.missing_since_ms IS NULL
      AND (f.track_id IS NULL OR f.version <> ?1
           OR f.source_size IS NOT t.size_bytes OR f.source_mtime_ns IS NOT t.modified_ns
           OR (f.failure IS NULL AND length(f.data) IS NOT ?2)))";

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string sql;
    for (const std::string_view part : parts) {
        sql.append(part);
    }
    return sql;
}

constexpr const char* kSaveRow = R"(
    INSERT INTO features(track_id, version, analysed_ms, source_size, source_mtime_ns,
                         failure, data, strip)
    SELECT id, ?2, ?3, size_bytes, modified_ns, ?4, ?5, ?6 FROM tracks WHERE id = ?1
    ON CONFLICT(track_id) DO UPDATE SET
        version = excluded.version, analysed_ms = excluded.analysed_ms,
        source_size = excluded.source_size, source_mtime_ns = excluded.source_mtime_ns,
        failure = excluded.failure, data = excluded.data, strip = excluded.strip)";

void bindRow(SQLite::Statement& statement, library::TrackId id, qint64 nowMs) {
    statement.bind(1, static_cast<std::int64_t>(id));
    statement.bind(2, kAnalyserVersion);
    statement.bind(3, static_cast<std::int64_t>(nowMs));
}

} // namespace

base::Result<std::optional<Features>> FeatureStore::byId(library::TrackId id) const {
    using Found = std::optional<Features>;
    return m_connection.guard(readFailed(), [&]() -> base::Result<Found> {
        SQLite::Statement row(m_connection.db(), R"(
            SELECT f.data, f.strip, t.audio_identity
            FROM features f JOIN tracks t ON t.id = f.track_id
            WHERE f.track_id = ? AND f.version = ? AND f.failure IS NULL)");
        row.bind(1, static_cast<std::int64_t>(id));
        row.bind(2, kAnalyserVersion);
        if (!row.executeStep()) {
            return Found();
        }
        Found features = unpack(storage::columnBytes(row, 0));
        if (features) {
            unpackStrip(storage::columnBytes(row, 1), *features);
            features->audioIdentity = storage::columnBytes(row, 2);
        }
        return features;
    });
}

base::Status
FeatureStore::forEach(const std::function<void(library::TrackId, const Features&)>& visit) const {
    auto rows = cursor();
    if (!rows) {
        return rows.error();
    }
    for (;;) {
        const auto row = rows->next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return base::Done{};
        }
        visit((*row)->first, (*row)->second);
    }
}

base::Result<FeatureCursor> FeatureStore::cursor() const {
    return FeatureCursor::open(m_connection);
}

base::Status FeatureStore::save(library::TrackId id, const Features& features, qint64 nowMs) const {
    return m_connection.guard(writeFailed(), [&] {
        SQLite::Statement row(m_connection.db(), kSaveRow);
        bindRow(row, id, nowMs);
        bindBlob(row, 5, pack(features));
        bindBlob(row, 6, packStrip(features));
        row.exec();
        if (features.audioIdentity.isEmpty()) {
            return;
        }
        SQLite::Statement identity(m_connection.db(),
                                   "UPDATE tracks SET audio_identity = ? WHERE id = ? "
                                   "AND audio_identity IS NOT ?1");
        bindBlob(identity, 1, features.audioIdentity);
        identity.bind(2, static_cast<std::int64_t>(id));
        identity.exec();
    });
}

base::Status FeatureStore::saveFailure(library::TrackId id, const QString& reason,
                                       qint64 nowMs) const {
    return m_connection.guard(writeFailed(), [&] {
        SQLite::Statement row(m_connection.db(), kSaveRow);
        bindRow(row, id, nowMs);
        row.bind(4, reason.toStdString());
        row.exec();
    });
}

base::Result<std::vector<PendingTrack>> FeatureStore::pending() const {
    return pendingAfter(library::TrackId::None, std::numeric_limits<int>::max());
}

base::Result<std::vector<PendingTrack>> FeatureStore::pendingAfter(library::TrackId after,
                                                                   int limit) const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement rows(m_connection.db(),
                               joined({"SELECT t.id, t.path", kPendingTracks,
                                       " AND t.id > ?3 ORDER BY t.id LIMIT ?4"}));
        rows.bind(1, kAnalyserVersion);
        rows.bind(2, packedSize());
        rows.bind(3, static_cast<std::int64_t>(after));
        rows.bind(4, limit);
        std::vector<PendingTrack> tracks;
        while (rows.executeStep()) {
            tracks.push_back({static_cast<library::TrackId>(rows.getColumn(0).getInt64()),
                              base::pathFromBytes(storage::columnBytes(rows, 1))});
        }
        return tracks;
    });
}

base::Result<AnalysisCounts> FeatureStore::counts() const {
    return m_connection.guard(readFailed(), [&] {
        AnalysisCounts counts;
        SQLite::Statement pendingRow(m_connection.db(),
                                     joined({"SELECT count(*)", kPendingTracks}));
        pendingRow.bind(1, kAnalyserVersion);
        pendingRow.bind(2, packedSize());
        pendingRow.executeStep();
        counts.pending = pendingRow.getColumn(0).getInt64();
        SQLite::Statement known(m_connection.db(), R"(
            SELECT count(*) FILTER (WHERE f.failure IS NULL),
                   count(*) FILTER (WHERE f.failure IS NOT NULL)
            FROM features f JOIN tracks t ON t.id = f.track_id
            WHERE f.version = ?1 AND t.missing_since_ms IS NULL
              AND f.source_size IS t.size_bytes AND f.source_mtime_ns IS t.modified_ns
              AND (f.failure IS NOT NULL OR length(f.data) IS ?2))");
        known.bind(1, kAnalyserVersion);
        known.bind(2, packedSize());
        known.executeStep();
        counts.done = known.getColumn(0).getInt64();
        counts.failed = known.getColumn(1).getInt64();
        return counts;
    });
}

base::Result<QString> FeatureStore::failure(library::TrackId id) const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement row(m_connection.db(), "SELECT failure FROM features "
                                                 "WHERE track_id = ? AND failure IS NOT NULL");
        row.bind(1, static_cast<std::int64_t>(id));
        return row.executeStep() ? QString::fromStdString(row.getColumn(0).getString()) : QString();
    });
}

base::Result<std::vector<FailedTrack>> FeatureStore::failures() const {
    return m_connection.guard(readFailed(), [&] {
        SQLite::Statement rows(m_connection.db(), R"(
            SELECT t.id, t.path, f.failure FROM tracks t JOIN features f ON f.track_id = t.id
            WHERE t.missing_since_ms IS NULL AND f.version = ? AND f.failure IS NOT NULL
            ORDER BY t.path)");
        rows.bind(1, kAnalyserVersion);
        std::vector<FailedTrack> failed;
        while (rows.executeStep()) {
            failed.push_back({static_cast<library::TrackId>(rows.getColumn(0).getInt64()),
                              base::pathFromBytes(storage::columnBytes(rows, 1)),
                              QString::fromStdString(rows.getColumn(2).getString())});
        }
        return failed;
    });
}

} // namespace earshot::analysis
