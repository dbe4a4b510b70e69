// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/maintenance.h"
#include "core/signals/signal_store.h"
#include "core/signals/signal_table.h"
#include "core/signals/table_guard.h"

namespace earshot::signals {

/// What is behind a SignalStore. What reads or writes rows throws SQLite::Exception, for use inside
/// Connection::guard().
struct SignalStore::State {
    storage::Connection connection;
    const Sealer& sealer;
    const base::Clock& clock;
    std::filesystem::path backupDir;
    std::unique_ptr<TableGuard> guard; ///< after connection: goes first
    SignalSet read;                    ///< by the last history(),
    qint64 rowsRead = 0;               ///< and how much of it
    qint64 sitting = 0; ///< that the last play recorded here belongs to, 0 = none or not recorded
    std::shared_ptr<const GuestMode> guest; ///< may be null
    SignalSet lastRead = {};                ///< as `read`, also after its use was noted
    qint64 lastRowsRead = 0;
    qint64 notes = 0; ///< rows that noting uses has changed here

    [[nodiscard]] bool guestIsHere() const { return guest && guest->on(); }
    [[nodiscard]] static base::Error guestError(const QString& what);
    [[nodiscard]] SQLite::Database& db() const { return connection.db(); }
    [[nodiscard]] Moment now() const {
        const QDateTime now = clock.now();
        return Moment::at(now.toSecsSinceEpoch(), now.offsetFromUtc());
    }
    [[nodiscard]] SignalTable table(SignalId id) const { return {db(), id, sealer.reader(id)}; }
    [[nodiscard]] Upkeep upkeep() const { return {connection, *guard, sealer, backupDir}; }
    /// As the consent record has it.
    [[nodiscard]] SignalSet allowed() const { return ConsentLog(db()).state().enabled; }
    /// What of it can be used now: nothing that is stored sealed while it cannot be opened.
    [[nodiscard]] SignalSet usable() const {
        SignalSet set = allowed();
        const bool locked = sealer.hindrance().has_value();
        for (const SignalInfo& row : registry()) {
            const bool hidden =
                (locked && hasTable(row.id)) || (guestIsHere() && row.kind == SignalKind::Personal);
            set.set(row.id, set.has(row.id) && !hidden);
        }
        return set;
    }
    [[nodiscard]] TableGuard::Allowance allow(SignalId id) const {
        SignalSet one;
        one.set(id, true);
        return {*guard, one};
    }
    qint64 nextEvent() const {
        db().exec("UPDATE upkeep SET last_event = last_event + 1");
        return db().execAndGet("SELECT last_event FROM upkeep").getInt64();
    }
    [[nodiscard]] std::vector<StoredEntry> likesOf(library::TrackId track) const {
        std::vector<StoredEntry> found;
        table(SignalId::Likes).forEach([&](const StoredEntry& stored) {
            if (stored.entry.track == track) {
                found.push_back(stored);
            }
        });
        return found;
    }
    /// Where the play with this number of an event stands in its sitting.
    [[nodiscard]] SequenceDetail placeInSitting(const PlayEvent& event, qint64 number);
    qint64 readInto(History& history, SignalId id, bool timesAllowed) const;
    base::Status makeReady(SignalId id) const;
    /// Some of it is gone: nobody keeps it in memory from here on.
    void letGoOfWhatWasRead() const;
    /// Drops the oldest entries of the access log once they are past keeping.
    base::Status pruneAccessLog() const;
    /// There are no keys, so nothing is sealed.
    [[nodiscard]] bool nothingStoredYet() const;
    [[nodiscard]] bool holdsWhatNoKeyOpens() const;
    void readUsage(std::vector<SignalState>& states) const;
    void writeUsage(SignalSet used, const QString& purpose, const Moment& at) const;
};

} // namespace earshot::signals
