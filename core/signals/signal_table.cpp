// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_table.h"

namespace earshot::signals {

SignalTable::SignalTable(SQLite::Database& db, const Sealer& sealer, SignalId signal)
    : m_db(db), m_sealer(sealer), m_signal(signal), m_table(signalTable(signal)) {
    Q_ASSERT_X(hasTable(signal), "SignalTable", "this signal stores nothing");
}

SignalTable::Tally
SignalTable::forEach(const std::function<void(const StoredEntry&)>& visit) const {
    Tally tally;
    SQLite::Statement rows(m_db, "SELECT event, sealed FROM " + m_table + " ORDER BY event");
    while (rows.executeStep()) {
        ++tally.entries;
        const qint64 row = rows.getColumn(0).getInt64();
        if (const auto entry = read(row, rows.getColumn(1))) {
            visit({row, *entry});
        } else {
            ++tally.damaged;
        }
    }
    return tally;
}

std::vector<StoredEntry> SignalTable::newest(int limit, qint64 beforeRow) const {
    std::vector<StoredEntry> entries;
    SQLite::Statement rows(m_db, "SELECT event, sealed FROM " + m_table +
                                     " WHERE event < ?1 OR ?1 = 0 ORDER BY event DESC");
    rows.bind(1, static_cast<int64_t>(beforeRow));
    while (static_cast<int>(entries.size()) < limit && rows.executeStep()) {
        const qint64 row = rows.getColumn(0).getInt64();
        if (const auto entry = read(row, rows.getColumn(1))) {
            entries.push_back({row, *entry});
        }
    }
    return entries;
}

qint64 SignalTable::lastRow() const {
    return m_db.execAndGet("SELECT IFNULL(MAX(event), 0) FROM " + m_table).getInt64();
}

void SignalTable::insert(qint64 row, const Entry& entry) {
    write("INSERT INTO ", row, entry);
}

void SignalTable::replace(const StoredEntry& stored) {
    write("REPLACE INTO ", stored.row, stored.entry);
}

void SignalTable::remove(qint64 row) {
    SQLite::Statement erase(m_db, "DELETE FROM " + m_table + " WHERE event = ?");
    erase.bind(1, static_cast<int64_t>(row));
    erase.exec();
}

qint64 SignalTable::removeAll() {
    const qint64 before = m_db.execAndGet("SELECT COUNT(*) FROM " + m_table).getInt64();
    m_db.exec("DELETE FROM " + m_table);
    return before;
}

std::optional<Entry> SignalTable::read(qint64 row, const SQLite::Column& sealed) const {
    const auto bytes =
        QByteArray::fromRawData(static_cast<const char*>(sealed.getBlob()), sealed.getBytes());
    const base::Result<QByteArray> opened = m_sealer.open(m_signal, row, bytes);
    return opened ? decodeEntry(m_signal, *opened) : std::nullopt;
}

void SignalTable::write(const char* verb, qint64 row, const Entry& entry) {
    Q_ASSERT(signalOf(entry) == m_signal);
    const QByteArray sealed = m_sealer.seal(m_signal, row, encodeEntry(entry));
    SQLite::Statement insert(m_db, verb + m_table + " (event, sealed) VALUES (?, ?)");
    insert.bind(1, static_cast<int64_t>(row));
    insert.bind(2, static_cast<const void*>(sealed.constData()), static_cast<int>(sealed.size()));
    insert.exec();
}

} // namespace earshot::signals
