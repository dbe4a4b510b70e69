// SPDX-License-Identifier: GPL-3.0-or-later
// No statement reaches the table of a signal that is off, whatever connection of the store asks.
#include "core/signals/schema.h"
#include "tests/core/signals/listening_fixture.h"
#include "tests/fixtures/test_program.h"

#include <sqlite3.h>

#include <thread>

namespace earshot::test_signals_guard {

using namespace earshot::signals;

namespace {

/// Every way of reaching a table that SQLite offers a statement for.
std::vector<std::string> statementsOn(const std::string& table) {
    return {
        "SELECT * FROM " + table,
        "SELECT COUNT(*) FROM " + table,
        "SELECT 1 FROM main." + table,
        "SELECT (SELECT sealed FROM " + table + " LIMIT 1)",
        "WITH copied AS (SELECT sealed FROM " + table + ") SELECT * FROM copied",
        "SELECT event FROM " + QByteArray::fromStdString(table).toUpper().toStdString(),
        "INSERT INTO " + table + " VALUES (99, x'00')",
        "UPDATE " + table + " SET sealed = x'00'",
        "DELETE FROM " + table,
        "DROP TABLE " + table,
        "ALTER TABLE " + table + " RENAME TO loot",
        "CREATE INDEX loot ON " + table + "(sealed)",
        "CREATE TRIGGER loot AFTER INSERT ON " + table + " BEGIN SELECT 1; END",
        "CREATE TABLE loot AS SELECT * FROM " + table,
        "PRAGMA table_info(" + table + ")",
    };
}

/// The table's content reached through something made while it was allowed.
const char* const kView = "CREATE VIEW peek AS SELECT sealed FROM ";

int prepareCode(SQLite::Database& db, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(db.getHandle(), sql.c_str(), -1, &statement, nullptr);
    sqlite3_finalize(statement);
    return code;
}

/// A store and the connection that it lives on, as a scorer that goes round the store would use it.
struct Opened {
    std::unique_ptr<SignalStore> store;
    SQLite::Database* db;
};

Opened openWithConnection(ListeningFixture& fixture) {
    auto connection = must(storage::Connection::open(fixture.file(), storage::Access::ReadWrite));
    SQLite::Database* db = &connection.db();
    return {must(SignalStore::open(std::move(connection), fixture.sealer, fixture.clock,
                                   fixture.backups())),
            db};
}

} // namespace

class TestSignalsGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guardRefusesEveryStatement_data();
    void guardRefusesEveryStatement();
    void guardSeesThroughViewsAndAttachedFiles();
    void guardHidesTablesThatDoNotExistYet();
    void noStatementOutlivesASwitch();
    void aSwitchInAnotherThreadCountsAtOnce();
};

void TestSignalsGuard::guardRefusesEveryStatement_data() {
    QTest::addColumn<SignalId>("only");
    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id)) {
            QTest::newRow(row.key) << row.id;
        }
    }
}

void TestSignalsGuard::guardRefusesEveryStatement() {
    QFETCH(SignalId, only);
    ListeningFixture fixture;
    const Opened opened = openWithConnection(fixture);
    for (const SignalInfo& row : registry()) {
        const SignalId id = row.id;
        if (!hasTable(id)) {
            continue;
        }
        const bool on = id == only;
        QVERIFY(opened.store->setEnabled(id, on, kHow).ok());
        for (const std::string& sql : statementsOn(signalTable(id))) {
            const int expected = on ? SQLITE_OK : SQLITE_AUTH;
            QVERIFY2(prepareCode(*opened.db, sql) == expected, sql.c_str());
        }
    }
    // The store's own allowance ends with its work.
    QVERIFY(opened.store->setEnabled(only, false, kHow).ok());
    QVERIFY(opened.store->states().ok());
    QVERIFY(opened.store->entries(only, 10).ok());
    QVERIFY(opened.store->erase(only).ok());
    QCOMPARE(prepareCode(*opened.db, "SELECT * FROM " + signalTable(only)), SQLITE_AUTH);
}

void TestSignalsGuard::guardSeesThroughViewsAndAttachedFiles() {
    ListeningFixture fixture;
    const Opened opened = openWithConnection(fixture);
    QVERIFY(opened.store->setEnabled(SignalId::Plays, true, kHow).ok());
    QVERIFY(opened.store->record(fixture.play(1)).ok());
    opened.db->exec(kView + signalTable(SignalId::Plays));
    QCOMPARE(prepareCode(*opened.db, "SELECT * FROM peek"), SQLITE_OK);
    QVERIFY(opened.store->setEnabled(SignalId::Plays, false, kHow).ok());
    QCOMPARE(prepareCode(*opened.db, "SELECT * FROM peek"), SQLITE_AUTH);

    SQLite::Statement attach(*opened.db, "ATTACH ? AS door");
    attach.bind(1, base::pathBytes(fixture.file()).toStdString());
    attach.exec();
    QCOMPARE(prepareCode(*opened.db, "SELECT * FROM door.signal_plays"), SQLITE_AUTH);
    // Renaming a table in the schema itself would hide it from the guard.
    opened.db->exec("PRAGMA writable_schema = ON");
    QVERIFY(prepareCode(*opened.db, "UPDATE sqlite_master SET name = 'loot'") != SQLITE_OK);
}

void TestSignalsGuard::guardHidesTablesThatDoNotExistYet() {
    ListeningFixture fixture;
    const Opened opened = openWithConnection(fixture);
    opened.db->exec("ATTACH ':memory:' AS door");
    QCOMPARE(prepareCode(*opened.db, "CREATE TABLE door.signal_circle (event, sealed)"),
             SQLITE_AUTH);
}

void TestSignalsGuard::noStatementOutlivesASwitch() {
    ListeningFixture fixture;
    const Opened opened = openWithConnection(fixture);
    const auto other = fixture.open();
    QVERIFY(opened.store->setEnabled(SignalId::Plays, true, kHow).ok());
    QVERIFY(opened.store->record(fixture.play(1)).ok());

    SQLite::Statement kept(*opened.db, "SELECT sealed FROM signal_plays");
    QVERIFY(kept.executeStep());
    kept.reset();
    QVERIFY(other->setEnabled(SignalId::Plays, false, kHow).ok());
    QCOMPARE(kept.tryExecuteStep(), SQLITE_AUTH);
    kept.tryReset();
    QVERIFY(other->setEnabled(SignalId::Plays, true, kHow).ok());
    QCOMPARE(kept.tryExecuteStep(), SQLITE_ROW);
}

void TestSignalsGuard::aSwitchInAnotherThreadCountsAtOnce() {
    ListeningFixture fixture;
    const Opened opened = openWithConnection(fixture);
    const auto switchElsewhere = [&](bool on) {
        std::thread other([&] {
            const auto store = fixture.open();
            if (!store->setEnabled(SignalId::Daytime, on, kHow).ok()) {
                qFatal("the switch failed");
            }
        });
        other.join();
    };
    for (int round = 0; round < 3; ++round) {
        switchElsewhere(true);
        QCOMPARE(prepareCode(*opened.db, "SELECT * FROM signal_daytime"), SQLITE_OK);
        switchElsewhere(false);
        QCOMPARE(prepareCode(*opened.db, "SELECT * FROM signal_daytime"), SQLITE_AUTH);
    }
}

EARSHOT_TEST(QCoreApplication, TestSignalsGuard)

} // namespace earshot::test_signals_guard

#include "test_signals_guard.moc"
