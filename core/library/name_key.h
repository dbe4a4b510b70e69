// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

namespace earshot::library {

/// What makes two spellings the name of one artist or genre: the text without case and diacritics
/// (see text_fold.h), or itself where nothing is left then.
[[nodiscard]] QString nameKey(const QString& name);

/// Lets the statements of this database say name_key(text). May be called again. Throws
/// SQLite::Exception.
void addNameKey(SQLite::Database& db);

} // namespace earshot::library
