// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace SQLite {
class Statement;
}

namespace earshot::storage {

// Qt's texts and bytes in and out of a statement. Columns count from 0, parameters from 1.

/// Text of a column, "" for NULL.
[[nodiscard]] QString columnText(SQLite::Statement& statement, int column);
/// A copy of a column's bytes, empty for NULL.
[[nodiscard]] QByteArray columnBytes(SQLite::Statement& statement, int column);

void bindText(SQLite::Statement& statement, int parameter, const QString& text);
/// NULL when empty.
void bindBytes(SQLite::Statement& statement, int parameter, const QByteArray& bytes);

} // namespace earshot::storage
