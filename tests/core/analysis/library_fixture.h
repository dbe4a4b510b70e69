// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/schema.h"
#include "core/library/track.h"
#include "core/storage/connection.h"
#include "tests/fixtures/fixtures.h"

#include <optional>

namespace earshot::analysis {

/// A library.db with tracks but no scanner: what the store and the job need. Dies when it cannot.
class LibraryFixture {
public:
    /// Of the newest schema, or as the first `steps` of it left it.
    explicit LibraryFixture(std::size_t steps = library::librarySchema().size());

    [[nodiscard]] const storage::Connection& connection() const { return *m_connection; }
    [[nodiscard]] const fixtures::Folder& folder() const { return m_folder; }
    /// Another connection to the same database, as another process would have it.
    [[nodiscard]] storage::Connection another() const;

    /// A present track of this path; only what analysis reads is filled in.
    library::TrackId addTrack(const std::filesystem::path& path);
    void run(const char* sql);
    [[nodiscard]] qint64 number(const char* sql) const;

private:
    fixtures::Folder m_folder;
    std::optional<storage::Connection> m_connection;
};

} // namespace earshot::analysis
