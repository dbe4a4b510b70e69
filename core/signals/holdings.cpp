// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/holdings.h"

#include "core/vault/vault.h"

#include <algorithm>
#include <limits>

namespace earshot::signals {

namespace {

constexpr int kAll = std::numeric_limits<int>::max();

HeldSignal readHeld(const Upkeep& upkeep, SignalId id) {
    SignalSet one;
    one.set(id, true);
    const TableGuard::Allowance allowance(upkeep.guard, one);
    HeldSignal held{id, {}, 0};
    held.damaged = SignalTable(upkeep.connection.db(), id, upkeep.sealer.reader(id))
                       .forEach([&](const StoredEntry& stored) { held.entries.push_back(stored); })
                       .damaged;
    return held;
}

} // namespace

base::Result<Holdings> readHoldings(const Upkeep& upkeep, std::optional<SignalId> only) {
    SQLite::Database& db = upkeep.connection.db();
    Holdings holdings;
    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id) && (!only || *only == row.id)) {
            holdings.signalEntries.push_back(readHeld(upkeep, row.id));
        }
    }
    holdings.consent = ConsentLog(db).newest(kAll);
    std::ranges::reverse(holdings.consent);
    vault::Vault* vault = upkeep.sealer.vault();
    if (vault && !upkeep.sealer.hindrance()) {
        auto accesses = AccessLog(db, *vault).newest(kAll, 0, std::nullopt);
        if (!accesses) {
            return accesses.error();
        }
        holdings.accesses = std::move(*accesses);
        std::ranges::reverse(holdings.accesses);
    }
    if (only) {
        const auto others = [&](SignalSet set) { return !set.has(*only); };
        std::erase_if(holdings.consent,
                      [&](const ConsentEntry& entry) { return entry.signal != *only; });
        std::erase_if(holdings.accesses,
                      [&](const AccessEntry& entry) { return others(entry.read); });
    }
    return holdings;
}

} // namespace earshot::signals
