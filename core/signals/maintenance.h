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

/// See SignalStore::erase().
base::Result<qint64> eraseSignal(const Upkeep& upkeep, SignalId id);

/// See SignalStore::applyRetention(). `today` in days since 1970-01-01.
base::Status removeExpired(const Upkeep& upkeep, qint64 today);

} // namespace earshot::signals
