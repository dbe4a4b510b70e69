// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/storage/columns.h"
#include "core/storage/migrations.h"
#include "core/storage/row_values.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#include <array>
#include <thread>

namespace earshot::test_storage {

using storage::Access;
using storage::Connection;
using storage::Migration;
namespace fs = std::filesystem;

namespace {

constexpr std::array kOneStep{
    Migration{.version = 1, .sql = "CREATE TABLE songs(id INTEGER PRIMARY KEY, title TEXT)"}};
constexpr std::array kTwoSteps{
    Migration{.version = 1, .sql = "CREATE TABLE songs(id INTEGER PRIMARY KEY, title TEXT)"},
    Migration{.version = 2,
              .sql = "ALTER TABLE songs ADD COLUMN year INTEGER; "
                     "UPDATE songs SET year = 1994"}};
// The second statement of the second step fails: its first must be undone with it.
constexpr std::array kBadSecondStep{
    Migration{.version = 1, .sql = "CREATE TABLE songs(id INTEGER PRIMARY KEY, title TEXT)"},
    Migration{.version = 2,
              .sql = "CREATE TABLE artists(id INTEGER PRIMARY KEY); "
                     "INSERT INTO nowhere VALUES (1)"},
    Migration{.version = 3, .sql = "CREATE TABLE albums(id INTEGER PRIMARY KEY)"}};

QByteArray bytesOf(const fs::path& file) {
    QFile in(base::pathText(file));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void writeBytes(const fs::path& file, const QByteArray& bytes) {
    QFile out(base::pathText(file));
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

QString pragma(const Connection& connection, const char* name) {
    return QString::fromStdString(
        connection.db().execAndGet(std::string("PRAGMA ") + name).getString());
}

int version(const Connection& connection) {
    return pragma(connection, "user_version").toInt();
}

Connection opened(const fs::path& file) {
    auto connection = Connection::open(file, Access::ReadWrite);
    if (!connection) {
        qFatal("%s", qPrintable(connection.error().message()));
    }
    return std::move(*connection);
}

std::size_t entriesIn(const fs::path& folder) {
    std::error_code failure;
    const fs::directory_iterator entries(folder, failure);
    return failure ? 0 : static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

} // namespace

class TestStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensSafely();
    void isReadableByItsOwnerOnly();
    void readOnlyCannotWrite();
    void namesTheFileItCannotOpen();
    void guardTurnsExceptionsIntoErrors();
    void uncommittedWorkIsUndone();
    void eachThreadHasItsOwnConnection();
    void waitsForAnotherWriter();
    void migratesStepByStep();
    void backsUpBeforeItMigrates();
    void failedStepLeavesTheLastGoodVersion();
    void refusesANewerDatabase();
    void refusesACorruptFileUntouched_data();
    void refusesACorruptFileUntouched();
    void soundFilesAreSound();
    void backupIsWholeOrNotThere();
    void rowValuesArriveAsCollected();
};

void TestStorage::opensSafely() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    QCOMPARE(pragma(connection, "journal_mode"), QStringLiteral("wal"));
    QCOMPARE(pragma(connection, "foreign_keys"), QStringLiteral("1"));
    QVERIFY(pragma(connection, "busy_timeout").toInt() >= 1000);
    QCOMPARE(pragma(connection, "secure_delete"), QStringLiteral("1"));
}

void TestStorage::isReadableByItsOwnerOnly() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    const auto others = fs::perms::group_all | fs::perms::others_all;
    QCOMPARE(fs::status(folder / "a.db").permissions() & others, fs::perms::none);
}

void TestStorage::readOnlyCannotWrite() {
    const fixtures::Folder folder;
    { const Connection made = opened(folder / "a.db"); }
    const auto connection = Connection::open(folder / "a.db", Access::ReadOnly);
    QVERIFY(connection.ok());
    const auto written = connection->guard(QStringLiteral("writing"),
                                           [&] { connection->db().exec("CREATE TABLE t(x)"); });
    QVERIFY(!written.ok());
    QVERIFY(!Connection::open(folder / "absent.db", Access::ReadOnly).ok());
    QVERIFY(!fs::exists(folder / "absent.db"));
}

void TestStorage::namesTheFileItCannotOpen() {
    const fixtures::Folder folder;
    const fs::path file = folder / "no such folder" / "a.db";
    const auto connection = Connection::open(file, Access::ReadWrite);
    QVERIFY(!connection.ok());
    QVERIFY(connection.error().message().contains(base::pathText(file)));
    QVERIFY(!connection.error().advice.isEmpty());
}

void TestStorage::guardTurnsExceptionsIntoErrors() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    const auto nothing = connection.guard(QStringLiteral("reading"),
                                          [&] { connection.db().exec("SELECT * FROM nowhere"); });
    QVERIFY(!nothing.ok());
    QVERIFY(nothing.error().what.startsWith(QStringLiteral("reading")));
    QVERIFY(nothing.error().what.contains(QStringLiteral("nowhere")));
    QCOMPARE(nothing.error().subject, base::pathText(folder / "a.db"));
    const auto number = connection.guard(QStringLiteral("reading"), [] { return 7; });
    QCOMPARE(number.value(), 7);
    const auto refused = connection.guard(QStringLiteral("reading"), []() -> base::Result<int> {
        return base::Error{QStringLiteral("its own"), {}, {}};
    });
    QCOMPARE(refused.error().what, QStringLiteral("its own"));
}

