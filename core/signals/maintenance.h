// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/sealer.h"
#include "core/signals/table_guard.h"
#include "core/storage/connection.h"

#include <filesystem>

namespace earshot::signals {

/// The parts of listening.db that its upkeep works on.
struct Upkeep {
    const storage::Connection& connection;
    TableGuard& guard;
    const Sealer& sealer;
    const std::filesystem::path& backupDir;
};

/// While it lives, a commit is on disk when it returns: for what the key file relies on.
class OnDisk {
public:
    explicit OnDisk(SQLite::Database& db) : m_db(db) { m_db.exec("PRAGMA synchronous = FULL"); }
    ~OnDisk() { m_db.tryExec("PRAGMA synchronous = NORMAL"); }
    OnDisk(const OnDisk&) = delete;
    OnDisk& operator=(const OnDisk&) = delete;

private:
    SQLite::Database& m_db;
};

enum class Compacted : std::uint8_t { Whole, InUse };

/// Removes what deleted rows left behind: in the write-ahead log, in free pages, in backups. Clears
/// the note that this is due only at the very end, so that a kill on the way repeats it.
base::Result<Compacted> compact(const Upkeep& upkeep);

/// The same right after rows were deleted: what is left to do is an error that says so.
base::Status compactErased(const Upkeep& upkeep);

/// See SignalStore::eraseEverything().
base::Result<qint64> eraseEverything(const Upkeep& upkeep, qint64 nowMs, const QString& how);

/// See SignalStore::erase().
base::Result<qint64> eraseSignal(const Upkeep& upkeep, SignalId id);

/// How many entries of a signal would go if it kept them for so many days (0 = until erased).
/// Throws SQLite::Exception.
qint64 countOlder(const Upkeep& upkeep, SignalId id, int keepDays, qint64 today);

/// See SignalStore::applyRetention(). `today` in days since 1970-01-01.
base::Status removeExpired(const Upkeep& upkeep, qint64 today, qint64 nowMs);

} // namespace earshot::signals
