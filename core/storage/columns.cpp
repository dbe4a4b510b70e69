// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/columns.h"

#include <QStringEncoder>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace earshot::storage {

QString columnText(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    return QString::fromUtf8(value.getText(), value.getBytes());
}

QByteArray columnBytes(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    return {static_cast<const char*>(value.getBlob()), value.getBytes()};
}

void bindText(SQLite::Statement& statement, int parameter, const QString& text) {
    // One buffer for all texts of a thread: a scan binds some thirty for every track.
    thread_local std::string buffer;
    QStringEncoder encode(QStringEncoder::Utf8);
    buffer.resize(static_cast<std::size_t>(encode.requiredSpace(text.size())));
    buffer.resize(
        static_cast<std::size_t>(encode.appendToBuffer(buffer.data(), text) - buffer.data()));
    statement.bind(parameter, buffer);
}

void bindBytes(SQLite::Statement& statement, int parameter, const QByteArray& bytes) {
    if (bytes.isEmpty()) {
        statement.bind(parameter);
    } else {
        statement.bind(parameter, bytes.constData(), static_cast<int>(bytes.size()));
    }
}

} // namespace earshot::storage