void TestStorage::uncommittedWorkIsUndone() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    const auto failed = connection.guard(QStringLiteral("writing"), [&] {
        SQLite::Transaction transaction(connection.db());
        connection.db().exec("INSERT INTO songs(title) VALUES ('kept?')");
        connection.db().exec("INSERT INTO nowhere VALUES (1)");
        transaction.commit();
    });
    QVERIFY(!failed.ok());
    QCOMPARE(connection.db().execAndGet("SELECT count(*) FROM songs").getInt(), 0);
}

void TestStorage::eachThreadHasItsOwnConnection() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    constexpr int kThreads = 4;
    constexpr int kRows = 50;
    std::array<bool, kThreads> ok{};
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&folder, &result = ok[static_cast<std::size_t>(i)]] {
            const Connection own = opened(folder / "a.db");
            result = own.guard(QStringLiteral("writing"),
                               [&own] {
                                   for (int row = 0; row < kRows; ++row) {
                                       own.db().exec("INSERT INTO songs(title) VALUES ('x')");
                                   }
                               })
                         .ok();
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const bool each : ok) {
        QVERIFY(each);
    }
    QCOMPARE(connection.db().execAndGet("SELECT count(*) FROM songs").getInt(), kThreads * kRows);
}

void TestStorage::waitsForAnotherWriter() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    std::atomic<bool> locked = false;
    std::thread other([&] {
        const Connection own = opened(folder / "a.db");
        SQLite::Transaction transaction(own.db(), SQLite::TransactionBehavior::IMMEDIATE);
        locked = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        transaction.commit();
    });
    while (!locked) {
        std::this_thread::yield();
    }
    const auto written = connection.guard(QStringLiteral("writing"), [&] {
        connection.db().exec("INSERT INTO songs(title) VALUES ('waited')");
    });
    other.join();
    QVERIFY2(written.ok(), qPrintable(written.ok() ? QString() : written.error().message()));
}

void TestStorage::migratesStepByStep() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    QVERIFY(storage::migrate(connection, kTwoSteps, folder / "backups").ok());
    QCOMPARE(version(connection), 2);
    // A new database holds nothing worth a backup, and a second run has nothing to do.
    QCOMPARE(entriesIn(folder / "backups"), 0U);
    connection.db().exec("INSERT INTO songs(title, year) VALUES ('a', 1)");
    QVERIFY(storage::migrate(connection, kTwoSteps, folder / "backups").ok());
    QCOMPARE(connection.db().execAndGet("SELECT year FROM songs").getInt(), 1);
}

