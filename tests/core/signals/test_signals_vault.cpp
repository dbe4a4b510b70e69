// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_table.h"
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

#include <array>

namespace earshot::test_signals_vault {

using namespace earshot::signals;
using Sealing = ListeningFixture::Sealing;
using Mood = fixtures::MemoryKeychain::Mood;

namespace {

constexpr std::array kSealed{SignalId::Plays, SignalId::Completion, SignalId::Likes,
                             SignalId::Daytime};

void allowAll(SignalStore& store) {
    for (const SignalId id : kSealed) {
        must(store.setEnabled(id, true, kHow));
    }
}

void listen(ListeningFixture& fixture, SignalStore& store, int plays) {
    for (int i = 1; i <= plays; ++i) {
        must(store.record(fixture.play(i)));
        must(store.setLike(library::TrackId{i}, i % 2 ? 1 : -1));
    }
}

/// A store on the same files with keys of its own.
struct OtherProgram {
    explicit OtherProgram(const ListeningFixture& fixture)
        : keys(fixture.newVault()), sealer(keys) {
        auto connection =
            must(storage::Connection::open(fixture.file(), storage::Access::ReadWrite));
        store = must(
            SignalStore::open(std::move(connection), sealer, fixture.clock, fixture.backups()));
    }
    std::shared_ptr<vault::Vault> keys;
    VaultSealer sealer;
    std::unique_ptr<SignalStore> store;
};

const QByteArray kListName = QByteArrayLiteral("Unmistakable list, Ž");

} // namespace

class TestSignalsVault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstAllowMakesTheKeys();
    void withoutKeychainAPassphraseIsAskedFor();
    void lockedRecordsAndReadsNothing_data();
    void lockedRecordsAndReadsNothing();
    void withoutAVaultNothingPersonalWorks();
    void nothingIsInTheClear();
    void spoiltRowsAreCountedAndTheRestIsRead();
    void manyRowsComeInTheirOrder();
    void erasingDestroysTheKeyFirst();
    void erasedRowsPutBackStayClosed();
    void anEraseThatWasKilledIsFinished();
    void eraseEverythingLeavesNoTrace();
    void missingKeysAreNotMadeAnew();
    void rotationKeepsEveryRow();
    void rotationThatWasKilledIsFinished();
    void anotherProgramMayRecordDuringARotation();
    void plainRowsAreSealedOnce();
};

void TestSignalsVault::firstAllowMakesTheKeys() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    must(store->setEnabled(SignalId::Sound, false, kHow));
    must(store->setEnabled(SignalId::Session, true, kHow)); // stores nothing
    must(store->record(fixture.play(1)));
    QCOMPARE(fixture.keys->status().state, vault::VaultState::Absent);
    must(store->setEnabled(SignalId::Plays, true, kHow));
    QCOMPARE(fixture.keys->status().state, vault::VaultState::Unlocked);
    QCOMPARE(fixture.keychain->size(), std::size_t(1));
    must(store->record(fixture.play(1)));
    QCOMPARE(must(store->history()).plays.size(), std::size_t(1));
    QVERIFY(!fixture.keys->keys("likes")); // a key of its own for each, when it is needed
    QVERIFY(store->sealer().encrypts());
}

void TestSignalsVault::withoutKeychainAPassphraseIsAskedFor() {
    ListeningFixture fixture;
    fixture.keychain->setMood(Mood::Fails);
    const auto store = fixture.open();
    const base::Status refused = store->setEnabled(SignalId::Plays, true, kHow);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().what.contains(signalName(SignalId::Plays)));
    QVERIFY(refused.error().advice.contains(QStringLiteral("passphrase")));
    QVERIFY(!stateOf(*store, SignalId::Plays).on);
    QVERIFY(!must(store->decided(SignalId::Plays)));
    QCOMPARE(fixture.keys->status().state, vault::VaultState::Absent);
    must(fixture.keys->createWithPassphrase(QStringLiteral("a good passphrase")));
    must(store->setEnabled(SignalId::Plays, true, kHow));
    must(store->record(fixture.play(1)));
    QCOMPARE(must(store->history()).plays.size(), std::size_t(1));
}

