// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/log_check.h"
#include "tests/core/signals/listening_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QDir>
#include <QFile>

namespace earshot::test_signals_access {

using namespace earshot::signals;

namespace {

/// A log of so many uses, and the database for whoever tampers with it.
struct LogFixture {
    ListeningFixture listening;
    std::unique_ptr<SignalStore> store = listening.open();

    explicit LogFixture(int uses) {
        must(store->setEnabled(SignalId::Plays, true, kHow));
        must(store->setEnabled(SignalId::Likes, true, kHow));
        must(store->record(listening.play(1)));
        for (int i = 0; i < uses; ++i) {
            use(QStringLiteral("Daily Mix %1").arg(i + 1));
        }
    }
    void use(const QString& list) {
        (void)must(store->history());
        must(store->noteUse(must(store->enabled()), list));
    }
    void tamper(const std::string& sql) const { listening.raw().exec(sql); }
    [[nodiscard]] std::vector<LogFinding> findings() const {
        return must(store->checkAccessLog()).findings;
    }
};

/// The check sum that somebody who knows the format puts to a changed row.
void resum(SQLite::Database& db, qint64 number) {
    SQLite::Statement row(db, "SELECT sealed, chain FROM access_log WHERE entry = ?");
    row.bind(1, static_cast<int64_t>(number));
    if (!row.executeStep()) {
        qFatal("there is no such entry");
    }
    const auto bytes = [&](int column) {
        const SQLite::Column value = row.getColumn(column);
        return QByteArray(static_cast<const char*>(value.getBlob()), value.getBytes());
    };
    const QByteArray sum = logSum(number, bytes(0), bytes(1));
    SQLite::Statement write(db, "UPDATE access_log SET sum = ? WHERE entry = ?");
    write.bind(1, static_cast<const void*>(sum.constData()), static_cast<int>(sum.size()));
    write.bind(2, static_cast<int64_t>(number));
    write.exec();
}

constexpr qint64 kThreeYearsMs = 3LL * 365 * 86'400'000;

const std::string kFlip = "UPDATE access_log SET sealed = CAST(substr(sealed, 1, 40) || "
                          "x'FE' || substr(sealed, 42) AS BLOB) WHERE entry = 3";

} // namespace

class TestSignalsAccess : public QObject {
    Q_OBJECT

private:
    /// A log of four uses three years ago and three now.
    static void grow(LogFixture& log) {
        log.listening.clock.advanceMs(kThreeYearsMs);
        for (int i = 0; i < 3; ++i) {
            log.use(QStringLiteral("Focus"));
        }
    }
    static qint64 rowsIn(const LogFixture& log) {
        return log.listening.raw().execAndGet("SELECT COUNT(*) FROM access_log").getInt64();
    }

private Q_SLOTS:
    void whatIsOldIsDroppedAndNothingIsMissed() {
        LogFixture log(4);
        grow(log);
        QCOMPARE(rowsIn(log), 7);
        must(log.store->applyRetention());
        QCOMPARE(rowsIn(log), 3);
        QVERIFY(log.findings().empty());
        QCOMPARE(must(log.store->checkAccessLog()).entries, 3);
        QCOMPARE(must(log.store->accessLog(10)).back().number, 5);
        log.use(QStringLiteral("Calm")); // and it goes on
        QVERIFY(log.findings().empty());
        QCOMPARE(must(log.store->accessLog(1)).front().number, 8);
        must(log.store->applyRetention());
        QCOMPARE(rowsIn(log), 4);
    }

    void theNewestEntryAlwaysStays() {
        LogFixture log(4);
        log.listening.clock.advanceMs(kThreeYearsMs);
        must(log.store->applyRetention());
        QCOMPARE(rowsIn(log), 1);
        QVERIFY(log.findings().empty());
    }

    void afterDroppingAChangeIsStillFound() {
        LogFixture log(4);
        grow(log);
        must(log.store->applyRetention());
        log.tamper("DELETE FROM access_log WHERE entry = 5"); // the first that is left
        const std::vector<LogFinding> findings = log.findings();
        QCOMPARE(findings.front().fault, LogFault::Missing);
        QCOMPARE(findings.front().first, 5);
        log.tamper("DELETE FROM access_log WHERE entry = 7");
        QCOMPARE(log.findings().back().fault, LogFault::CutShort);
    }

