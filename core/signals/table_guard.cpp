// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/table_guard.h"

#include "core/signals/consent_log.h"
#include "core/signals/text.h"

#include <sqlite3.h>

namespace earshot::signals {

base::Result<std::unique_ptr<TableGuard>>
TableGuard::install(const storage::Connection& connection) {
    auto reader = storage::Connection::open(connection.file(), storage::Access::ReadOnly);
    if (!reader) {
        return reader.error();
    }
    using Made = std::unique_ptr<TableGuard>;
    return connection.guard(Text::tr("The switches of the signals could not be read"),
                            [&]() -> base::Result<Made> {
                                Made guard(new TableGuard(connection, std::move(*reader)));
                                sqlite3* handle = connection.db().getHandle();
                                // No way round the guard: neither the schema table nor raw pages
                                // can be written.
                                sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
                                sqlite3_set_authorizer(handle, &TableGuard::authorize, guard.get());
                                return guard;
                            });
}

TableGuard::TableGuard(const storage::Connection& connection, storage::Connection reader)
    : m_connection(connection),
      m_reader(std::move(reader)),
      m_version(std::make_unique<SQLite::Statement>(m_reader.db(), "PRAGMA data_version")) {
    for (const SignalInfo& row : registry()) {
        if (std::string name = signalTable(row.id); !name.empty()) {
            m_tables.push_back({std::move(name), row.id});
        }
    }
}

TableGuard::~TableGuard() {
    sqlite3_set_authorizer(m_connection.db().getHandle(), nullptr, nullptr);
}

int TableGuard::authorize(void* guard, int, const char* first, const char* second, const char*,
                          const char*) {
    // Which of the two names a table depends on the action; a guarded name in either is refused,
    // so that no action is forgotten.
    const auto* self = static_cast<const TableGuard*>(guard);
    return self->denies(first) || self->denies(second) ? SQLITE_DENY : SQLITE_OK;
}

bool TableGuard::denies(const char* name) const {
    if (!name) {
        return false;
    }
    for (const GuardedTable& table : m_tables) {
        if (sqlite3_stricmp(name, table.name.c_str()) == 0) {
            return !m_allowed.has(table.signal) && !enabledNow().has(table.signal);
        }
    }
    return false;
}

SignalSet TableGuard::enabledNow() const {
    // No exception may pass through SQLite's C code.
    try {
        m_version->reset();
        m_version->executeStep();
        const qint64 version = m_version->getColumn(0).getInt64();
        m_version->reset();
        if (version != m_seenVersion) {
            m_enabled = ConsentLog(m_reader.db()).state().enabled;
            m_seenVersion = version;
        }
        return m_enabled;
    } catch (const SQLite::Exception&) {
        m_seenVersion = -1;
        return {};
    }
}

TableGuard::Allowance::Allowance(TableGuard& guard, SignalSet signalSet)
    : m_guard(guard), m_before(guard.m_allowed) {
    for (const SignalInfo& row : registry()) {
        m_guard.m_allowed.set(row.id, m_before.has(row.id) || signalSet.has(row.id));
    }
}

TableGuard::Allowance::~Allowance() {
    m_guard.m_allowed = m_before;
}

} // namespace earshot::signals
