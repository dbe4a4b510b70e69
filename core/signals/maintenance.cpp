// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/maintenance.h"

#include "core/base/paths.h"
#include "core/signals/consent_log.h"
#include "core/signals/preferences.h"
#include "core/signals/signal_table.h"
#include "core/signals/text.h"
#include "core/vault/vault.h"

#include <QDateTime>

#include <system_error>

namespace earshot::signals {

namespace fs = std::filesystem;

namespace {

SignalSet only(SignalId id) {
    SignalSet set;
    set.set(id, true);
    return set;
}

SignalSet everySignal() {
    SignalSet set;
    for (const SignalInfo& row : registry()) {
        set.set(row.id, true);
    }
    return set;
}

/// Waits for readers up to the busy timeout; whether everything was written back.
bool truncateLog(SQLite::Database& db) {
    SQLite::Statement checkpoint(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
}

std::vector<fs::path> backupsOf(const fs::path& file, const fs::path& backupDir) {
    std::vector<fs::path> found;
    std::error_code failure;
    const std::string stem = file.stem().string() + "-";
    for (const fs::directory_entry& entry : fs::directory_iterator(backupDir, failure)) {
        if (entry.path().filename().string().starts_with(stem)) {
            found.push_back(entry.path());
        }
    }
    return found;
}

/// The times that entries carry belong to daytime: without it, a play is known by its day.
void cutToDays(const Upkeep& upkeep, SignalId id) {
    const TableGuard::Allowance allowance(upkeep.guard, only(id));
    SignalTable table(upkeep.connection.db(), id, upkeep.sealer.reader(id));
    std::vector<StoredEntry> precise;
    table.forEach([&](const StoredEntry& stored) {
        if (stored.entry.at.time) {
            precise.push_back(stored);
        }
    });
    for (StoredEntry& stored : precise) {
        stored.entry.at = stored.entry.at.onlyDay();
        table.replace(stored);
    }
}

/// Numbers given out after an erase start again behind what is left, so that the gap does not tell
/// how much there was.
void rewindEventNumbers(const Upkeep& upkeep) {
    SQLite::Database& db = upkeep.connection.db();
    const TableGuard::Allowance allowance(upkeep.guard, everySignal());
    qint64 last = 0;
    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id)) {
            last = std::max(last, SignalTable(db, row.id).lastRow());
        }
    }
    db.exec("UPDATE upkeep SET last_event = " + std::to_string(last));
}

qint64 deleteRowsOf(const Upkeep& upkeep, SignalId id) {
    SQLite::Database& db = upkeep.connection.db();
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    qint64 deleted = 0;
    if (hasTable(id)) {
        const TableGuard::Allowance allowance(upkeep.guard, only(id));
        deleted = SignalTable(db, id).removeAll();
        rewindEventNumbers(upkeep);
    }
    if (id == SignalId::Daytime) {
        cutToDays(upkeep, SignalId::Plays);
        cutToDays(upkeep, SignalId::Imports);
    }
    SQLite::Statement usage(db, "DELETE FROM usage WHERE signal = ?");
    usage.bind(1, info(id).key);
    usage.exec();
    db.exec("UPDATE upkeep SET compact_due = 1, erasing = NULL");
    transaction.commit();
    return deleted;
}

std::vector<qint64> rowsOlder(const Upkeep& upkeep, SignalId id, int keepDays, qint64 today) {
    std::vector<qint64> older;
    SignalTable(upkeep.connection.db(), id, upkeep.sealer.reader(id))
        .forEach([&](const StoredEntry& stored) {
            if (keepDays != kKeepForever && stored.entry.at.day < today - keepDays) {
                older.push_back(stored.row);
            }
        });
    return older;
}

void deleteExpired(const Upkeep& upkeep, SignalId id, int keepDays, qint64 today) {
    SQLite::Database& db = upkeep.connection.db();
    const TableGuard::Allowance allowance(upkeep.guard, only(id));
    const std::vector<qint64> expired = rowsOlder(upkeep, id, keepDays, today);
    SignalTable table(db, id);
    for (const qint64 number : expired) {
        table.remove(number);
    }
    if (!expired.empty()) {
        db.exec("UPDATE upkeep SET compact_due = 1");
    }
}