    void aChangedLogKeepsEverything() {
        LogFixture log(4);
        log.tamper(kFlip);
        grow(log);
        must(log.store->applyRetention());
        QCOMPARE(rowsIn(log), 7);
        QCOMPARE(log.findings().front().first, 3);
    }

    void killedWhileDroppingNothingIsMissed() {
        LogFixture log(4);
        grow(log);
        const auto begin = log.store->sealer().vault()->logAnchor();
        QVERIFY(begin.ok());
        SQLite::Database raw = log.listening.raw();
        SQLite::Statement chain(raw, "SELECT chain FROM access_log WHERE entry = 4");
        QVERIFY(chain.executeStep());
        vault::LogAnchor next = *begin;
        next.first = 5;
        next.before = logHash(QByteArray(static_cast<const char*>(chain.getColumn(0).getBlob()),
                                         chain.getColumn(0).getBytes()));
        must(log.store->sealer().vault()->beginLogAt(next)); // and killed
        QVERIFY(log.findings().empty());
        QCOMPARE(must(log.store->accessLog(10)).size(), std::size_t(3));
        log.use(QStringLiteral("Calm"));
        QVERIFY(log.findings().empty());
        must(log.store->applyRetention());
        QCOMPARE(rowsIn(log), 4);
        // Somebody who was appending meanwhile does not move the beginning back.
        must(log.store->sealer().vault()->advanceLog({1, {}, 9, {}}));
        QCOMPARE(must(log.store->sealer().vault()->logAnchor()).first, 5);
    }

private Q_SLOTS:
    void eachUseIsWritten();
    void onlyWhatReadsPersonalDataIsWritten();
    void entriesAreSealed();
    void anUntouchedLogIsSound();
    void damageIsNotCalledTampering();
    void editsAreFound();
    void gapsAreFound();
    void insertionsAreFound();
    void swapsAreFound();
    void aCutTailIsFound();
    void anOldCopyIsFound();
    void tracesStayWhenTheLogGoesOn();
    void aKillBeforeTheAnchorIsNoTampering();
    void everyByteCounts();
};

void TestSignalsAccess::eachUseIsWritten() {
    LogFixture fixture(2);
    const auto entries = must(fixture.store->accessLog(10));
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(entries[0].number, 2); // newest first
    QCOMPARE(entries[0].purpose, QStringLiteral("Daily Mix 2"));
    QCOMPARE(entries[0].who, QStringLiteral("recommender"));
    QCOMPARE(entries[0].rows, 1);
    QVERIFY(entries[0].read.has(SignalId::Plays) && entries[0].read.has(SignalId::Likes));
    QVERIFY(!entries[0].read.has(SignalId::Daytime) && !entries[0].read.has(SignalId::Sound));
    QVERIFY(!entries[0].at.time); // daytime is off: the day only
    must(fixture.store->setEnabled(SignalId::Daytime, true, kHow));
    fixture.use(QStringLiteral("Focus"));
    const auto newest = must(fixture.store->accessLog(1));
    QCOMPARE(newest.front().at.seconds() * 1000, fixture.listening.clock.nowMs());
    QCOMPARE(must(fixture.store->accessLog(10, 3)).size(), std::size_t(2));
    QCOMPARE(must(fixture.store->accessLog(10, 0, SignalId::Daytime)).size(), std::size_t(1));
    QVERIFY(must(fixture.store->accessLog(10, 0, SignalId::Completion)).empty());
}

void TestSignalsAccess::onlyWhatReadsPersonalDataIsWritten() {
    LogFixture fixture(0);
    SignalSet content;
    content.set(SignalId::Sound, true);
    must(fixture.store->noteUse(content, QStringLiteral("Calm")));
    QVERIFY(must(fixture.store->accessLog(10)).empty());
    QVERIFY(fixture.findings().empty());
    fixture.use(QStringLiteral("Focus"));
    must(fixture.store->noteUse(content, QStringLiteral("Calm"))); // read nothing since
    QCOMPARE(must(fixture.store->accessLog(10)).size(), std::size_t(1));
}

void TestSignalsAccess::entriesAreSealed() {
    LogFixture fixture(1);
    fixture.use(QStringLiteral("Unmistakable"));
    fixture.use(QStringLiteral("Focus")); // takes its place in the table of last uses
    fixture.listening.raw().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    fixture.listening.raw().exec("VACUUM");
    fixture.listening.raw().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    QFile file(base::pathText(fixture.listening.file()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("Focus"));
    QVERIFY(!bytes.contains("Unmistakable"));
}

void TestSignalsAccess::anUntouchedLogIsSound() {
    LogFixture fixture(20);
    const LogCheck check = must(fixture.store->checkAccessLog());
    QCOMPARE(check.entries, 20);
    QVERIFY(check.findings.empty());
    QVERIFY(!check.tampered());
    must(fixture.store->rotateKeys()); // the log's keys are its own
    must(fixture.listening.keys->rotateMasterKey());
    QVERIFY(fixture.findings().empty());
    must(fixture.store->erase(SignalId::Plays)); // what was read stays on record
    QCOMPARE(must(fixture.store->accessLog(50)).size(), std::size_t(20));
    QVERIFY(fixture.findings().empty());
}

void TestSignalsAccess::damageIsNotCalledTampering() {
    LogFixture fixture(5);
    fixture.tamper(kFlip);
    const LogCheck check = must(fixture.store->checkAccessLog());
    QCOMPARE(check.findings.size(), std::size_t(1));
    QCOMPARE(check.findings[0].fault, LogFault::Damaged);
    QCOMPARE(check.findings[0].first, 3);
    QVERIFY(!check.tampered());
    QCOMPARE(must(fixture.store->accessLog(10)).size(), std::size_t(4)); // the rest is read
}

void TestSignalsAccess::editsAreFound() {
    LogFixture fixture(5);
    SQLite::Database raw = fixture.listening.raw();
    raw.exec(kFlip);
    resum(raw, 3);
    const LogCheck check = must(fixture.store->checkAccessLog());
    QCOMPARE(check.findings.size(), std::size_t(1));
    QCOMPARE(check.findings[0].fault, LogFault::Edited);
    QVERIFY(check.tampered());
    QVERIFY(findingText(check.findings[0]).contains(QLatin1Char('3')));
}

void TestSignalsAccess::gapsAreFound() {
    LogFixture fixture(8);
    fixture.tamper("DELETE FROM access_log WHERE entry IN (3, 4)");
    auto findings = fixture.findings();
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings[0].fault, LogFault::Missing);
    QCOMPARE(findings[0].first, 3);
    QCOMPARE(findings[0].last, 4);
    fixture.tamper("DELETE FROM access_log WHERE entry = 1");
    QCOMPARE(fixture.findings().front().first, 1);
}

void TestSignalsAccess::insertionsAreFound() {
    LogFixture fixture(5);
    // A copy of an entry as number 6, with sums that fit.
    SQLite::Database raw = fixture.listening.raw();
    raw.exec("INSERT INTO access_log SELECT 6, sealed, chain, sum FROM access_log WHERE entry = 2");
    raw.exec("UPDATE upkeep SET log_last = 6");
    resum(raw, 6);
    const LogCheck check = must(fixture.store->checkAccessLog());
    QVERIFY(check.tampered());
    QCOMPARE(check.findings.front().first, 6);
}

void TestSignalsAccess::swapsAreFound() {
    LogFixture fixture(6);
    fixture.tamper("CREATE TABLE aside AS SELECT * FROM access_log;"
                   "UPDATE access_log SET (sealed, chain, sum) = (SELECT sealed, chain, sum FROM "
                   "aside WHERE aside.entry = 6 - access_log.entry) WHERE entry IN (2, 4);"
                   "DROP TABLE aside");
    const LogCheck check = must(fixture.store->checkAccessLog());
    QVERIFY(check.tampered());
    QCOMPARE(check.findings.size(), std::size_t(2));
    QCOMPARE(check.findings[0].fault, LogFault::Reordered);
    QCOMPARE(check.findings[0].first, 2);
    QCOMPARE(check.findings[1].first, 4);
}

void TestSignalsAccess::aCutTailIsFound() {
    LogFixture fixture(6);
    fixture.tamper("DELETE FROM access_log WHERE entry > 4");
    const auto findings = fixture.findings();
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings[0].fault, LogFault::CutShort);
    QCOMPARE(findings[0].first, 5);
    QCOMPARE(findings[0].last, 6);
    fixture.tamper("DELETE FROM access_log");
    QCOMPARE(fixture.findings().front().first, 1);
}

