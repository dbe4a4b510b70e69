// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/device_class.h"
#include "core/signals/schema.h"
#include "tests/core/signals/listening_fixture.h"
#include "tests/fixtures/test_program.h"

#include <array>
#include <thread>

namespace earshot::test_signals_store {

using namespace earshot::signals;

namespace {

constexpr std::array kStored{SignalId::Plays,    SignalId::Completion, SignalId::Likes,
                             SignalId::Daytime,  SignalId::Sequence,   SignalId::Choice,
                             SignalId::Activity, SignalId::Device,     SignalId::Spotlight,
                             SignalId::Imports,  SignalId::Circle};

qint64 rowsIn(SQLite::Database& db, SignalId id) {
    return db.execAndGet("SELECT COUNT(*) FROM " + signalTable(id)).getInt64();
}

} // namespace

class TestSignalsStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsStoredUntilAllowed();
    void onlyWhatIsOnIsRecorded_data();
    void onlyWhatIsOnIsRecorded();
    void whatCountsAsAPlay_data();
    void whatCountsAsAPlay();
    void aBrokenFileSaysNothing();
    void timesAreKeptAtTheSwitchsPrecision();
    void timesAreHiddenWhileDaytimeIsOff();
    void weekdayAndHourAreLocal();
    void playsFormSittings();
    void choiceAndListAreKept();
    void theListOfASkipIsKeptToBeForgottenOnly();
    void devicesAreToldApartAndNotNamed_data();
    void devicesAreToldApartAndNotNamed();
    void spotlightsHoldForTheirWeeks();
    void likesAreOnePerTrack();
    void entriesPageBackwards();
    void useIsWrittenDown();

    void consentIsWrittenDown();
    void decliningAsksNoMore();
    void everySignalCanBeSwitchedOn();

    void twoStoresShareOneFile();
};

void TestSignalsStore::nothingIsStoredUntilAllowed() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->record(fixture.play(1)).ok());
    QVERIFY(!store->setLike(library::TrackId{1}, 1).ok());
    SQLite::Database raw = fixture.raw();
    for (const SignalId id : kStored) {
        QCOMPARE(rowsIn(raw, id), 0);
    }
    const SignalSet on = must(store->enabled());
    for (const SignalInfo& row : registry()) {
        QCOMPARE(on.has(row.id), onByDefault(row.id));
        QVERIFY(!must(store->decided(row.id)));
    }
    const History history = must(store->history());
    QVERIFY(history.plays.empty() && history.completions.empty() && history.likes.empty() &&
            history.daytimes.empty());
}

void TestSignalsStore::onlyWhatIsOnIsRecorded_data() {
    QTest::addColumn<SignalId>("only");
    for (const SignalId id :
         {SignalId::Plays, SignalId::Completion, SignalId::Daytime, SignalId::Sequence,
          SignalId::Choice, SignalId::Activity, SignalId::Device, SignalId::Spotlight}) {
        QTest::newRow(info(id).key) << id;
    }
}

void TestSignalsStore::onlyWhatIsOnIsRecorded() {
    QFETCH(SignalId, only);
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(only, true, kHow).ok());
    QVERIFY(store->record(fixture.play(7)).ok());
    SQLite::Database raw = fixture.raw();
    for (const SignalId id : kStored) {
        QCOMPARE(rowsIn(raw, id), id == only ? 1 : 0);
        QCOMPARE(stateOf(*store, id).entries, id == only ? 1 : 0);
    }
    // Switched off, it records nothing more and keeps what it had until it is erased.
    QVERIFY(store->setEnabled(only, false, kHow).ok());
    QVERIFY(store->record(fixture.play(8)).ok());
    QCOMPARE(rowsIn(raw, only), 1);
}

void TestSignalsStore::whatCountsAsAPlay_data() {
    QTest::addColumn<qint64>("heardMs");
    QTest::addColumn<qint64>("durationMs");
    QTest::addColumn<bool>("counts");
    QTest::newRow("skipped at once") << 4'000LL << 200'000LL << false;
    QTest::newRow("just under thirty seconds") << 29'999LL << 200'000LL << false;
    QTest::newRow("thirty seconds") << 30'000LL << 200'000LL << true;
    QTest::newRow("half of a short track") << 10'000LL << 20'000LL << true;
    QTest::newRow("length unknown") << 5'000LL << 0LL << false;
}