void TestSignalsVault::lockedRecordsAndReadsNothing_data() {
    QTest::addColumn<int>("how");
    QTest::newRow("passphrase not given") << 0;
    QTest::newRow("keychain fails") << 1;
    QTest::newRow("keychain has lost the entry") << 2;
    QTest::newRow("key file damaged") << 3;
}

void TestSignalsVault::lockedRecordsAndReadsNothing() {
    QFETCH(int, how);
    ListeningFixture fixture;
    {
        const auto store = fixture.open();
        allowAll(*store);
        listen(fixture, *store, 3);
        if (how == 0) {
            must(fixture.keys->changeToPassphrase(QStringLiteral("a good passphrase")));
        }
    }
    QByteArray keyFile;
    if (how == 1) {
        fixture.keychain->setMood(Mood::Fails);
    } else if (how == 2) {
        fixture.keychain->forget();
    } else if (how == 3) {
        QFile file(base::pathText(fixture.folder / "vault.keys"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        keyFile = file.readAll();
        file.seek(file.size() - 1);
        file.putChar(static_cast<char>(keyFile.back() ^ 1));
    }
    const OtherProgram other(fixture);
    (void)other.keys->open();
    SignalStore& store = *other.store;
    for (const SignalId id : kSealed) {
        QVERIFY(!must(store.enabled()).has(id));
        QVERIFY(stateOf(store, id).on); // as the person decided
        QCOMPARE(stateOf(store, id).entries, 3);
        QCOMPARE(stateOf(store, id).damaged, 0);
        QVERIFY(must(store.entries(id, 10)).empty());
        const base::Status refused = store.setEnabled(id, true, kHow);
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().advice.isEmpty());
        QVERIFY(!store.erase(id).ok());
        QCOMPARE(stateOf(store, id).entries, 3);
    }
    QVERIFY(must(store.enabled()).has(SignalId::Sound)); // the rest works on
    must(store.record(fixture.play(9)));
    QVERIFY(!store.setLike(library::TrackId{1}, 1).ok());
    QCOMPARE(must(store.like(library::TrackId{1})), 0);
    const History history = must(store.history());
    QVERIFY(history.plays.empty() && history.completions.empty() && history.likes.empty() &&
            history.daytimes.empty());
    must(store.noteUse(must(store.enabled()), QStringLiteral("Focus")));
    QVERIFY(!store.accessLog(10).ok());
    QVERIFY(!store.checkAccessLog().ok());
    QVERIFY(!store.rotateKeys().ok());
    must(store.applyRetention());
    QCOMPARE(stateOf(store, SignalId::Plays).entries, 3);
    must(store.setEnabled(SignalId::Likes, false, kHow)); // off always goes

    if (how == 0) { // and nothing of it is lost
        must(other.keys->unlock(QStringLiteral("a good passphrase")));
        QCOMPARE(must(store.history()).plays.size(), std::size_t(3));
        QCOMPARE(stateOf(store, SignalId::Plays).damaged, 0);
    }
}

void TestSignalsVault::withoutAVaultNothingPersonalWorks() {
    const ListeningFixture fixture;
    const VaultSealer none(nullptr);
    auto connection = must(storage::Connection::open(fixture.file(), storage::Access::ReadWrite));
    const auto store =
        must(SignalStore::open(std::move(connection), none, fixture.clock, fixture.backups()));
    QVERIFY(!store->setEnabled(SignalId::Plays, true, kHow).ok());
    must(store->record(fixture.play(1)));
    QVERIFY(must(store->history()).plays.empty());
    must(store->applyRetention());
    QVERIFY(!store->sealer().encrypts());
}

void TestSignalsVault::nothingIsInTheClear() {
    const library::TrackId canary{0x5A17'C0DE'BEEF};
    for (const Sealing sealing : {Sealing::Plain, Sealing::Vault}) {
        ListeningFixture fixture(sealing);
        const auto store = fixture.open();
        allowAll(*store);
        must(store->record(fixture.play(qint64(canary))));
        const QByteArray whole = encodeEntry({canary, Moment{1, std::nullopt}, LikeDetail{1}});
        const QByteArray packed = whole.mid(2, whole.size() - 4);
        QCOMPARE(filesHolding(fixture.folder, packed, false).isEmpty(), sealing == Sealing::Vault);
    }
}

void TestSignalsVault::spoiltRowsAreCountedAndTheRestIsRead() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowAll(*store);
    listen(fixture, *store, 8);
    const auto rows = must(store->entries(SignalId::Plays, 100)); // newest first
    const auto row = [&](std::size_t i) { return std::to_string(rows.at(i).row); };
    SQLite::Database raw = fixture.raw();
    raw.exec("CREATE TEMP TABLE kept AS SELECT event, sealed FROM signal_plays");
    const auto put = [&](const std::string& at, const std::string& value) {
        raw.exec("UPDATE signal_plays SET sealed = " + value + " WHERE event = " + at);
    };
    const auto sealed = [](const std::string& of) {
        return "(SELECT sealed FROM kept WHERE event = " + of + ")";
    };
    put(row(0), sealed(row(1))); // swapped
    put(row(1), sealed(row(0)));
    put(row(2), "substr(sealed, 1, length(sealed) - 1)"); // cut
    put(row(3), "CAST(substr(sealed, 1, 30) || iif(substr(sealed, 31, 1) = x'00', x'01', x'00') || "
                "substr(sealed, 32) AS BLOB)");                 // flipped
    put(row(4), "(SELECT sealed FROM signal_daytime LIMIT 1)"); // moved from another table
    raw.exec("INSERT INTO signal_plays SELECT event + 1000, sealed FROM kept LIMIT 1"); // doubled
    put(row(5), "x''");
    const SignalState state = stateOf(*store, SignalId::Plays);
    QCOMPARE(state.entries, 9);
    QCOMPARE(state.damaged, 7);
    QCOMPARE(must(store->history()).plays.size(), std::size_t(2));
    QCOMPARE(must(store->history()).daytimes.size(), std::size_t(8));
    must(store->rotateKeys()); // does not stumble over them
    QCOMPARE(stateOf(*store, SignalId::Plays).damaged, 7);
    QCOMPARE(must(store->history()).plays.size(), std::size_t(2));
}