/// Every row of every signal and of the access log, with the keys already gone.
qint64 deleteAllRows(const Upkeep& upkeep, qint64 nowMs, const QString& how) {
    SQLite::Database& db = upkeep.connection.db();
    const TableGuard::Allowance allowance(upkeep.guard, everySignal());
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    ConsentLog consent(db);
    const SignalSet on = consent.state().enabled;
    qint64 deleted = 0;
    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id)) {
            deleted += SignalTable(db, row.id).removeAll();
            if (on.has(row.id)) {
                consent.add(row.id, Decision::Off, nowMs, how);
            }
        }
    }
    db.exec("DELETE FROM usage");
    db.exec("DELETE FROM access_log");
    db.exec("UPDATE upkeep SET last_event = 0, log_last = 0, compact_due = 1, erasing = NULL");
    transaction.commit();
    return deleted;
}

constexpr const char* kEverySignal = "*";

/// Notes on disk what is about to lose its keys (null: nothing), so that a killed erase is finished
/// at the next start and rows without a key are never taken for damage.
base::Status noteErasing(const Upkeep& upkeep, const char* what) {
    return upkeep.connection.guard(Text::tr("Nothing was deleted"), [&] {
        SQLite::Database& db = upkeep.connection.db();
        const OnDisk onDisk(db);
        SQLite::Statement note(db, "UPDATE upkeep SET erasing = ?");
        if (what) {
            note.bind(1, what);
        }
        note.exec();
    });
}

/// Goes on with an erase that was interrupted after the keys were destroyed.
base::Status finishErase(const Upkeep& upkeep, qint64 nowMs) {
    const auto begun = upkeep.connection.guard(Text::tr("Old entries could not be removed"), [&] {
        return upkeep.connection.db()
            .execAndGet("SELECT IFNULL(erasing, '') FROM upkeep")
            .getString();
    });
    if (!begun || begun->empty()) {
        return begun ? base::Status(base::Done{}) : base::Status(begun.error());
    }
    const auto id = signalFromKey(QString::fromStdString(*begun));
    const auto erased = id ? eraseSignal(upkeep, *id)
                           : eraseEverything(upkeep, nowMs, QStringLiteral("finished at start"));
    return erased ? base::Status(base::Done{}) : base::Status(erased.error());
}

} // namespace

base::Result<Compacted> compact(const Upkeep& upkeep) {
    SQLite::Database& db = upkeep.connection.db();
    const fs::path& file = upkeep.connection.file();
    const auto rewritten =
        upkeep.connection.guard(Text::tr("The file could not be compacted"), [&] {
            const TableGuard::Allowance allowance(upkeep.guard, everySignal());
            const bool before = truncateLog(db);
            db.exec("VACUUM");
            return truncateLog(db) && before;
        });
    if (!rewritten) {
        return rewritten.error();
    }
    if (!*rewritten) {
        return Compacted::InUse;
    }
    const std::vector<fs::path> backups = backupsOf(file, upkeep.backupDir);
    for (const fs::path& backup : backups) {
        std::error_code failure;
        fs::remove(backup, failure);
        if (failure) {
            return base::Error{
                Text::tr("The entries are deleted, but a backup that holds them is not"),
                base::pathText(backup), Text::tr("Delete this file yourself")};
        }
    }
    if (!backups.empty()) {
        const base::Status saved = storage::backUp(
            upkeep.connection,
            storage::backupName(upkeep.backupDir, file, QDateTime::currentDateTimeUtc()));
        if (!saved) {
            return saved.error();
        }
    }
    return upkeep.connection.guard(Text::tr("The end of the erase could not be noted"), [&] {
        db.exec("UPDATE upkeep SET compact_due = 0");
        return Compacted::Whole;
    });
}