void TestSignalsStore::whatCountsAsAPlay() {
    QFETCH(qint64, heardMs);
    QFETCH(qint64, durationMs);
    QFETCH(bool, counts);
    ListeningFixture fixture;
    const auto store = fixture.open();
    for (const SignalId id : {SignalId::Plays, SignalId::Completion, SignalId::Daytime}) {
        QVERIFY(store->setEnabled(id, true, kHow).ok());
    }
    PlayEvent event = fixture.play(1);
    event.heardMs = heardMs;
    event.durationMs = durationMs;
    event.ending = Ending::SkippedOn;
    QVERIFY(store->record(event).ok());
    const History history = must(store->history());
    QCOMPARE(history.plays.size(), std::size_t(counts));
    QCOMPARE(history.daytimes.size(), std::size_t(counts));
    QCOMPARE(history.completions.size(), std::size_t(durationMs > 0));
}

void TestSignalsStore::aBrokenFileSaysNothing() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Plays, true, kHow).ok());
    QVERIFY(store->setEnabled(SignalId::Completion, true, kHow).ok());
    PlayEvent event = fixture.play(1);
    event.ending = Ending::Unplayable;
    QVERIFY(store->record(event).ok());
    QCOMPARE(stateOf(*store, SignalId::Plays).entries, 0);
    QCOMPARE(stateOf(*store, SignalId::Completion).entries, 0);
}

void TestSignalsStore::timesAreKeptAtTheSwitchsPrecision() {
    ListeningFixture fixture(ListeningFixture::Sealing::Plain);
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Plays, true, kHow).ok());
    QVERIFY(store->record(fixture.play(1)).ok());
    QVERIFY(store->setEnabled(SignalId::Daytime, true, kHow).ok());
    QVERIFY(store->record(fixture.play(2)).ok());

    const std::vector<PlayRecord> plays = must(store->history()).plays;
    QCOMPARE(plays.size(), std::size_t(2));
    const QDateTime noon(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC);
    QCOMPARE(plays[0].atSeconds, noon.toSecsSinceEpoch());
    QCOMPARE(plays[1].atSeconds, fixture.clock.nowMs() / 1000);
    QCOMPARE(plays[0].day, QDate(1970, 1, 1).daysTo(QDate(2026, 3, 15)));
    QCOMPARE(plays[1].day, plays[0].day);

    // The bytes themselves hold no more: two plays at different times of a day are stored alike.
    QVERIFY(store->setEnabled(SignalId::Daytime, false, kHow).ok());
    QVERIFY(store->record(fixture.play(3)).ok());
    fixture.clock.advanceMs(3'600'000);
    QVERIFY(store->record(fixture.play(3)).ok());
    SQLite::Database raw = fixture.raw();
    QCOMPARE(
        raw.execAndGet("SELECT COUNT(DISTINCT sealed) FROM signal_plays WHERE event > 2").getInt(),
        1);
}

void TestSignalsStore::timesAreHiddenWhileDaytimeIsOff() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Plays, true, kHow).ok());
    QVERIFY(store->setEnabled(SignalId::Daytime, true, kHow).ok());
    QVERIFY(store->record(fixture.play(1)).ok());
    QVERIFY(store->setEnabled(SignalId::Daytime, false, kHow).ok());
    const History history = must(store->history());
    QCOMPARE(history.plays.front().atSeconds % 86'400, 43'200);
    QVERIFY(history.daytimes.empty());
}

void TestSignalsStore::weekdayAndHourAreLocal() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Daytime, true, kHow).ok());
    PlayEvent event = fixture.play(1);
    // Sunday 23:30 UTC, Monday 00:30 where the person is.
    event.startedMs = QDateTime(QDate(2026, 3, 15), QTime(23, 30), Qt::UTC).toMSecsSinceEpoch();
    event.utcOffsetSeconds = 3600;
    QVERIFY(store->record(event).ok());
    const History history = must(store->history());
    QCOMPARE(history.daytimes.size(), std::size_t(1));
    QCOMPARE(history.daytimes[0].hour, 0);
    QCOMPARE(history.daytimes[0].weekday, 1);
    QCOMPARE(QDate(1970, 1, 1).addDays(history.daytimes[0].day), QDate(2026, 3, 16));
}

