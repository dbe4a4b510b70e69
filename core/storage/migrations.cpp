// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include "core/base/paths.h"
#include "core/storage/text.h"

#include <QDateTime>

namespace earshot::storage {

base::Status migrate(const Connection& connection, std::span<const Migration> steps,
                     const std::filesystem::path& backupDir) {
    const int newest = steps.empty() ? 0 : steps.back().version;
    const auto read = connection.guard(Text::tr("The database version could not be read"), [&] {
        return connection.db().execAndGet("PRAGMA user_version").getInt();
    });
    if (!read) {
        return read.error();
    }
    const int current = *read;
    if (current > newest) {
        return base::Error{
            Text::tr(
                "The database was written by a newer Earshot (version %1, this program knows %2)")
                .arg(current)
                .arg(newest),
            base::pathText(connection.file()),
            Text::tr(
                "Start the newer Earshot, or choose another data folder with --data. Nothing was "
                "changed")};
    }
    if (current > 0 && current < newest) {
        const base::Status saved = backUp(
            connection, backupName(backupDir, connection.file(), QDateTime::currentDateTimeUtc()));
        if (!saved) {
            return saved;
        }
    }
    for (const Migration& step : steps) {
        if (step.version <= current) {
            continue;
        }
        const base::Status applied = connection.guard(
            Text::tr("The database could not be brought up to version %1").arg(step.version), [&] {
                SQLite::Transaction transaction(connection.db());
                connection.db().exec(step.sql);
                connection.db().exec("PRAGMA user_version = " + std::to_string(step.version));
                transaction.commit();
            });
        if (!applied) {
            return applied;
        }
    }
    return base::Done{};
}

} // namespace earshot::storage