void TestSignalsVault::manyRowsComeInTheirOrder() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    must(store->setEnabled(SignalId::Plays, true, kHow));
    constexpr int kRows = 30'000; // several batches for every processor
    {
        const auto connection =
            must(storage::Connection::open(fixture.file(), storage::Access::ReadWrite));
        SQLite::Transaction transaction(connection.db());
        SignalTable table(connection.db(), SignalId::Plays,
                          must(fixture.sealer.writer(SignalId::Plays)));
        for (int i = 1; i <= kRows; ++i) {
            table.insert(i, {library::TrackId{i}, Moment{20'000, std::nullopt}, PlayDetail{}});
        }
        connection.db().exec("UPDATE signal_plays SET sealed = x'81' WHERE event % 1000 = 0");
        transaction.commit();
    }
    const std::vector<PlayRecord> plays = must(store->history()).plays;
    QCOMPARE(plays.size(), std::size_t(kRows - kRows / 1000));
    std::size_t at = 0;
    for (int i = 1; i <= kRows; ++i) {
        if (i % 1000 != 0) {
            QCOMPARE(plays[at++].track, library::TrackId{i});
        }
    }
    QCOMPARE(stateOf(*store, SignalId::Plays).damaged, kRows / 1000);
}

void TestSignalsVault::erasingDestroysTheKeyFirst() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowAll(*store);
    listen(fixture, *store, 5);
    const auto likes = fixture.keys->keys("likes");
    const auto plays = fixture.keys->keys("plays");
    QCOMPARE(must(store->erase(SignalId::Likes)), 5);
    QVERIFY(!fixture.keys->keys("likes"));
    QCOMPARE(fixture.keys->keys("plays"), plays);
    must(store->setLike(library::TrackId{1}, 1));
    QVERIFY(!fixture.keys->keys("likes")->find(likes->current().generation));
}

void TestSignalsVault::erasedRowsPutBackStayClosed() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowAll(*store);
    listen(fixture, *store, 5);
    SQLite::Database raw = fixture.raw();
    raw.exec("CREATE TEMP TABLE stolen AS SELECT event, sealed FROM signal_plays");
    QCOMPARE(must(store->erase(SignalId::Plays)), 5);
    raw.exec("INSERT INTO signal_plays SELECT event + 500, sealed FROM stolen");
    QCOMPARE(stateOf(*store, SignalId::Plays).damaged, 5);
    QVERIFY(must(store->history()).plays.empty());
}

