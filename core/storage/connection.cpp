// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/connection.h"

#include "core/base/paths.h"
#include "core/storage/text.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <sqlite3.h>

#include <system_error>

namespace earshot::storage {

namespace fs = std::filesystem;
using base::Error;
using base::Result;
using base::Status;

namespace {

constexpr int kBusyTimeoutMs = 10'000; // the longest write batch is well under a second

Error damaged(const fs::path& file, const fs::path& backupDir, const QString& detail) {
    const fs::path backup = newestBackup(backupDir, file);
    const QString advice =
        backup.empty()
            ? Text::tr("The file was not changed and there is no backup of it yet. Move it away to "
                       "start "
                       "with an empty one")
            : Text::tr(
                  "The file was not changed. To go back to the last backup, replace it with %1")
                  .arg(base::pathText(backup));
    return {Text::tr("The database is damaged (%1)").arg(detail), base::pathText(file), advice};
}

/// Whether a write-ahead log lies beside the file: it is open elsewhere, or was not closed.
bool hasLog(const fs::path& file) {
    fs::path log = file;
    log += "-wal";
    std::error_code failure;
    return fs::exists(log, failure);
}

enum class Reading : std::uint8_t {
    Shared,   ///< with the write-ahead log, as others may be writing; puts files beside it
    Immutable ///< the file alone; leaves nothing behind
};

/// Looks at an existing file without writing to it. An empty result means: sound.
QString findDamage(const fs::path& file, Reading reading) {
    try {
        // As URI (sqlite.org/uri.html), because only there a database can be called immutable.
        const QByteArray name = "file:" + base::pathBytes(file).toPercentEncoding("/:\\") +
                                (reading == Reading::Immutable ? "?immutable=1" : "");
        const SQLite::Database db(name.toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                  kBusyTimeoutMs);
        SQLite::Statement check(db, "PRAGMA quick_check(1)");
        if (!check.executeStep()) {
            return QStringLiteral("quick_check");
        }
        const QString verdict = QString::fromUtf8(check.getColumn(0).getText());
        return verdict == QLatin1String("ok") ? QString() : verdict;
    } catch (const SQLite::Exception& cause) {
        const int code = cause.getErrorCode();
        const bool isDamage = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
        return isDamage ? QString::fromUtf8(cause.what()) : QString();
    }
}

} // namespace

Connection::Connection(std::unique_ptr<SQLite::Database> db, fs::path file)
    : m_db(std::move(db)), m_file(std::move(file)), m_thread(std::this_thread::get_id()) {}

Result<Connection> Connection::open(const fs::path& file, Access access,
                                    const fs::path& backupDir) {
    try {
        // A connection stays on one thread, so SQLite need not lock it on every call.
        const int flags = SQLite::OPEN_NOMUTEX | (access == Access::ReadWrite
                                                      ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                                      : SQLite::OPEN_READONLY);
        auto db = std::make_unique<SQLite::Database>(base::pathBytes(file).toStdString(), flags,
                                                     kBusyTimeoutMs);
        if (access == Access::ReadWrite) {
            QFile::setPermissions(base::pathText(file),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            db->exec("PRAGMA journal_mode = WAL");
            // NORMAL keeps the database whole after a crash or kill -9; only a power cut may cost
            // the last commits, which a rescan brings back.
            db->exec("PRAGMA synchronous = NORMAL");
            db->exec("PRAGMA secure_delete = ON");
        }
        db->exec("PRAGMA foreign_keys = ON");
        db->exec("PRAGMA temp_store = MEMORY");
        return Connection(std::move(db), file);
    } catch (const SQLite::Exception& cause) {
        const int code = cause.getErrorCode();
        if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
            return damaged(file, backupDir, QString::fromUtf8(cause.what()));
        }
        return Error{
            Text::tr("The database cannot be opened (%1)").arg(QString::fromUtf8(cause.what())),
            base::pathText(file),
            Text::tr("Check that the folder exists and that you may write to it")};
    }
}

QByteArray versionOf(SQLite::Database& db, qint64 but) {
    const qint64 others = db.execAndGet("PRAGMA data_version").getInt64();
    return QByteArray::number(others) + ':' + QByteArray::number(db.getTotalChanges() - but);
}

Status checkForDamage(const fs::path& file, const fs::path& backupDir) {
    std::error_code failure;
    if (!fs::exists(file, failure) || fs::file_size(file, failure) == 0) {
        return base::Done{};
    }
    QString detail = findDamage(file, hasLog(file) ? Reading::Shared : Reading::Immutable);
    if (!detail.isEmpty() && hasLog(file)) {
        detail = findDamage(file, Reading::Shared); // somebody began to write meanwhile
    }
    if (detail.isEmpty()) {
        return base::Done{};
    }
    return damaged(file, backupDir, detail);
}

SQLite::Database& Connection::db() const {
    Q_ASSERT_X(m_thread == std::this_thread::get_id(), "Connection::db",
               "a connection belongs to the thread that opened it");
    return *m_db;
}

Error Connection::failure(const QString& what, const SQLite::Exception& cause) const {
    const int code = cause.getErrorCode();
    QString advice;
    if (code == SQLITE_FULL) {
        advice = Text::tr("The disk is full. Free some space and try again; nothing was lost");
    } else if (code == SQLITE_BUSY) {
        advice = Text::tr("Another program is using the file. Close it and try again");
    }
    return {QStringLiteral("%1 (%2)").arg(what, QString::fromUtf8(cause.what())),
            base::pathText(m_file), advice};
}

Status backUp(const Connection& connection, const fs::path& target) {
    std::error_code failure;
    fs::create_directories(target.parent_path(), failure);
    fs::path partial = target;
    partial += ".partial";
    fs::remove(partial, failure);
    Status copied = connection.guard(Text::tr("The backup could not be written"), [&] {
        SQLite::Database copy(base::pathBytes(partial).toStdString(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        QFile::setPermissions(base::pathText(partial),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        SQLite::Backup backup(copy, connection.db());
        backup.executeStep(-1);
    });
    if (!copied) {
        return copied;
    }
    fs::rename(partial, target, failure);
    if (failure) {
        return Error{Text::tr("The backup could not be written"), base::pathText(target),
                     Text::tr("Free some space and check that you may write to the folder")};
    }
    return base::Done{};
}

fs::path newestBackup(const fs::path& backupDir, const fs::path& file) {
    fs::path newest;
    std::error_code failure;
    const std::string stem = file.stem().string() + "-";
    for (const fs::directory_entry& entry : fs::directory_iterator(backupDir, failure)) {
        const fs::path& path = entry.path();
        const bool matches =
            path.extension() == ".db" && path.filename().string().starts_with(stem);
        // Backups carry their time in their name, so the last by name is the newest.
        if (matches && path.filename() > newest.filename()) {
            newest = path;
        }
    }
    return newest;
}

fs::path backupName(const fs::path& backupDir, const fs::path& file, const QDateTime& when) {
    return backupDir / base::pathFromText(
                           QStringLiteral("%1-%2.db")
                               .arg(base::pathText(file.stem()),
                                    when.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"))));
}

} // namespace earshot::storage