void TestStorage::backsUpBeforeItMigrates() {
    const fixtures::Folder folder;
    const fs::path file = folder / "library.db";
    const Connection connection = opened(file);
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    connection.db().exec("INSERT INTO songs(title) VALUES ('before')");
    QVERIFY(storage::migrate(connection, kTwoSteps, folder / "backups").ok());
    QCOMPARE(version(connection), 2);
    const fs::path backup = storage::newestBackup(folder / "backups", file);
    QVERIFY(!backup.empty());
    const Connection old = opened(backup);
    QCOMPARE(version(old), 1);
    QCOMPARE(old.db().execAndGet("SELECT title FROM songs").getString(), std::string("before"));
}

void TestStorage::failedStepLeavesTheLastGoodVersion() {
    const fixtures::Folder folder;
    const fs::path file = folder / "library.db";
    const Connection connection = opened(file);
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    connection.db().exec("INSERT INTO songs(title) VALUES ('kept')");
    const auto migrated = storage::migrate(connection, kBadSecondStep, folder / "backups");
    QVERIFY(!migrated.ok());
    QVERIFY(migrated.error().message().contains(base::pathText(file)));
    QCOMPARE(version(connection), 1);
    QVERIFY(!connection.db().tableExists("artists"));
    QVERIFY(!connection.db().tableExists("albums"));
    QCOMPARE(connection.db().execAndGet("SELECT count(*) FROM songs").getInt(), 1);
    // And with a mended program it goes on from there.
    QVERIFY(storage::migrate(connection, kTwoSteps, folder / "backups").ok());
    QCOMPARE(version(connection), 2);
}

void TestStorage::refusesANewerDatabase() {
    const fixtures::Folder folder;
    const fs::path file = folder / "a.db";
    {
        const Connection connection = opened(file);
        QVERIFY(storage::migrate(connection, kTwoSteps, folder / "backups").ok());
    }
    const QByteArray before = bytesOf(file);
    {
        const Connection connection = opened(file);
        const auto migrated = storage::migrate(connection, kOneStep, folder / "backups");
        QVERIFY(!migrated.ok());
        QVERIFY(migrated.error().message().contains(base::pathText(file)));
        QVERIFY(migrated.error().what.contains(QLatin1Char('2')));
        QVERIFY(!migrated.error().advice.isEmpty());
    }
    QCOMPARE(bytesOf(file), before);
    QCOMPARE(entriesIn(folder / "backups"), 0U);
}

void TestStorage::refusesACorruptFileUntouched_data() {
    QTest::addColumn<QString>("harm");
    QTest::newRow("text") << QStringLiteral("text");
    QTest::newRow("header overwritten") << QStringLiteral("header");
    QTest::newRow("pages overwritten") << QStringLiteral("pages");
    QTest::newRow("cut off") << QStringLiteral("cut");
}

void TestStorage::refusesACorruptFileUntouched() {
    QFETCH(const QString, harm);
    const fixtures::Folder folder;
    const fs::path file = folder / "library.db";
    const fs::path backups = folder / "backups";
    {
        const Connection connection = opened(file);
        QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
        for (int i = 0; i < 2000; ++i) {
            connection.db().exec("INSERT INTO songs(title) VALUES ('some title or other')");
        }
        QVERIFY(storage::backUp(connection,
                                storage::backupName(backups, file, QDateTime::currentDateTime()))
                    .ok());
    }
    QByteArray bytes = bytesOf(file);
    if (harm == QLatin1String("text")) {
        bytes = QByteArray("this is a shopping list, not a database\n").repeated(100);
    } else if (harm == QLatin1String("header")) {
        bytes.replace(0, 16, QByteArray(16, 'x'));
    } else if (harm == QLatin1String("pages")) {
        bytes.replace(8192, 8192, QByteArray(8192, 'x'));
    } else {
        bytes.truncate(bytes.size() / 2 / 4096 * 4096);
    }
    writeBytes(file, bytes);
    const auto files = entriesIn(folder.path());

    const auto checked = storage::checkForDamage(file, backups);
    QVERIFY(!checked.ok());
    const QString message = checked.error().message();
    QVERIFY(message.contains(base::pathText(file)));
    QVERIFY(message.contains(base::pathText(storage::newestBackup(backups, file))));
    QCOMPARE(bytesOf(file), bytes);
    QCOMPARE(entriesIn(folder.path()), files); // no journal beside it either

    if (harm == QLatin1String("text") || harm == QLatin1String("header")) {
        const auto connection = Connection::open(file, Access::ReadWrite, backups);
        QVERIFY(!connection.ok());
        QVERIFY(connection.error().message().contains(base::pathText(file)));
        QCOMPARE(bytesOf(file), bytes);
    }
}