void TestSignalsStore::playsFormSittings() {
    ListeningFixture fixture;
    auto store = fixture.open();
    const auto play = [&](qint64 track, bool opens) {
        PlayEvent event = fixture.play(track);
        event.opensSitting = opens;
        must(store->record(event));
    };
    must(store->setEnabled(SignalId::Sequence, true, kHow));
    play(1, true);
    play(2, false);
    PlayEvent skipped = fixture.play(3); // too little for a play: it has no place
    skipped.heardMs = 2'000;
    skipped.ending = Ending::SkippedOn;
    skipped.opensSitting = false;
    must(store->record(skipped));
    play(4, false);
    play(5, true);
    must(store->setEnabled(SignalId::Sequence, false, kHow));
    play(6, false);
    must(store->setEnabled(SignalId::Sequence, true, kHow));
    play(7, false); // what came while it was off is not known: nothing goes on across it
    store.reset();
    store = fixture.open();
    play(8, false); // nor across a restart
    QList<std::array<qint64, 3>> found;
    for (const SequenceRecord& record : must(store->history()).sequences) {
        found.push_back({static_cast<qint64>(record.track), record.sitting, record.place});
        QCOMPARE(QDate(1970, 1, 1).addDays(record.day), QDate(2026, 3, 15));
    }
    QCOMPARE(found, (QList<std::array<qint64, 3>>{
                        {1, 0, 0}, {2, 0, 1}, {4, 0, 2}, {5, 1, 0}, {7, 2, 0}, {8, 3, 0}}));
}

void TestSignalsStore::choiceAndListAreKept() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    must(store->setEnabled(SignalId::Choice, true, kHow));
    must(store->setEnabled(SignalId::Activity, true, kHow));
    // A place on the map, a radio and a moment are no activity, nor is what was put there by hand.
    for (const char* context : {"sleep", "", "now", "radio", "at:0.30,-0.20", "like:12"}) {
        PlayEvent event = fixture.play(5);
        event.byHand = *context == '\0';
        event.context = QString::fromLatin1(context);
        must(store->record(event));
    }
    const History history = must(store->history());
    QCOMPARE(history.choices.size(), std::size_t(6));
    QCOMPARE(std::ranges::count(history.choices, true, &ChoiceRecord::byHand), 1);
    QCOMPARE(history.activities.size(), std::size_t(1));
    QCOMPARE(history.activities[0].list, QStringLiteral("sleep"));
}

void TestSignalsStore::theListOfASkipIsKeptToBeForgottenOnly() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    must(store->setEnabled(SignalId::Activity, true, kHow));
    PlayEvent event = fixture.play(5);
    event.heardMs = 2'000;
    event.ending = Ending::SkippedOn;
    must(store->record(event)); // nothing else is stored of it, so there is nothing to forget
    QCOMPARE(stateOf(*store, SignalId::Activity).entries, 0);
    must(store->setEnabled(SignalId::Completion, true, kHow));
    must(store->record(event));
    QCOMPARE(stateOf(*store, SignalId::Activity).entries, 1);
    QVERIFY(must(store->history()).activities.empty());
}

void TestSignalsStore::devicesAreToldApartAndNotNamed_data() {
    QTest::addColumn<QString>("description");
    QTest::addColumn<DeviceClass>("expected");
    const auto row = [](const char* description, DeviceClass expected) {
        QTest::newRow(description) << QString::fromUtf8(description) << expected;
    };
    row("WH-1000XM4 Headphones", DeviceClass::Headphones);
    row("Kopfhörer (Realtek Audio)", DeviceClass::Headphones);
    row("Anna's AirPods Pro", DeviceClass::Headphones);
    row("Headset Earphone (Speaker)", DeviceClass::Headphones);
    row("MacBook Pro Speakers", DeviceClass::Speakers);
    row("Lautsprecher (High Definition Audio)", DeviceClass::Speakers);
    row("HDA NVidia Digital Stereo (HDMI 2)", DeviceClass::Speakers);
    row("Built-in Audio Analog Stereo", DeviceClass::Other); // whatever is plugged in
    row("Scarlett 2i2 USB", DeviceClass::Other);
    row("", DeviceClass::Other);
}

void TestSignalsStore::devicesAreToldApartAndNotNamed() {
    QFETCH(QString, description);
    QFETCH(DeviceClass, expected);
    QCOMPARE(deviceClassOf(description), expected);
    QCOMPARE(deviceFromKey(deviceKey(expected)), expected);

    ListeningFixture fixture;
    const auto store = fixture.open();
    must(store->setEnabled(SignalId::Device, true, kHow));
    PlayEvent event = fixture.play(5);
    event.device = expected;
    must(store->record(event));
    const History history = must(store->history());
    QCOMPARE(history.devices.size(), std::size_t{1});
    QCOMPARE(history.devices[0].device, expected);
    QCOMPARE(history.devices[0].track, library::TrackId{5});
    QCOMPARE(QDate(1970, 1, 1).addDays(history.devices[0].day), QDate(2026, 3, 15));
}

