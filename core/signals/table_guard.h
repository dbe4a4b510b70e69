// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"
#include "core/storage/connection.h"

#include <memory>
#include <string>
#include <vector>

namespace earshot::signals {

/// Keeps a connection from preparing any statement on the table of a signal that is off, whoever
/// asks (sqlite3_set_authorizer). What is on is read from the database at each such statement,
/// through a small connection of the guard's own, so a switch made by another thread or process
/// counts at once; where it cannot be read, access is denied. Belongs to the connection's thread.
class TableGuard {
public:
    /// Installs the guard; `connection` must outlive it.
    static base::Result<std::unique_ptr<TableGuard>> install(const storage::Connection& connection);
    ~TableGuard();
    TableGuard(const TableGuard&) = delete;
    TableGuard& operator=(const TableGuard&) = delete;

    /// While it lives, the store's own maintenance (count, look, erase, retention) may use these
    /// signals' tables although they are off.
    class Allowance {
    public:
        Allowance(TableGuard& guard, SignalSet signalSet);
        ~Allowance();
        Allowance(const Allowance&) = delete;
        Allowance& operator=(const Allowance&) = delete;

    private:
        TableGuard& m_guard;
        SignalSet m_before;
    };

private:
    TableGuard(const storage::Connection& connection, storage::Connection reader);

    static int authorize(void* guard, int action, const char* first, const char* second,
                         const char* database, const char* trigger);
    [[nodiscard]] bool denies(const char* name) const;
    [[nodiscard]] SignalSet enabledNow() const;

    struct GuardedTable {
        std::string name;
        SignalId signal;
    };

    const storage::Connection& m_connection;
    storage::Connection m_reader;
    std::vector<GuardedTable> m_tables;
    SignalSet m_allowed;
    mutable std::unique_ptr<SQLite::Statement> m_version; ///< PRAGMA data_version on m_reader
    mutable qint64 m_seenVersion = -1;
    mutable SignalSet m_enabled;
};

} // namespace earshot::signals