void TestSignalsVault::anEraseThatWasKilledIsFinished() {
    ListeningFixture fixture;
    {
        const auto store = fixture.open();
        allowAll(*store);
        listen(fixture, *store, 4);
        // As a kill right after the key went leaves it.
        fixture.raw().exec("UPDATE upkeep SET erasing = 'likes'");
        must(fixture.keys->destroyKeys("likes"));
    }
    const OtherProgram next(fixture);
    must(next.keys->open());
    must(next.store->applyRetention());
    QCOMPARE(stateOf(*next.store, SignalId::Likes).entries, 0);
    QCOMPARE(stateOf(*next.store, SignalId::Plays).entries, 4);
    QVERIFY(fixture.raw().execAndGet("SELECT erasing FROM upkeep").isNull());

    fixture.raw().exec("UPDATE upkeep SET erasing = '*'");
    must(next.keys->destroy());
    const OtherProgram last(fixture);
    must(last.store->applyRetention());
    for (const SignalId id : kSealed) {
        QCOMPARE(stateOf(*last.store, id).entries, 0);
        QVERIFY(!stateOf(*last.store, id).on);
    }
}

void TestSignalsVault::eraseEverythingLeavesNoTrace() {
    for (const Sealing sealing : {Sealing::Plain, Sealing::Vault}) {
        ListeningFixture fixture(sealing);
        const auto store = fixture.open();
        allowAll(*store);
        const library::TrackId canary{0x5A17'C0DE'BEEF};
        must(store->record(fixture.play(qint64(canary))));
        listen(fixture, *store, 20);
        (void)must(store->history());
        must(store->noteUse(must(store->enabled()), QString::fromUtf8(kListName)));
        {
            const auto copy =
                must(storage::Connection::open(fixture.file(), storage::Access::ReadOnly));
            must(storage::backUp(
                copy, storage::backupName(fixture.backups(), fixture.file(), fixture.clock.now())));
        }
        const QByteArray whole = encodeEntry({canary, Moment{1, std::nullopt}, LikeDetail{1}});
        const QByteArray packed = whole.mid(2, whole.size() - 4);
        QVERIFY(filesHolding(fixture.folder, kListName, true).size() >= 2); // the search finds it
        QCOMPARE(filesHolding(fixture.folder, packed, false).isEmpty(), sealing == Sealing::Vault);

        QVERIFY(must(store->eraseEverything(kHow)) >= 80);
        QCOMPARE(filesHolding(fixture.folder, kListName, true), QStringList());
        QCOMPARE(filesHolding(fixture.folder, packed, false), QStringList());
        for (const SignalId id : kSealed) {
            QCOMPARE(stateOf(*store, id).entries, 0);
            QVERIFY(!stateOf(*store, id).on);
        }
        QVERIFY(!must(store->consentRecord(100)).empty());
        if (sealing == Sealing::Vault) {
            QCOMPARE(fixture.keys->status().state, vault::VaultState::Absent);
            QVERIFY(!QFile::exists(base::pathText(fixture.folder / "vault.keys")));
            QCOMPARE(fixture.keychain->size(), std::size_t(0));
        }
        // From here it goes on as on the first day.
        must(store->setEnabled(SignalId::Plays, true, kHow));
        must(store->record(fixture.play(1)));
        QCOMPARE(must(store->history()).plays.size(), std::size_t(1));
    }
}

void TestSignalsVault::missingKeysAreNotMadeAnew() {
    ListeningFixture fixture;
    {
        const auto store = fixture.open();
        allowAll(*store);
        listen(fixture, *store, 2);
    }
    const std::filesystem::path file = fixture.folder / "vault.keys";
    const std::filesystem::path aside = fixture.folder / "aside";
    std::filesystem::rename(file, aside);
    const OtherProgram other(fixture);
    const base::Status refused = other.store->setEnabled(SignalId::Plays, true, kHow);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().advice.contains(QStringLiteral("vault.keys")));
    QVERIFY(!std::filesystem::exists(file));
    std::filesystem::rename(aside, file);
    must(other.keys->open());
    QCOMPARE(must(other.store->history()).plays.size(), std::size_t(2));
}

