// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/name_key.h"

#include "core/library/text_fold.h"

#include <sqlite3.h>

namespace earshot::library {

namespace {

void nameKeyInSql(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    const QByteArray key =
        nameKey(QString::fromUtf8(text, sqlite3_value_bytes(values[0]))).toUtf8();
    sqlite3_result_text(context, key.constData(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
}

} // namespace

QString nameKey(const QString& name) {
    const QString key = folded(name);
    return key.isEmpty() ? name.trimmed() : key;
}

void addNameKey(SQLite::Database& db) {
    const int result =
        sqlite3_create_function(db.getHandle(), "name_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                nullptr, &nameKeyInSql, nullptr, nullptr);
    // Busy: it is there already, and a statement is being read.
    if (result != SQLITE_OK && result != SQLITE_BUSY) {
        throw SQLite::Exception(db.getHandle(), result);
    }
}

} // namespace earshot::library
