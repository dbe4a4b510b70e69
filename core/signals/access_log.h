// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"
#include "core/storage/connection.h"
#include "core/vault/key_file.h"

#include <QStringList>

#include <vector>

namespace earshot::vault {
class Vault;
}

namespace earshot::signals {

// Uses are kept as long as somebody may want to look into them; a century of lists would only slow
// every look down.
inline constexpr int kLogKeepDays = 2 * 365;
inline constexpr qint64 kMostLogEntries = 50'000; ///< two years of seventy lists a day

struct LogRow;

/// One use of personal data. Holds no titles.
struct AccessEntry {
    qint64 number = 0; ///< 1, 2, 3, …
    Moment at;         ///< only the day while daytime is off
    QString who;       ///< the part of Earshot that read: "recommender"
    QString purpose;   ///< which list: "Focus"
    SignalSet read;    ///< which signals it read
    qint64 rows = 0;   ///< how many entries of them
};

enum class LogFault : std::uint8_t {
    Damaged,    ///< bytes changed, and their check sum with it does not fit: a failing disk, or a
                ///< clumsy hand
    Edited,     ///< changed with the check sum made to fit
    Missing,    ///< numbers are left out
    Reordered,  ///< an entry stands in another's place
    CutShort,   ///< the newest entries are gone
    RolledBack, ///< an old copy of the database was put in place
};

struct LogFinding {
    LogFault fault = LogFault::Damaged;
    qint64 first = 0; ///< number of the entry, or of the first one missing
    qint64 last = 0;  ///< the same, or the last one missing
};
[[nodiscard]] QString findingText(const LogFinding& finding); ///< one sentence, translated

struct LogCheck {
    qint64 entries = 0;
    std::vector<LogFinding> findings; ///< empty: nothing was changed
    [[nodiscard]] bool tampered() const;
};

/// The log of uses in listening.db: entries sealed with a key of their own, each chained to the one
/// before by a keyed hash, its end anchored with the keys. Functions throw SQLite::Exception, for
/// use inside Connection::guard(); they need an unlocked vault and say so.
class AccessLog {
public:
    AccessLog(SQLite::Database& db, vault::Vault& vault) : m_db(db), m_vault(vault) {}

    /// Adds an entry in the caller's transaction. After its commit, which must be on disk, give the
    /// anchor to Vault::advanceLog().
    base::Result<vault::LogAnchor> append(const AccessEntry& entry);
    /// Newest first, with a number below `before` (0 = from the newest); of one signal only, if
    /// given. Entries that do not open are left out.
    base::Result<std::vector<AccessEntry>> newest(int limit, qint64 before,
                                                  std::optional<SignalId> only) const;
    base::Result<LogCheck> check() const;
    /// Where the log may begin anew, its oldest entries being older than it keeps them or too many.
    /// Nothing when there are none, or when any entry was changed: then all stay, to be looked at.
    base::Result<std::optional<vault::LogAnchor>> prunable(qint64 today) const;
    /// Deletes what lies before the beginning that Vault::beginLogAt() has anchored.
    base::Status prune();

private:
    [[nodiscard]] std::vector<LogRow> rows() const;

    SQLite::Database& m_db;
    vault::Vault& m_vault;
};

} // namespace earshot::signals
