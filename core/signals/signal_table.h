// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"
#include "core/signals/sealer.h"
#include "core/storage/connection.h"

#include <functional>
#include <optional>
#include <vector>

namespace earshot::signals {

/// The table of one signal in listening.db: seals what goes in, opens what comes out. Nothing is
/// prepared ahead, so no statement outlives a call. Its functions throw SQLite::Exception, for use
/// inside Connection::guard(); the table guard decides whether they may run.
class SignalTable {
public:
    struct Tally {
        qint64 entries = 0; ///< all rows
        qint64 damaged = 0; ///< of these, cannot be opened or decoded
    };

    /// With a sealer to write, or to read; without one only rows can be counted and removed.
    SignalTable(SQLite::Database& db, SignalId signal,
                std::unique_ptr<RecordSealer> sealer = nullptr);

    /// Visits every readable entry, oldest first.
    Tally forEach(const std::function<void(const StoredEntry&)>& visit);
    /// The newest readable entries with a row below `beforeRow` (0 = from the newest).
    [[nodiscard]] std::vector<StoredEntry> newest(int limit, qint64 beforeRow);
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] qint64 lastRow() const; ///< 0 when empty
    [[nodiscard]] bool has(qint64 row) const;
    /// Whether a row is sealed, and whether one is stored as it was before there were keys.
    [[nodiscard]] bool holdsSealed() const;
    [[nodiscard]] bool holdsPlain() const;

    void insert(qint64 row, const Entry& entry);
    void replace(const StoredEntry& stored);
    void remove(qint64 row);
    qint64 removeAll(); ///< gives how many rows there were

    /// Looks at up to `limit` rows behind `after` and seals anew what is not sealed with the
    /// current key; what does not open stays. Gives the last row it looked at, 0 at the end.
    qint64 sealAnew(qint64 after, int limit);

private:
    [[nodiscard]] std::optional<Entry> read(qint64 row, const SQLite::Column& sealed);
    void write(const char* verb, qint64 row, QByteArrayView record);
    [[nodiscard]] bool holds(const char* condition) const;

    SQLite::Database& m_db;
    SignalId m_signal;
    std::unique_ptr<RecordSealer> m_sealer;
    std::string m_table;
};

} // namespace earshot::signals