void TestStorage::soundFilesAreSound() {
    const fixtures::Folder folder;
    QVERIFY(storage::checkForDamage(folder / "absent.db", {}).ok());
    QVERIFY(!fs::exists(folder / "absent.db"));
    writeBytes(folder / "empty.db", {});
    QVERIFY(storage::checkForDamage(folder / "empty.db", {}).ok());
    const Connection connection = opened(folder / "a.db");
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    // Also while it is open elsewhere, with its latest content still in the write-ahead log.
    QVERIFY(storage::checkForDamage(folder / "a.db", {}).ok());
}

void TestStorage::backupIsWholeOrNotThere() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    QVERIFY(storage::migrate(connection, kOneStep, {}).ok());
    connection.db().exec("INSERT INTO songs(title) VALUES ('x')");
    writeBytes(folder / "in the way", "a file where a folder should be");
    const auto failed = storage::backUp(connection, folder / "in the way" / "a-1.db");
    QVERIFY(!failed.ok());
    QVERIFY(storage::backUp(connection, folder / "backups" / "a-20260101-000000-000.db").ok());
    QVERIFY(storage::backUp(connection, folder / "backups" / "a-20260102-000000-000.db").ok());
    QVERIFY(storage::backUp(connection, folder / "backups" / "b-20260103-000000-000.db").ok());
    QCOMPARE(storage::newestBackup(folder / "backups", folder / "a.db").filename(),
             fs::path("a-20260102-000000-000.db"));
    QCOMPARE(entriesIn(folder / "backups"), 3U); // nothing partial is left
}

void TestStorage::rowValuesArriveAsCollected() {
    const fixtures::Folder folder;
    const Connection connection = opened(folder / "a.db");
    // Room for less than it holds, so that it grows while it is collected.
    storage::RowValues row(1, 4);
    const QString text = QStringLiteral("Ágætis 東京 🎵");
    const QByteArray bytes("a\0b\xFF", 4);
    row << text << QString() << bytes << QByteArray() << qint64(-1) << std::optional(0.5)
        << std::optional<double>();
    SQLite::Statement echo(connection.db(), "SELECT ?8, ?2, ?3, ?4, ?5, ?6, ?7, ?1");
    echo.bind(1, "before");
    QCOMPARE(row.bindTo(echo, 2), 9);
    QVERIFY(echo.executeStep());
    QVERIFY(echo.getColumn(0).isNull());
    QCOMPARE(storage::columnText(echo, 1), text);
    QVERIFY(echo.getColumn(2).isText());
    QCOMPARE(storage::columnText(echo, 2), QString());
    QCOMPARE(storage::columnBytes(echo, 3), bytes);
    QVERIFY(echo.getColumn(4).isNull());
    QCOMPARE(static_cast<qint64>(echo.getColumn(5).getInt64()), -1);
    QCOMPARE(echo.getColumn(6).getDouble(), 0.5);
    QCOMPARE(storage::columnText(echo, 7), QStringLiteral("before"));
}

EARSHOT_TEST(QCoreApplication, TestStorage)

} // namespace earshot::test_storage

#include "test_storage.moc"
