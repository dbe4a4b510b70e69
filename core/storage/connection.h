// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <thread>

namespace earshot::storage {

enum class Access : std::uint8_t { ReadWrite, ReadOnly };

/// One open SQLite database, for one thread: the thread that opens it uses and closes it (asserted
/// in debug builds). Opened with WAL, foreign keys, a busy timeout and secure_delete; the file is
/// readable by its owner only. A Connection that exists is open; destruction closes it and never
/// throws.
class Connection {
public:
    /// Opens, and creates when ReadWrite and absent. A file that is not a database is refused with
    /// an error that names it and the newest backup in `backupDir`; it is not touched.
    static base::Result<Connection> open(const std::filesystem::path& file, Access access,
                                         const std::filesystem::path& backupDir = {});

    Connection(Connection&&) noexcept = default;
    Connection& operator=(Connection&&) noexcept = default;

    /// The SQLiteCpp database, for statements and transactions. Its calls throw SQLite::Exception:
    /// use them inside guard().
    [[nodiscard]] SQLite::Database& db() const;

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// Runs `work`, turning an SQLite::Exception into an Error: `what` failed on this database.
    /// `work` may return a value, a Result or nothing.
    template <typename Work>
    auto guard(const QString& what, Work&& work) const;

private:
    Connection(std::unique_ptr<SQLite::Database> db, std::filesystem::path file);

    [[nodiscard]] base::Error failure(const QString& what, const SQLite::Exception& cause) const;

    std::unique_ptr<SQLite::Database> m_db;
    std::filesystem::path m_file;
    std::thread::id m_thread;
};

/// Another text whenever the content of the file was changed: by other connections, or by this one
/// (rows changed, less `but`). Throws SQLite::Exception.
[[nodiscard]] QByteArray versionOf(SQLite::Database& db, qint64 but = 0);

/// Reads through an existing database without changing it (PRAGMA quick_check, read-only), once at
/// start before anything opens it for writing. Damage is an error that names the file and the
/// newest backup. An absent or empty file is sound.
base::Status checkForDamage(const std::filesystem::path& file,
                            const std::filesystem::path& backupDir);

/// Writes a consistent copy of the open database to `target` (SQLite's online backup), through a
/// temporary file that replaces `target` only when complete.
base::Status backUp(const Connection& connection, const std::filesystem::path& target);

/// The newest file in `backupDir` made from a database named like `file`; empty if none.
[[nodiscard]] std::filesystem::path newestBackup(const std::filesystem::path& backupDir,
                                                 const std::filesystem::path& file);

/// The path of a backup of `file` made at `when`: "library-20260131-235959-000.db" in `backupDir`.
[[nodiscard]] std::filesystem::path backupName(const std::filesystem::path& backupDir,
                                               const std::filesystem::path& file,
                                               const QDateTime& when);

namespace detail {
template <typename T>
struct IsResult : std::false_type {};
template <typename T>
struct IsResult<base::Result<T>> : std::true_type {};
} // namespace detail

template <typename Work>
auto Connection::guard(const QString& what, Work&& work) const {
    using Value = std::invoke_result_t<Work>;
    if constexpr (std::is_void_v<Value>) {
        try {
            work();
            return base::Status(base::Done{});
        } catch (const SQLite::Exception& cause) {
            return base::Status(failure(what, cause));
        }
    } else if constexpr (detail::IsResult<Value>::value) {
        try {
            return work();
        } catch (const SQLite::Exception& cause) {
            return Value(failure(what, cause));
        }
    } else {
        try {
            return base::Result<Value>(work());
        } catch (const SQLite::Exception& cause) {
            return base::Result<Value>(failure(what, cause));
        }
    }
}

} // namespace earshot::storage