void TestSignalsStore::spotlightsHoldForTheirWeeks() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    const library::TrackId one{1}, two{2};
    QVERIFY(!store->setSpotlight(one, SpotlightScope::Album, 2, {}).ok()); // off
    must(store->setEnabled(SignalId::Spotlight, true, kHow));
    QVERIFY(!store->setSpotlight(one, SpotlightScope::Album, kMostSpotlightWeeks + 1, {}).ok());
    must(store->setSpotlight(one, SpotlightScope::Album, 2, {}));
    must(store->setSpotlight(two, SpotlightScope::Artist, 1, {}));
    QCOMPARE(must(store->spotlights()).size(), std::size_t{2});

    PlayEvent event = fixture.play(1);
    must(store->record(event));
    event.spotlit = false; // of nothing that was marked: no trace of it
    must(store->record(event));
    const History history = must(store->history());
    QCOMPARE(history.spotlights.size(), std::size_t{2});
    QCOMPARE(history.spotlights[0].weeks, 2);
    QCOMPARE(history.spotlightOutcomes.size(), std::size_t{1});
    QCOMPARE(history.spotlightOutcomes[0].ending, Ending::Finished);

    // Another mark in place of it; one of the other scope stays.
    const std::array instead{one, two};
    must(store->setSpotlight(two, SpotlightScope::Album, 4, instead));
    const auto marks = must(store->spotlights());
    QCOMPARE(marks.size(), std::size_t{2});
    QCOMPARE(marks[0].scope, SpotlightScope::Artist);
    QCOMPARE(marks[1].weeks, 4);

    fixture.clock.advanceMs(std::chrono::milliseconds(std::chrono::hours(24 * 7)).count());
    QCOMPARE(must(store->spotlights()).size(), std::size_t{1}); // the artist's week is over
    must(store->setSpotlight(one, SpotlightScope::Album, 0, instead));
    QVERIFY(must(store->spotlights()).empty());
    must(store->setEnabled(SignalId::Spotlight, false, kHow));
    QVERIFY(must(store->history()).spotlightOutcomes.empty());
}

void TestSignalsStore::likesAreOnePerTrack() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    const library::TrackId one{1};
    const library::TrackId two{2};
    QCOMPARE(must(store->like(one)), 0);
    QVERIFY(store->setEnabled(SignalId::Likes, true, kHow).ok());
    QVERIFY(store->setLike(one, 1).ok());
    QVERIFY(store->setLike(two, -1).ok());
    QVERIFY(store->setLike(one, -1).ok());
    QCOMPARE(must(store->like(one)), -1);
    QCOMPARE(must(store->like(two)), -1);
    QCOMPARE(stateOf(*store, SignalId::Likes).entries, 2);
    QVERIFY(store->setLike(one, 0).ok());
    QCOMPARE(must(store->like(one)), 0);
    QCOMPARE(stateOf(*store, SignalId::Likes).entries, 1);
    QCOMPARE(stateOf(*store, SignalId::Likes).sinceDay, QDate(2026, 3, 15));
    const History history = must(store->history());
    QCOMPARE(history.likes.size(), std::size_t(1));
    QCOMPARE(history.likes[0].track, two);
    QCOMPARE(history.likes[0].value, -1);
    QVERIFY(store->setEnabled(SignalId::Likes, false, kHow).ok());
    QCOMPARE(must(store->like(two)), 0);
}

void TestSignalsStore::entriesPageBackwards() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Completion, true, kHow).ok());
    for (int i = 1; i <= 5; ++i) {
        QVERIFY(store->record(fixture.play(i)).ok());
    }
    QVERIFY(store->setEnabled(SignalId::Completion, false, kHow).ok());
    const auto first = must(store->entries(SignalId::Completion, 2));
    QCOMPARE(first.size(), std::size_t(2));
    QCOMPARE(first[0].track, library::TrackId{5});
    QCOMPARE(first[0].text, QStringLiteral("15 Mar 2026: finished, 100 % heard"));
    const auto rest = must(store->entries(SignalId::Completion, 10, first[1].row));
    QCOMPARE(rest.size(), std::size_t(3));
    QCOMPARE(rest[2].track, library::TrackId{1});
    QVERIFY(must(store->entries(SignalId::Sound, 10)).empty());
}

