// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

namespace earshot::test_signals_erase {

using namespace earshot::signals;

class TestSignalsErase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void erasedBytesAreNowhere();
    void eraseTouchesNoOtherSignal();
    void eraseWorksWhileOffAndForgetsItsUse();
    void eraseOfDaytimeCutsPlaysToDays();
    void eraseLeavesNoCountBehind();
    void eraseWithAReaderInTheWaySaysSoAndIsFinishedLater();
    void erasingWhatStoresNothingIsDone();

    void retentionDeletesWhatIsTooOld();
    void damagedEntriesAreCountedAndSkipped();
    void newerDatabaseIsRefused();
    void brokenDatabaseIsRefused();
    void fileIsTheOwnersOnly();
};

void TestSignalsErase::erasedBytesAreNowhere() {
    ListeningFixture fixture(ListeningFixture::Sealing::Plain);
    const auto store = fixture.open();
    allowEverything(*store);
    for (int i = 0; i < 300; ++i) {
        QVERIFY(store->record(fixture.play(i % 3 == 0 ? qint64(kCanary) : i + 1)).ok());
    }
    QVERIFY(store->setLike(kCanary, 1).ok());
    const std::vector<ImportedPlay> elsewhere{{kCanary, 1'600'000'000, 0, {}, {}}};
    QVERIFY(store->addImport(ImportSource::Spotify, elsewhere).ok());
    QVERIFY(store->addCard(cardOf(QStringLiteral("Anna"), {kCanary})).ok());
    {
        const auto copy =
            must(storage::Connection::open(fixture.file(), storage::Access::ReadOnly));
        QVERIFY(storage::backUp(copy, storage::backupName(fixture.backups(), fixture.file(),
                                                          fixture.clock.now()))
                    .ok());
    }
    QVERIFY(filesHolding(fixture.folder, packed(kCanary)).size() >= 2); // the search finds them

    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id)) {
            const qint64 before = stateOf(*store, row.id).entries;
            QVERIFY2(before > 0, row.key);
            QCOMPARE(must(store->erase(row.id)), before);
            QCOMPARE(stateOf(*store, row.id).entries, 0);
        }
    }
    QCOMPARE(filesHolding(fixture.folder, packed(kCanary)), QStringList());
    // A backup stood there, so one still does: of what is left.
    QVERIFY(!storage::newestBackup(fixture.backups(), fixture.file()).empty());
}

void TestSignalsErase::eraseTouchesNoOtherSignal() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowEverything(*store);
    QVERIFY(store->record(fixture.play(1)).ok());
    QVERIFY(store->setLike(library::TrackId{1}, 1).ok());
    QCOMPARE(must(store->erase(SignalId::Completion)), 1);
    const History history = must(store->history());
    QCOMPARE(history.plays.size(), std::size_t(1));
    QCOMPARE(history.likes.size(), std::size_t(1));
    QCOMPARE(history.daytimes.size(), std::size_t(1));
    QCOMPARE(history.plays[0].atSeconds, fixture.clock.nowMs() / 1000);
    QVERIFY(must(store->enabled()).has(SignalId::Completion)); // the switch stays as it was
    QVERIFY(store->record(fixture.play(2)).ok());
    QCOMPARE(must(store->history()).plays.size(), std::size_t(2));
}

void TestSignalsErase::eraseWorksWhileOffAndForgetsItsUse() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowEverything(*store);
    QVERIFY(store->record(fixture.play(1)).ok());
    QVERIFY(store->noteUse(must(store->enabled()), QStringLiteral("Unmistakable list")).ok());
    for (const SignalInfo& row : registry()) {
        QVERIFY(store->setEnabled(row.id, false, kHow).ok());
        QVERIFY(store->erase(row.id).ok());
        QVERIFY(!stateOf(*store, row.id).lastUsedMs);
    }
    QCOMPARE(filesHolding(fixture.folder, "Unmistakable list"), QStringList());
    // The record of the decisions is the person's proof and stays.
    QVERIFY(!must(store->consentRecord(100)).empty());
}

void TestSignalsErase::eraseOfDaytimeCutsPlaysToDays() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowEverything(*store);
    QVERIFY(store->record(fixture.play(1)).ok());
    QCOMPARE(must(store->erase(SignalId::Daytime)), 1);
    const History history = must(store->history()); // daytime is on: nothing is hidden
    QCOMPARE(history.plays.size(), std::size_t(1));
    QCOMPARE(history.plays[0].atSeconds,
             QDateTime(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC).toSecsSinceEpoch());
}

void TestSignalsErase::eraseLeavesNoCountBehind() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Plays, true, kHow).ok());
    for (int i = 1; i <= 40; ++i) {
        QVERIFY(store->record(fixture.play(i)).ok());
    }
    QCOMPARE(must(store->erase(SignalId::Plays)), 40);
    QVERIFY(store->record(fixture.play(1)).ok());
    QCOMPARE(must(store->entries(SignalId::Plays, 1)).front().row, 1);
}

