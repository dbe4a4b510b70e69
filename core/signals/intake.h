// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/consent_log.h"
#include "core/signals/maintenance.h"
#include "core/signals/preferences.h"
#include "core/signals/signal_table.h"

#include <array>
#include <span>

namespace earshot::signals {

/// What an archive brings.
struct Incoming {
    std::span<const StoredEntry> entries; ///< by event; rows are the numbers they had there
    Preferences chosen;
    std::span<const ConsentEntry> decisions;
};

/// What became of the entries of one signal that came from an archive.
struct IntakeCount {
    qint64 added = 0;
    qint64 known = 0;   ///< stored here already; of likes and cards, also where another stands now
    qint64 expired = 0; ///< older than the signal keeps them
    qint64 off = 0;     ///< the signal is off

    [[nodiscard]] qint64 total() const { return added + known + expired + off; }
    bool operator==(const IntakeCount&) const = default;
};
struct IntakeReport {
    std::array<IntakeCount, kSignalCount> bySignal{}; ///< by SignalId
    IntakeCount decisions;                            ///< of the consent record
};

/// See SignalStore::takeIn(). `today` in days since 1970-01-01.
base::Result<IntakeReport> takeInArchive(const Upkeep& upkeep, const Incoming& incoming,
                                         qint64 today, qint64 nowMs);

} // namespace earshot::signals
