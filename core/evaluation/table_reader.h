// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>

#include <filesystem>
#include <memory>
#include <optional>

namespace earshot::evaluation {

/// Reads a tab-separated file with a line of column names, line by line.
class TableReader {
public:
    /// Opens the file and reads the names.
    static base::Result<TableReader> open(const std::filesystem::path& file);

    [[nodiscard]] const QByteArrayList& columns() const { return m_columns; }
    /// The place of a column, or an error that names it.
    [[nodiscard]] base::Result<int> column(const QByteArray& name) const;

    /// The next line's fields, as many as there are columns; none at the end. Empty lines are
    /// passed over.
    [[nodiscard]] base::Result<std::optional<QByteArrayList>> next();
    /// "Line 7, artist: what is wrong".
    [[nodiscard]] base::Error wrong(int column, const QString& what) const;

private:
    explicit TableReader(std::unique_ptr<QFile> file);

    std::unique_ptr<QFile> m_file;
    QByteArrayList m_columns;
    int m_line = 1;
};

} // namespace earshot::evaluation
