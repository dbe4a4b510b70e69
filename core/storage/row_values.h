// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace SQLite {
class Statement;
}

namespace earshot::storage {

/// The values of one row on their way to a statement, in two pieces of memory. They are collected
/// on any thread, so that the one that writes only binds them, without a copy.
class RowValues {
public:
    /// Makes room for so many values, and for their texts and bytes together.
    RowValues(std::size_t values, std::size_t bytes);

    /// A text ends at its first zero character, as in C.
    RowValues& operator<<(const QString& text);
    /// NULL when empty.
    RowValues& operator<<(const QByteArray& bytes);
    RowValues& operator<<(qint64 value);
    /// NULL when empty.
    RowValues& operator<<(std::optional<double> value);

    /// Binds the values to `first` and the parameters after it. They must stay as they are until
    /// the statement has run. Returns the parameter after the last.
    int bindTo(SQLite::Statement& statement, int first = 1) const;

private:
    struct Null {};
    struct Text {
        std::size_t start; ///< in m_bytes
    };
    struct Bytes {
        std::size_t start; ///< in m_bytes
        int size;
    };

    std::string m_bytes;
    std::vector<std::variant<Null, Text, Bytes, qint64, double>> m_values;
};

} // namespace earshot::storage
