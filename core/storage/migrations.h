// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <span>

namespace earshot::storage {

/// One numbered step of a database's schema. Steps are applied in order, each in one transaction
/// together with its number (kept in PRAGMA user_version). A released step is never edited.
struct Migration {
    int version;     ///< 1, 2, 3, … without gaps
    const char* sql; ///< one or more statements
};

/// Brings the database up to the last step. Before the first step on a database that already holds
/// data, a backup is written to `backupDir`. Stops at the first error, leaving the last good
/// version. A database newer than the last step is refused and left alone.
base::Status migrate(const Connection& connection, std::span<const Migration> steps,
                     const std::filesystem::path& backupDir);

} // namespace earshot::storage
