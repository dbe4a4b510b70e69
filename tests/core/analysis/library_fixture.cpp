// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/library_fixture.h"

#include "core/base/paths.h"

namespace earshot::analysis {

LibraryFixture::LibraryFixture(std::size_t steps) {
    m_connection.emplace(another());
    const auto status = storage::migrate(*m_connection, library::librarySchema().first(steps),
                                         m_folder / "backups");
    if (!status) {
        qFatal("%s", qPrintable(status.error().message()));
    }
    // The search index follows the scanner's rows; tracks written past it would upset it.
    std::vector<std::string> triggers;
    SQLite::Statement names(m_connection->db(),
                            "SELECT name FROM sqlite_master WHERE type = 'trigger'");
    while (names.executeStep()) {
        triggers.push_back(names.getColumn(0).getString());
    }
    names.reset();
    for (const std::string& trigger : triggers) {
        std::string sql = "DROP TRIGGER ";
        m_connection->db().exec(sql.append(trigger));
    }
}

storage::Connection LibraryFixture::another() const {
    auto opened = storage::Connection::open(m_folder / "library.db", storage::Access::ReadWrite);
    if (!opened) {
        qFatal("%s", qPrintable(opened.error().message()));
    }
    return std::move(opened).value();
}

library::TrackId LibraryFixture::addTrack(const std::filesystem::path& path) {
    // Every column that must be there and has no default gets an empty value, whatever the schema
    // holds besides.
    std::string names = "path";
    std::string values = "?";
    SQLite::Statement columns(m_connection->db(),
                              "SELECT name, type FROM pragma_table_info('tracks') "
                              "WHERE \"notnull\" AND dflt_value IS NULL AND NOT pk");
    while (columns.executeStep()) {
        const std::string name = columns.getColumn(0).getString();
        if (name != "path") {
            names.append(", ").append(name);
            values.append(columns.getColumn(1).getString() == "TEXT" ? ", ''" : ", 0");
        }
    }
    std::string sql = "INSERT INTO tracks(";
    sql.append(names).append(") VALUES(").append(values).append(")");
    SQLite::Statement insert(m_connection->db(), sql);
    const QByteArray bytes = base::pathBytes(path);
    insert.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
    insert.exec();
    return static_cast<library::TrackId>(m_connection->db().getLastInsertRowid());
}

void LibraryFixture::run(const char* sql) {
    m_connection->db().exec(sql);
}

qint64 LibraryFixture::number(const char* sql) const {
    SQLite::Statement row(m_connection->db(), sql);
    return row.executeStep() ? row.getColumn(0).getInt64() : -1;
}

} // namespace earshot::analysis
