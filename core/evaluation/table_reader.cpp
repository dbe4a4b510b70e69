// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/table_reader.h"

#include "core/base/paths.h"
#include "core/evaluation/text.h"

namespace earshot::evaluation {

namespace {

QByteArrayList fieldsOf(QByteArray line) {
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return line.isEmpty() ? QByteArrayList() : line.split('\t');
}

} // namespace

TableReader::TableReader(std::unique_ptr<QFile> file) : m_file(std::move(file)) {}

base::Result<TableReader> TableReader::open(const std::filesystem::path& path) {
    auto file = std::make_unique<QFile>(base::pathText(path));
    if (!file->open(QIODevice::ReadOnly)) {
        return base::Error{Text::tr("The table could not be read"), base::pathText(path),
                           file->errorString()};
    }
    TableReader reader(std::move(file));
    reader.m_columns = fieldsOf(reader.m_file->readLine());
    return reader;
}

base::Result<int> TableReader::column(const QByteArray& name) const {
    const auto place = m_columns.indexOf(name);
    if (place < 0) {
        return base::Error{
            Text::tr("Line 1: the column \"%1\" is missing").arg(QString::fromUtf8(name)),
            m_file->fileName(), Text::tr("The first line names the columns, separated by tabs")};
    }
    return static_cast<int>(place);
}

base::Result<std::optional<QByteArrayList>> TableReader::next() {
    while (!m_file->atEnd()) {
        ++m_line;
        QByteArrayList fields = fieldsOf(m_file->readLine());
        if (fields.isEmpty()) {
            continue;
        }
        if (fields.size() < m_columns.size()) {
            return wrong(static_cast<int>(fields.size()), Text::tr("the field is missing"));
        }
        if (fields.size() > m_columns.size()) {
            return base::Error{Text::tr("Line %1: %2 fields where %3 columns are named")
                                   .arg(m_line)
                                   .arg(fields.size())
                                   .arg(m_columns.size()),
                               m_file->fileName(),
                               {}};
        }
        return std::optional(std::move(fields));
    }
    if (m_file->error() != QFileDevice::NoError) {
        return base::Error{Text::tr("The table could not be read"), m_file->fileName(),
                           m_file->errorString()};
    }
    return std::optional<QByteArrayList>();
}

base::Error TableReader::wrong(int column, const QString& what) const {
    return {Text::tr("Line %1, %2: %3").arg(m_line).arg(QString::fromUtf8(m_columns[column]), what),
            m_file->fileName(),
            {}};
}

} // namespace earshot::evaluation