base::Status compactErased(const Upkeep& upkeep) {
    const base::Result<Compacted> compacted = compact(upkeep);
    if (!compacted) {
        return compacted.error();
    }
    if (*compacted == Compacted::InUse) {
        return base::Error{
            Text::tr("The entries are deleted, but traces may remain while the file is in use"),
            base::pathText(upkeep.connection.file()),
            Text::tr("They go when Earshot starts the next time")};
    }
    return base::Done{};
}

base::Result<qint64> eraseSignal(const Upkeep& upkeep, SignalId id) {
    if (hasTable(id)) {
        if (base::Status noted = noteErasing(upkeep, info(id).key); !noted) {
            return noted.error();
        }
        if (base::Status destroyed = upkeep.sealer.destroyKey(id); !destroyed) {
            (void)noteErasing(upkeep, nullptr);
            return base::Error{Text::tr("%1 could not be erased; nothing was deleted (%2)")
                                   .arg(signalName(id), destroyed.error().what),
                               destroyed.error().subject, destroyed.error().advice};
        }
    }
    const auto deleted = upkeep.connection.guard(
        Text::tr("%1 could not be erased; nothing was deleted").arg(signalName(id)),
        [&] { return deleteRowsOf(upkeep, id); });
    if (!deleted) {
        return deleted;
    }
    const base::Status compacted = compactErased(upkeep);
    return compacted ? deleted : base::Result<qint64>(compacted.error());
}

base::Result<qint64> eraseEverything(const Upkeep& upkeep, qint64 nowMs, const QString& how) {
    if (base::Status noted = noteErasing(upkeep, kEverySignal); !noted) {
        return noted.error();
    }
    if (vault::Vault* vault = upkeep.sealer.vault()) {
        if (base::Status destroyed = vault->destroy(); !destroyed) {
            (void)noteErasing(upkeep, nullptr);
            return destroyed.error();
        }
    }
    const auto deleted = upkeep.connection.guard(
        Text::tr("The keys are destroyed, but the entries could not be deleted"),
        [&] { return deleteAllRows(upkeep, nowMs, how); });
    if (!deleted) {
        return deleted;
    }
    const base::Status compacted = compactErased(upkeep);
    return compacted ? deleted : base::Result<qint64>(compacted.error());
}

qint64 countOlder(const Upkeep& upkeep, SignalId id, int keepDays, qint64 today) {
    const TableGuard::Allowance allowance(upkeep.guard, only(id));
    return static_cast<qint64>(rowsOlder(upkeep, id, keepDays, today).size());
}

base::Status removeExpired(const Upkeep& upkeep, qint64 today, qint64 nowMs) {
    SQLite::Database& db = upkeep.connection.db();
    // Where the keys are locked, an interrupted erase has to wait like everything else.
    if (!upkeep.sealer.hindrance() || !upkeep.sealer.vault() ||
        upkeep.sealer.vault()->status().state == vault::VaultState::Absent) {
        if (base::Status finished = finishErase(upkeep, nowMs); !finished) {
            return finished;
        }
    }
    const auto due = upkeep.connection.guard(Text::tr("Old entries could not be removed"), [&] {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (!upkeep.sealer.hindrance()) { // else how old they are cannot be read
            const Preferences chosen = PreferenceTable(db).read();
            for (const SignalInfo& row : registry()) {
                const int keepDays = chosen.keepDays(row.id);
                if (hasTable(row.id) && keepDays != kKeepForever) {
                    deleteExpired(upkeep, row.id, keepDays, today);
                }
            }
            SQLite::Statement note(db, "UPDATE upkeep SET retention_day = ?");
            note.bind(1, static_cast<int64_t>(today));
            note.exec();
        }
        const bool compactDue = db.execAndGet("SELECT compact_due FROM upkeep").getInt() != 0;
        transaction.commit();
        return compactDue;
    });
    if (!due) {
        return due.error();
    }
    if (!*due) {
        return base::Done{};
    }
    // Where another Earshot reads the file just now, the next start compacts it.
    const base::Result<Compacted> compacted = compact(upkeep);
    return compacted ? base::Status(base::Done{}) : base::Status(compacted.error());
}

} // namespace earshot::signals