void TestSignalsVault::rotationKeepsEveryRow() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowAll(*store);
    listen(fixture, *store, 30);
    {
        const auto copy =
            must(storage::Connection::open(fixture.file(), storage::Access::ReadOnly));
        must(storage::backUp(
            copy, storage::backupName(fixture.backups(), fixture.file(), fixture.clock.now())));
    }
    const auto before = fixture.keys->keys("plays");
    must(store->rotateKeys());
    const auto after = fixture.keys->keys("plays");
    QVERIFY(!after->rotating());
    QVERIFY(!after->find(before->current().generation));
    for (const SignalId id : kSealed) {
        QCOMPARE(stateOf(*store, id).entries, 30);
        QCOMPARE(stateOf(*store, id).damaged, 0);
    }
    QCOMPARE(must(store->history()).plays.size(), std::size_t(30));
    // The backup was made anew: it opens with the keys that are left.
    const auto backup = storage::newestBackup(fixture.backups(), fixture.file());
    QVERIFY(!backup.empty());
    SQLite::Database copy(base::pathBytes(backup).toStdString());
    const SQLite::Column first = copy.execAndGet("SELECT sealed FROM signal_plays LIMIT 1");
    QCOMPARE(vault::generationOf(
                 QByteArrayView(static_cast<const char*>(first.getBlob()), first.getBytes())),
             after->current().generation);
}

void TestSignalsVault::rotationThatWasKilledIsFinished() {
    ListeningFixture fixture;
    {
        const auto store = fixture.open();
        allowAll(*store);
        listen(fixture, *store, 10);
        must(fixture.keys->beginRotation("plays"));
        must(store->record(fixture.play(11))); // already with the new key
        QCOMPARE(must(store->history()).plays.size(), std::size_t(11));
    }
    const OtherProgram next(fixture);
    must(next.keys->open());
    QVERIFY(next.keys->keys("plays")->rotating());
    must(next.store->applyRetention());
    QVERIFY(!next.keys->keys("plays")->rotating());
    QCOMPARE(must(next.store->history()).plays.size(), std::size_t(11));
    QCOMPARE(stateOf(*next.store, SignalId::Plays).damaged, 0);
}

void TestSignalsVault::anotherProgramMayRecordDuringARotation() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    allowAll(*store);
    listen(fixture, *store, 10);
    std::atomic<int> kept = 0;
    std::jthread other([&](const std::stop_token& stop) {
        const OtherProgram program(fixture);
        must(program.keys->open());
        while (!stop.stop_requested()) {
            must(program.store->record(fixture.play(500 + kept)));
            ++kept;
        }
    });
    for (int round = 0; round < 5; ++round) {
        must(store->rotateKeys());
    }
    other.request_stop();
    other.join();
    must(store->applyRetention());
    QCOMPARE(stateOf(*store, SignalId::Plays).entries, 10 + kept);
    QCOMPARE(stateOf(*store, SignalId::Plays).damaged, 0);
}

void TestSignalsVault::plainRowsAreSealedOnce() {
    ListeningFixture fixture(Sealing::Plain);
    {
        const auto store = fixture.open();
        allowAll(*store);
        listen(fixture, *store, 6);
    }
    const OtherProgram later(fixture);
    QVERIFY(must(later.store->history()).plays.empty());
    must(later.store->setEnabled(SignalId::Plays, true, kHow)); // makes the keys
    for (const SignalId id : kSealed) {
        QCOMPARE(stateOf(*later.store, id).entries, 6);
        QCOMPARE(stateOf(*later.store, id).damaged, 0);
        QVERIFY(!later.keys->keys(info(id).key)->plainBefore);
    }
    QCOMPARE(must(later.store->history()).plays.size(), std::size_t(6));
    QCOMPARE(fixture.raw()
                 .execAndGet("SELECT COUNT(*) FROM signal_plays WHERE "
                             "substr(sealed, 1, 1) = x'81'")
                 .getInt(),
             6);
    // A plain row that comes afterwards is a forgery.
    fixture.raw().exec("INSERT INTO signal_likes VALUES (900, x'016c010101')");
    QCOMPARE(stateOf(*later.store, SignalId::Likes).damaged, 1);
    must(later.store->applyRetention());
    QCOMPARE(must(later.store->history()).likes.size(), std::size_t(6));
}

EARSHOT_TEST(QCoreApplication, TestSignalsVault)

} // namespace earshot::test_signals_vault

#include "test_signals_vault.moc"
