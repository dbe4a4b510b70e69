// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/access_log.h"
#include "core/signals/consent_log.h"
#include "core/signals/maintenance.h"
#include "core/signals/signal_table.h"

namespace earshot::signals {

/// What one signal has stored, also while it is off.
struct HeldSignal {
    SignalId id = SignalId::Plays;
    std::vector<StoredEntry> entries; ///< oldest first
    qint64 damaged = 0;               ///< besides these, cannot be read
};

/// Everything listening.db holds about the person, as of one moment.
struct Holdings {
    std::vector<HeldSignal> signalEntries; ///< of those that have a table, by SignalId
    std::vector<ConsentEntry> consent;     ///< oldest first
    std::vector<AccessEntry> accesses;     ///< oldest first; empty while there are no keys
};

/// See SignalStore::holdings(). Throws SQLite::Exception, for use inside Connection::guard() and a
/// transaction.
base::Result<Holdings> readHoldings(const Upkeep& upkeep, std::optional<SignalId> only);

} // namespace earshot::signals
