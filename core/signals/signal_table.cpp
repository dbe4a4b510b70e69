// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_table.h"

#include "core/signals/row_opener.h"
#include "core/vault/sealing.h"

namespace earshot::signals {

namespace {

QByteArrayView blob(const SQLite::Column& column) {
    return {static_cast<const char*>(column.getBlob()), column.getBytes()};
}

} // namespace

SignalTable::SignalTable(SQLite::Database& db, SignalId signal,
                         std::unique_ptr<RecordSealer> sealer)
    : m_db(db), m_signal(signal), m_sealer(std::move(sealer)), m_table(signalTable(signal)) {
    Q_ASSERT_X(hasTable(signal), "SignalTable", "this signal stores nothing");
}

SignalTable::Tally SignalTable::forEach(const std::function<void(const StoredEntry&)>& visit) {
    Tally tally;
    RowOpener opener(m_signal, *m_sealer, visit);
    SQLite::Statement rows(m_db, "SELECT event, sealed FROM " + m_table + " ORDER BY event");
    while (rows.executeStep()) {
        ++tally.entries;
        opener.add(rows.getColumn(0).getInt64(), blob(rows.getColumn(1)));
    }
    tally.damaged = opener.finish();
    return tally;
}

std::vector<StoredEntry> SignalTable::newest(int limit, qint64 beforeRow) {
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

qint64 SignalTable::count() const {
    return m_db.execAndGet("SELECT COUNT(*) FROM " + m_table).getInt64();
}

qint64 SignalTable::lastRow() const {
    return m_db.execAndGet("SELECT IFNULL(MAX(event), 0) FROM " + m_table).getInt64();
}

bool SignalTable::holdsSealed() const {
    return holds("= ?");
}

bool SignalTable::holdsPlain() const {
    return holds("<> ?");
}

bool SignalTable::has(qint64 row) const {
    SQLite::Statement look(m_db, "SELECT EXISTS (SELECT 1 FROM " + m_table + " WHERE event = ?)");
    look.bind(1, static_cast<int64_t>(row));
    return look.executeStep() && look.getColumn(0).getInt() != 0;
}

bool SignalTable::holds(const char* condition) const {
    SQLite::Statement look(m_db, "SELECT EXISTS (SELECT 1 FROM " + m_table +
                                     " WHERE substr(sealed, 1, 1) " + condition + ")");
    const char version = static_cast<char>(vault::kSealedVersion);
    look.bind(1, static_cast<const void*>(&version), 1);
    return look.executeStep() && look.getColumn(0).getInt() != 0;
}

void SignalTable::insert(qint64 row, const Entry& entry) {
    Q_ASSERT(signalOf(entry) == m_signal);
    write("INSERT INTO ", row, encodeEntry(entry));
}

void SignalTable::replace(const StoredEntry& stored) {
    Q_ASSERT(signalOf(stored.entry) == m_signal);
    write("REPLACE INTO ", stored.row, encodeEntry(stored.entry));
}

void SignalTable::remove(qint64 row) {
    SQLite::Statement erase(m_db, "DELETE FROM " + m_table + " WHERE event = ?");
    erase.bind(1, static_cast<int64_t>(row));
    erase.exec();
}

qint64 SignalTable::removeAll() {
    const qint64 before = count();
    m_db.exec("DELETE FROM " + m_table);
    return before;
}

qint64 SignalTable::sealAnew(qint64 after, int limit) {
    qint64 last = 0;
    std::vector<std::pair<qint64, QByteArray>> old;
    SQLite::Statement rows(m_db, "SELECT event, sealed FROM " + m_table +
                                     " WHERE event > ? ORDER BY event LIMIT ?");
    rows.bind(1, static_cast<int64_t>(after));
    rows.bind(2, limit);
    while (rows.executeStep()) {
        last = rows.getColumn(0).getInt64();
        const SQLite::Column column = rows.getColumn(1);
        const QByteArrayView stored = blob(column);
        if (m_sealer->isCurrent(stored)) {
            continue;
        }
        if (const auto record = m_sealer->open(last, stored);
            record && decodeEntry(m_signal, *record)) {
            old.emplace_back(last, record->toByteArray());
        }
    }
    for (const auto& [row, record] : old) {
        write("REPLACE INTO ", row, record);
    }
    return last;
}

std::optional<Entry> SignalTable::read(qint64 row, const SQLite::Column& sealed) {
    const auto opened = m_sealer->open(row, blob(sealed));
    return opened ? decodeEntry(m_signal, *opened) : std::nullopt;
}

void SignalTable::write(const char* verb, qint64 row, QByteArrayView record) {
    const QByteArray sealed = m_sealer->seal(row, record);
    SQLite::Statement insert(m_db, verb + m_table + " (event, sealed) VALUES (?, ?)");
    insert.bind(1, static_cast<int64_t>(row));
    insert.bind(2, static_cast<const void*>(sealed.constData()), static_cast<int>(sealed.size()));
    insert.exec();
}

} // namespace earshot::signals