void TestSignalsAccess::anOldCopyIsFound() {
    LogFixture fixture(3);
    const std::filesystem::path copy = fixture.listening.folder / "copy.db";
    {
        const auto source =
            must(storage::Connection::open(fixture.listening.file(), storage::Access::ReadOnly));
        must(storage::backUp(source, copy));
    }
    fixture.use(QStringLiteral("Daily Mix 4"));
    fixture.use(QStringLiteral("Daily Mix 5"));
    fixture.store.reset();
    for (const char* end : {"", "-wal", "-shm"}) {
        std::filesystem::path file = fixture.listening.file();
        file += end;
        std::filesystem::remove(file);
    }
    std::filesystem::copy(copy, fixture.listening.file());
    fixture.store = fixture.listening.open();
    const auto findings = fixture.findings();
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings[0].fault, LogFault::RolledBack);
    QCOMPARE(findings[0].first, 4);
    QCOMPARE(findings[0].last, 5);
}

void TestSignalsAccess::tracesStayWhenTheLogGoesOn() {
    LogFixture fixture(6);
    fixture.tamper("DELETE FROM access_log WHERE entry > 4");
    for (int i = 0; i < 10; ++i) {
        fixture.use(QStringLiteral("Focus"));
    }
    const auto findings = fixture.findings();
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings[0].fault, LogFault::Missing);
    QCOMPARE(findings[0].first, 5);
    QCOMPARE(findings[0].last, 6);
}

