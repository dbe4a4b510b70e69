// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/library/track.h"
#include "core/storage/connection.h"

#include <memory>
#include <optional>
#include <utility>

namespace earshot::analysis {

/// Walks through the features of all present tracks in ascending id order, holding one row at a
/// time. Strips are not loaded; damaged rows are passed over. For the connection's thread.
class FeatureCursor {
public:
    static base::Result<FeatureCursor> open(const storage::Connection& connection);

    /// Empty at the end.
    base::Result<std::optional<std::pair<library::TrackId, Features>>> next();

private:
    FeatureCursor(const storage::Connection& connection, std::unique_ptr<SQLite::Statement> rows)
        : m_connection(&connection), m_rows(std::move(rows)) {}

    const storage::Connection* m_connection;
    std::unique_ptr<SQLite::Statement> m_rows;
};

} // namespace earshot::analysis
