// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/key_rotation.h"

#include "core/signals/signal_table.h"
#include "core/signals/text.h"
#include "core/vault/vault.h"

namespace earshot::signals {

namespace {

constexpr int kRowsPerTransaction = 20'000; // well under the busy timeout of a waiting recorder

SignalSet justOne(SignalId id) {
    SignalSet set;
    set.set(id, true);
    return set;
}

bool holdsPlainRows(const Upkeep& upkeep, SignalId id) {
    const TableGuard::Allowance allowance(upkeep.guard, justOne(id));
    return SignalTable(upkeep.connection.db(), id).holdsPlain();
}

/// Whether a signal's rows have to be sealed with another key, or for the first time.
base::Result<bool> rotating(const Upkeep& upkeep, vault::Vault& vault, SignalId id) {
    const std::string name = info(id).key;
    if (const auto keys = vault.keys(name)) {
        return keys->rotating();
    }
    const auto plain =
        upkeep.connection.guard(Text::tr("The signals could not be read"),
                                [&]() -> base::Result<bool> { return holdsPlainRows(upkeep, id); });
    if (!plain || !*plain) {
        return plain;
    }
    const auto made = vault.keysForWriting(name, vault::PlainRows::MayExist);
    return made ? base::Result<bool>(true) : base::Result<bool>(made.error());
}

base::Status sealTableAnew(const Upkeep& upkeep, SignalId id) {
    SQLite::Database& db = upkeep.connection.db();
    const QString what = Text::tr("%1 could not be sealed anew").arg(signalName(id));
    return upkeep.connection.guard(what, [&]() -> base::Status {
        const TableGuard::Allowance allowance(upkeep.guard, justOne(id));
        const OnDisk onDisk(db);
        qint64 after = 0;
        do {
            // The keys anew each time: whoever writes between two batches has the newest, too.
            SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
            auto writer = upkeep.sealer.writer(id);
            if (!writer) {
                return writer.error();
            }
            after = SignalTable(db, id, std::move(*writer)).sealAnew(after, kRowsPerTransaction);
            db.exec("UPDATE upkeep SET compact_due = 1");
            transaction.commit();
        } while (after != 0);
        return base::Done{};
    });
}

} // namespace

base::Status rotateKeys(const Upkeep& upkeep) {
    if (const auto missing = upkeep.sealer.hindrance()) {
        return *missing;
    }
    if (base::Status before = finishRotations(upkeep); !before) {
        return before;
    }
    vault::Vault* vault = upkeep.sealer.vault();
    for (const SignalInfo& row : registry()) {
        if (vault && hasTable(row.id)) {
            if (base::Status begun = vault->beginRotation(row.key); !begun) {
                return begun;
            }
        }
    }
    return finishRotations(upkeep);
}

base::Status finishRotations(const Upkeep& upkeep) {
    vault::Vault* vault = upkeep.sealer.vault();
    if (!vault || upkeep.sealer.hindrance()) {
        return base::Done{};
    }
    std::vector<SignalId> sealed;
    for (const SignalInfo& row : registry()) {
        if (!hasTable(row.id)) {
            continue;
        }
        const auto due = rotating(upkeep, *vault, row.id);
        if (!due) {
            return due.error();
        }
        if (*due) {
            if (base::Status done = sealTableAnew(upkeep, row.id); !done) {
                return done;
            }
            sealed.push_back(row.id);
        }
    }
    if (sealed.empty()) {
        return base::Done{};
    }
    // A backup that needs the old key must not be the only one.
    const base::Result<Compacted> compacted = compact(upkeep);
    if (!compacted) {
        return compacted.error();
    }
    if (*compacted == Compacted::InUse) {
        return base::Done{}; // the old keys stay until the next start
    }
    for (const SignalId id : sealed) {
        if (base::Status ended = vault->endRotation(info(id).key); !ended) {
            return ended;
        }
    }
    return base::Done{};
}

} // namespace earshot::signals