void TestSignalsAccess::aKillBeforeTheAnchorIsNoTampering() {
    LogFixture fixture(3);
    auto connection =
        must(storage::Connection::open(fixture.listening.file(), storage::Access::ReadWrite));
    must(connection.guard(QStringLiteral("append"), [&] {
        return AccessLog(connection.db(), *fixture.listening.keys)
            .append({0, Moment{1, std::nullopt}, QStringLiteral("x"), QStringLiteral("y"), {}, 1});
    }));
    LogCheck check = must(fixture.store->checkAccessLog());
    QCOMPARE(check.entries, 4);
    QVERIFY(check.findings.empty());
    fixture.use(QStringLiteral("Focus")); // and the chain goes on behind it
    check = must(fixture.store->checkAccessLog());
    QCOMPARE(check.entries, 5);
    QVERIFY(check.findings.empty());
}

void TestSignalsAccess::everyByteCounts() {
    LogFixture fixture(3);
    SQLite::Database raw = fixture.listening.raw();
    raw.exec("CREATE TABLE aside AS SELECT * FROM access_log WHERE entry = 2");
    for (const std::string column : {"sealed", "chain", "sum"}) {
        const int length = raw.execAndGet("SELECT length(" + column + ") FROM aside").getInt();
        for (int at = 1; at <= length; at += 5) {
            const std::string place = std::to_string(at);
            SQLite::Statement flip(raw, "UPDATE access_log SET " + column + " = CAST(substr(" +
                                            column + ", 1, " + place + " - 1) || ? || substr(" +
                                            column + ", " + place +
                                            " + 1) AS BLOB) WHERE entry = 2");
            const SQLite::Column before =
                raw.execAndGet("SELECT substr(" + column + ", " + place + ", 1) FROM aside");
            const char flipped =
                static_cast<char>(*static_cast<const char*>(before.getBlob()) ^ 0x10);
            flip.bind(1, static_cast<const void*>(&flipped), 1);
            flip.exec();
            QVERIFY2(!fixture.findings().empty(), column.c_str());
            raw.exec("UPDATE access_log SET " + column + " = (SELECT " + column +
                     " FROM aside) WHERE entry = 2");
            QVERIFY(fixture.findings().empty());
        }
    }
}

EARSHOT_TEST(QCoreApplication, TestSignalsAccess)

} // namespace earshot::test_signals_access

#include "test_signals_access.moc"