void TestSignalsStore::useIsWrittenDown() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    SignalSet used;
    used.set(SignalId::Sound, true);
    used.set(SignalId::Daytime, true);
    QVERIFY(store->noteUse(used, QStringLiteral("Focus")).ok());
    const SignalState sound = stateOf(*store, SignalId::Sound);
    QCOMPARE(sound.lastUsedBy, QStringLiteral("Focus"));
    // While daytime is off, no time of day is kept here either.
    QCOMPARE(sound.lastUsedMs,
             QDateTime(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(sound.lastUsedDay, QDate(2026, 3, 15));
    QVERIFY(fixture.raw().execAndGet("SELECT last_ms FROM usage WHERE signal = 'sound'").isNull());
    QVERIFY(!stateOf(*store, SignalId::Mood).lastUsedMs);
    QVERIFY(store->setEnabled(SignalId::Daytime, true, kHow).ok());
    QVERIFY(store->noteUse(used, QStringLiteral("Sleep")).ok());
    QCOMPARE(stateOf(*store, SignalId::Sound).lastUsedBy, QStringLiteral("Sleep"));
    QCOMPARE(stateOf(*store, SignalId::Sound).lastUsedMs, fixture.clock.nowMs());
}

void TestSignalsStore::consentIsWrittenDown() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    QVERIFY(store->setEnabled(SignalId::Plays, true, QStringLiteral("asked on Listen Now")).ok());
    fixture.clock.advanceMs(60'000);
    QVERIFY(store->setEnabled(SignalId::Plays, true, kHow).ok()); // changes nothing
    QVERIFY(store->setEnabled(SignalId::Plays, false, QStringLiteral("signals page")).ok());
    const std::vector<ConsentEntry> record = must(store->consentRecord(10));
    QCOMPARE(record.size(), std::size_t(2));
    QCOMPARE(record[0].decision, Decision::Off);
    QCOMPARE(record[0].how, QStringLiteral("signals page"));
    QCOMPARE(record[0].atMs, fixture.clock.nowMs());
    QCOMPARE(record[1].decision, Decision::On);
    QCOMPARE(record[1].signal, SignalId::Plays);
    QCOMPARE(record[1].how, QStringLiteral("asked on Listen Now"));
    QCOMPARE(stateOf(*store, SignalId::Plays).decidedMs, fixture.clock.nowMs());
    QVERIFY(!stateOf(*store, SignalId::Plays).on);
    // A content signal that is on by itself can be switched off, and that is kept, too.
    QVERIFY(store->setEnabled(SignalId::Sound, false, kHow).ok());
    QVERIFY(!must(fixture.open()->enabled()).has(SignalId::Sound));
}

void TestSignalsStore::decliningAsksNoMore() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    const std::array asked{SignalId::Plays, SignalId::Completion};
    QVERIFY(store->decline(asked, kHow).ok());
    QVERIFY(must(store->decided(SignalId::Plays)));
    QVERIFY(must(store->decided(SignalId::Completion)));
    QVERIFY(!must(store->decided(SignalId::Likes)));
    QVERIFY(!must(store->enabled()).has(SignalId::Plays));
    QCOMPARE(must(store->consentRecord(1)).front().decision, Decision::Declined);
}

void TestSignalsStore::everySignalCanBeSwitchedOn() {
    ListeningFixture fixture;
    const auto store = fixture.open();
    for (const SignalInfo& row : registry()) {
        QVERIFY2(store->setEnabled(row.id, true, kHow).ok(), row.key);
        QVERIFY2(must(store->enabled()).has(row.id), row.key);
    }
}

void TestSignalsStore::twoStoresShareOneFile() {
    ListeningFixture fixture;
    const auto first = fixture.open();
    QVERIFY(first->setEnabled(SignalId::Plays, true, kHow).ok());
    constexpr int kEach = 200;
    const auto recordMany = [&](SignalStore& store, qint64 from) {
        for (int i = 0; i < kEach; ++i) {
            if (!store.record(fixture.play(from + i)).ok()) {
                qFatal("a play was lost");
            }
        }
    };
    std::thread other([&] {
        const auto second = fixture.open();
        recordMany(*second, 1'000);
    });
    recordMany(*first, 1);
    other.join();
    QCOMPARE(stateOf(*first, SignalId::Plays).entries, 2 * kEach);
    QCOMPARE(must(first->history()).plays.size(), std::size_t(2 * kEach));
}

EARSHOT_TEST(QCoreApplication, TestSignalsStore)

} // namespace earshot::test_signals_store

#include "test_signals_store.moc"
