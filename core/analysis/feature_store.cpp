// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_store.h"

#include "core/analysis/album_gain.h"
#include "core/analysis/descriptor_codec.h"
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

/// The versions of all groups but Models, which is the last.
constexpr qint64 kSoundVersions = (qint64(1) << (8 * static_cast<int>(FeatureGroup::Models))) - 1;

/// Of a pending track: whether more than its models is stale, as far as versions tell. Parameters:
/// version (1), kSoundVersions (3).
constexpr const char* kHasToBeHeard = R"(
    f.descriptors IS NULL OR f.loudness IS NULL OR f.failure IS NOT NULL
    OR f.source_size IS NOT t.size_bytes OR f.source_mtime_ns IS NOT t.modified_ns
    OR (f.version & ?3) IS NOT (?1 & ?3))";

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string sql;
    for (const std::string_view part : parts) {
        sql.append(part);
    }
    return sql;
}

constexpr const char* kSaveRow = R"(
    INSERT INTO features(track_id, version, analysed_ms, source_size, source_mtime_ns,
                         failure, data, strip, descriptors, loudness)
    SELECT id, ?2, ?3, size_bytes, modified_ns, ?4, ?5, ?6, ?7, ?8 FROM tracks WHERE id = ?1
    ON CONFLICT(track_id) DO UPDATE SET
        version = excluded.version, analysed_ms = excluded.analysed_ms,
        source_size = excluded.source_size, source_mtime_ns = excluded.source_mtime_ns,
        failure = excluded.failure, data = excluded.data, strip = excluded.strip,
        descriptors = excluded.descriptors, loudness = excluded.loudness)";

/// From id, path, versions, whether the row is of this file, data, strip, descriptors, loudness,
/// identity, playing time.
PendingTrack pendingTrack(SQLite::Statement& row) {
    PendingTrack track{static_cast<library::TrackId>(row.getColumn(0).getInt64()),
                       base::pathFromBytes(storage::columnBytes(row, 1)),
                       FeatureGroups::all(),
                       {},
                       static_cast<double>(row.getColumn(9).getInt64()) / 1000.0};
    if (row.getColumn(3).getInt() == 0) {
        return track;
    }
    auto features = unpack(storage::columnBytes(row, 4));
    const auto descriptors = unpackDescriptors(storage::columnBytes(row, 6));
    const auto loudness = unpackLoudness(storage::columnBytes(row, 7));
    if (features && descriptors && loudness &&
        unpackStrip(storage::columnBytes(row, 5), *features)) {
        features->audioIdentity = storage::columnBytes(row, 8);
        track.stale = staleGroups(row.getColumn(2).getInt64());
        track.known = {std::move(*features), *descriptors, *loudness};
        if (track.stale == FeatureGroups(FeatureGroup::Models)) {
            track.secondsToHear = 0;
        }
    }
    return track;
}

