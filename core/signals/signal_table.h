// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"
#include "core/signals/sealer.h"
#include "core/storage/connection.h"

#include <functional>
#include <optional>
#include <vector>

namespace earshot::signals {

/// An entry with the number of its row.
struct StoredEntry {
    qint64 row = 0;
    Entry entry;
};

/// The table of one signal in listening.db: seals what goes in, opens what comes out. Nothing is
/// prepared ahead, so no statement outlives a call. Its functions throw SQLite::Exception, for use
/// inside Connection::guard(); the table guard decides whether they may run.
class SignalTable {
public:
    struct Tally {
        qint64 entries = 0; ///< all rows
        qint64 damaged = 0; ///< of these, cannot be opened or decoded
    };

    SignalTable(SQLite::Database& db, const Sealer& sealer, SignalId signal);

    /// Visits every readable entry, oldest first.
    Tally forEach(const std::function<void(const StoredEntry&)>& visit) const;
    /// The newest readable entries with a row below `beforeRow` (0 = from the newest).
    [[nodiscard]] std::vector<StoredEntry> newest(int limit, qint64 beforeRow) const;
    [[nodiscard]] qint64 lastRow() const; ///< 0 when empty

    void insert(qint64 row, const Entry& entry);
    void replace(const StoredEntry& stored);
    void remove(qint64 row);
    qint64 removeAll(); ///< gives how many rows there were

private:
    [[nodiscard]] std::optional<Entry> read(qint64 row, const SQLite::Column& sealed) const;
    void write(const char* verb, qint64 row, const Entry& entry);

    SQLite::Database& m_db;
    const Sealer& m_sealer;
    SignalId m_signal;
    std::string m_table;
};

} // namespace earshot::signals