void TestSignalsErase::eraseWithAReaderInTheWaySaysSoAndIsFinishedLater() {
    ListeningFixture fixture(ListeningFixture::Sealing::Plain);
    auto connection = must(storage::Connection::open(fixture.file(), storage::Access::ReadWrite));
    SQLite::Database& db = connection.db();
    const auto store = must(
        SignalStore::open(std::move(connection), fixture.sealer, fixture.clock, fixture.backups()));
    QVERIFY(store->setEnabled(SignalId::Likes, true, kHow).ok());
    QVERIFY(store->setLike(kCanary, 1).ok());
    {
        SQLite::Database reader = fixture.raw();
        SQLite::Statement reading(reader, "SELECT * FROM signal_likes");
        QVERIFY(reading.executeStep()); // holds a snapshot that still has the row
        db.setBusyTimeout(50);
        const auto erased = store->erase(SignalId::Likes);
        QVERIFY(!erased.ok());
        QVERIFY(!erased.error().advice.isEmpty());
        QCOMPARE(must(store->like(kCanary)), 0); // gone for everyone who looks now
    }
    QVERIFY(!filesHolding(fixture.folder, packed(kCanary)).isEmpty()); // as the error said
    QVERIFY(store->applyRetention().ok());
    QCOMPARE(filesHolding(fixture.folder, packed(kCanary)), QStringList());
}

void TestSignalsErase::erasingWhatStoresNothingIsDone() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    for (const SignalId id : {SignalId::Sound, SignalId::Session, SignalId::Playlists}) {
        QCOMPARE(must(store->erase(id)), 0);
    }
}

void TestSignalsErase::retentionDeletesWhatIsTooOld() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowEverything(*store);
    QVERIFY(store->record(fixture.play(qint64(kCanary))).ok());
    const int keep = info(SignalId::Daytime).keepDays;
    QVERIFY(keep > 0);
    fixture.clock.set(fixture.clock.now().addDays(keep));
    QVERIFY(store->record(fixture.play(2)).ok());
    QVERIFY(store->applyRetention().ok());
    QCOMPARE(must(store->history()).daytimes.size(), std::size_t(2));
    fixture.clock.set(fixture.clock.now().addDays(1));
    // Also what is off ages.
    QVERIFY(store->setEnabled(SignalId::Daytime, false, kHow).ok());
    QVERIFY(store->applyRetention().ok());
    QCOMPARE(stateOf(*store, SignalId::Daytime).entries, 1);
    QCOMPARE(must(store->entries(SignalId::Daytime, 5)).front().track, library::TrackId{2});
    QCOMPARE(info(SignalId::Plays).keepDays, 0); // until erased
    QCOMPARE(stateOf(*store, SignalId::Plays).entries, 2);
}

void TestSignalsErase::damagedEntriesAreCountedAndSkipped() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowEverything(*store);
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(store->record(fixture.play(i)).ok());
    }
    {
        SQLite::Database raw = fixture.raw();
        raw.exec("UPDATE signal_plays SET sealed = x'01700203' WHERE event = 2");
        // A row moved over from another signal is damage, too, not a value.
        raw.exec("UPDATE signal_completion SET sealed = (SELECT sealed FROM signal_daytime WHERE "
                 "event = 1) WHERE event = 1");
    }
    QCOMPARE(stateOf(*store, SignalId::Plays).entries, 3);
    QCOMPARE(stateOf(*store, SignalId::Plays).damaged, 1);
    QCOMPARE(stateOf(*store, SignalId::Completion).damaged, 1);
    const History history = must(store->history());
    QCOMPARE(history.plays.size(), std::size_t(2));
    QCOMPARE(history.plays[1].track, library::TrackId{3});
    QCOMPARE(history.completions.size(), std::size_t(2));
    QCOMPARE(must(store->entries(SignalId::Plays, 10)).size(), std::size_t(2));
    QVERIFY(store->applyRetention().ok());
    QCOMPARE(must(store->erase(SignalId::Plays)), 3);
}

void TestSignalsErase::newerDatabaseIsRefused() {
    ListeningFixture fixture;
    fixture.open();
    fixture.raw().exec("PRAGMA user_version = 99");
    const auto refused = fixture.tryOpen();
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().what.contains(QStringLiteral("99")));
    QVERIFY(refused.error().subject.endsWith(QStringLiteral("listening.db")));
    QCOMPARE(fixture.raw().execAndGet("PRAGMA user_version").getInt(), 99);
}

void TestSignalsErase::brokenDatabaseIsRefused() {
    ListeningFixture fixture;
    const QByteArray noise = QByteArray(8192, 'x');
    {
        QFile file(base::pathText(fixture.file()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(noise);
    }
    const auto refused = fixture.tryOpen();
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().subject.endsWith(QStringLiteral("listening.db")));
    QFile file(base::pathText(fixture.file()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), noise);
}

void TestSignalsErase::fileIsTheOwnersOnly() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Plays, true, kHow).ok());
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                            QFileDevice::ReadOther | QFileDevice::WriteOther;
    QDirIterator walk(base::pathText(fixture.folder.path()), QDir::Files | QDir::Hidden);
    int seen = 0;
    while (walk.hasNext()) {
        QVERIFY2(!(QFile::permissions(walk.next()) & others), qPrintable(walk.fileName()));
        ++seen;
    }
    QVERIFY(seen >= 2); // the database and its write-ahead log
}

EARSHOT_TEST(QCoreApplication, TestSignalsErase)

} // namespace earshot::test_signals_erase

#include "test_signals_erase.moc"