void bindRow(SQLite::Statement& statement, library::TrackId id, qint64 nowMs) {
    statement.bind(1, static_cast<std::int64_t>(id));
    statement.bind(2, static_cast<std::int64_t>(packedVersions()));
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
        row.bind(2, static_cast<std::int64_t>(packedVersions()));
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

base::Result<std::optional<double>> FeatureStore::albumGainDb(library::TrackId id) const {
    using Gain = std::optional<double>;
    return m_connection.guard(readFailed(), [&]() -> base::Result<Gain> {
        SQLite::Statement rows(m_connection.db(), R"(
            SELECT f.data, f.loudness FROM tracks one
            JOIN tracks t ON t.album_id = one.album_id AND t.missing_since_ms IS NULL
            LEFT JOIN features f
                ON f.track_id = t.id AND f.version = ?2 AND f.failure IS NULL
            WHERE one.id = ?1)");
        rows.bind(1, static_cast<std::int64_t>(id));
        rows.bind(2, static_cast<std::int64_t>(packedVersions()));
        std::vector<TrackLoudness> tracks;
        while (rows.executeStep()) {
            const auto features = unpack(storage::columnBytes(rows, 0));
            const auto loudness = unpackLoudness(storage::columnBytes(rows, 1));
            if (!features || !loudness) {
                return Gain();
            }
            tracks.push_back({*loudness, features->integratedLufs});
        }
        const auto lufs = jointLufs(tracks);
        return lufs ? Gain(gainDb(*lufs)) : Gain();
    });
}

base::Status FeatureStore::save(library::TrackId id, const Measured& measured, qint64 nowMs) const {
    const Features& features = measured.features;
    return m_connection.guard(writeFailed(), [&] {
        SQLite::Statement row(m_connection.db(), kSaveRow);
        bindRow(row, id, nowMs);
        bindBlob(row, 5, pack(features));
        bindBlob(row, 6, packStrip(features));
        bindBlob(row, 7, packDescriptors(measured.descriptors));
        bindBlob(row, 8, packLoudness(measured.loudness));
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
        SQLite::Statement rows(
            m_connection.db(),
            joined({"SELECT t.id, t.path, f.version, f.source_size IS t.size_bytes "
                    "AND f.source_mtime_ns IS t.modified_ns AND f.failure IS NULL, "
                    "f.data, f.strip, f.descriptors, f.loudness, t.audio_identity, "
                    "t.duration_ms",
                    kPendingTracks, " AND t.id > ?3 ORDER BY t.id LIMIT ?4"}));
        rows.bind(1, static_cast<std::int64_t>(packedVersions()));
        rows.bind(2, packedSize());
        rows.bind(3, static_cast<std::int64_t>(after));
        rows.bind(4, limit);
        std::vector<PendingTrack> tracks;
        while (rows.executeStep()) {
            tracks.push_back(pendingTrack(rows));
        }
        return tracks;
    });
}

base::Result<AnalysisCounts> FeatureStore::counts() const {
    return m_connection.guard(readFailed(), [&] {
        AnalysisCounts counts;
        SQLite::Statement pendingRow(m_connection.db(),
                                     joined({"SELECT count(*), sum(t.duration_ms) FILTER (WHERE ",
                                             kHasToBeHeard, ")", kPendingTracks}));
        pendingRow.bind(1, static_cast<std::int64_t>(packedVersions()));
        pendingRow.bind(2, packedSize());
        pendingRow.bind(3, static_cast<std::int64_t>(kSoundVersions));
        pendingRow.executeStep();
        counts.pending = pendingRow.getColumn(0).getInt64();
        counts.secondsToHear = static_cast<double>(pendingRow.getColumn(1).getInt64()) / 1000.0;
        SQLite::Statement known(m_connection.db(), R"(
            SELECT count(*) FILTER (WHERE f.failure IS NULL),
                   count(*) FILTER (WHERE f.failure IS NOT NULL)
            FROM features f JOIN tracks t ON t.id = f.track_id
            WHERE f.version = ?1 AND t.missing_since_ms IS NULL
              AND f.source_size IS t.size_bytes AND f.source_mtime_ns IS t.modified_ns
              AND (f.failure IS NOT NULL OR length(f.data) IS ?2))");
        known.bind(1, static_cast<std::int64_t>(packedVersions()));
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
        rows.bind(1, static_cast<std::int64_t>(packedVersions()));
        std::vector<FailedTrack> failed;
        while (rows.executeStep()) {
            failed.push_back({static_cast<library::TrackId>(rows.getColumn(0).getInt64()),
                              base::pathFromBytes(storage::columnBytes(rows, 1)),
                              QString::fromStdString(rows.getColumn(2).getString())});
        }
        return failed;
    });
}

base::Status FeatureStore::forgetFailures() const {
    return m_connection.guard(writeFailed(), [&] {
        m_connection.db().exec("DELETE FROM features WHERE failure IS NOT NULL");
    });
}

} // namespace earshot::analysis
