// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_cursor.h"

#include "core/analysis/feature_codec.h"
#include "core/analysis/feature_group.h"
#include "core/analysis/text.h"
#include "core/storage/columns.h"

namespace earshot::analysis {

namespace {

QString what() {
    return Text::tr("The stored features could not be read");
}

} // namespace

base::Result<FeatureCursor> FeatureCursor::open(const storage::Connection& connection) {
    return connection.guard(what(), [&]() -> base::Result<FeatureCursor> {
        auto rows = std::make_unique<SQLite::Statement>(connection.db(), R"(
            SELECT f.track_id, f.data, t.audio_identity
            FROM features f JOIN tracks t ON t.id = f.track_id
            WHERE f.version = ? AND f.failure IS NULL AND t.missing_since_ms IS NULL
            ORDER BY f.track_id)");
        rows->bind(1, static_cast<std::int64_t>(packedVersions()));
        return FeatureCursor(connection, std::move(rows));
    });
}

base::Result<std::optional<std::pair<library::TrackId, Features>>> FeatureCursor::next() {
    using Row = std::optional<std::pair<library::TrackId, Features>>;
    return m_connection->guard(what(), [&]() -> base::Result<Row> {
        while (m_rows->executeStep()) {
            auto features = unpack(storage::columnBytes(*m_rows, 1));
            if (!features) {
                continue;
            }
            features->audioIdentity = storage::columnBytes(*m_rows, 2);
            const auto id = static_cast<library::TrackId>(m_rows->getColumn(0).getInt64());
            return Row(std::pair(id, std::move(*features)));
        }
        return Row();
    });
}

} // namespace earshot::analysis
