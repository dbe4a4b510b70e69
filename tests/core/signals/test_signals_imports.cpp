// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/entry_text.h"
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

namespace earshot::test_signals_imports {

using namespace earshot::signals;

namespace {

constexpr qint64 kNewYear2021 = 1'609'459'200; // UTC
constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;

ImportedPlay heard(qint64 track, qint64 at, std::optional<qint64> ms = 200'000,
                   ImportOutcome outcome = ImportOutcome::Finished) {
    return {library::TrackId{track}, at, 3600, ms, outcome}; // Berlin in winter
}

/// Track 1 at noon and in the evening of the same day, track 2 the day after, one skipped.
std::vector<ImportedPlay> someWeeks() {
    std::vector<ImportedPlay> plays{
        heard(1, kNewYear2021 + 11 * kHour), heard(1, kNewYear2021 + 20 * kHour),
        heard(2, kNewYear2021 + kDay, std::nullopt, ImportOutcome::Unknown),
        heard(3, kNewYear2021 + 2 * kDay, 4'000, ImportOutcome::Skipped)};
    for (int day = 10; day < 30; ++day) {
        plays.push_back(heard(day % 4 + 1, kNewYear2021 + day * kDay));
    }
    return plays;
}

/// As holdings has it: everything but the numbers of events.
QStringList told(const SignalStore& store) {
    QStringList lines;
    for (const HeldSignal& held : must(store.holdings(SignalId::Imports)).signalEntries) {
        for (const StoredEntry& stored : held.entries) {
            lines +=
                QStringLiteral("%1 ").arg(qint64(stored.entry.track)) + entryText(stored.entry);
        }
    }
    return lines;
}

struct Imports {
    ListeningFixture fixture;
    std::unique_ptr<SignalStore> store = fixture.open();

    explicit Imports(bool daytime = true) {
        must(store->setEnabled(SignalId::Imports, true, kHow));
        must(store->setEnabled(SignalId::Daytime, daytime, kHow));
    }
    IntakeCount add(const std::vector<ImportedPlay>& plays,
                    ImportSource source = ImportSource::Spotify) const {
        return must(store->addImport(source, plays));
    }
};

} // namespace

class TestSignalsImports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingComesInUntilAllowed() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        const auto refused = store->addImport(ImportSource::Spotify, someWeeks());
        QVERIFY(!refused.ok() && !refused.error().advice.isEmpty());
        QCOMPARE(stateOf(*store, SignalId::Imports).entries, 0);

        must(store->setEnabled(SignalId::Imports, true, kHow));
        must(store->addImport(ImportSource::Spotify, someWeeks()));
        QVERIFY(!must(store->history()).imports.empty());
        must(store->setEnabled(SignalId::Imports, false, kHow));
        QVERIFY(must(store->history()).imports.empty());
        QVERIFY(!store->addImport(ImportSource::LastFm, someWeeks()).ok());
        fixture.keys->lock();
        QVERIFY(!store->addImport(ImportSource::LastFm, someWeeks()).ok());
    }

    void whatWasInTheFileIsStored() {
        const Imports imports;
        QCOMPARE(imports.add(someWeeks()), (IntakeCount{.added = 24}));
        const QStringList lines = told(*imports.store);
        QCOMPARE(lines.size(), 24);
        QCOMPARE(lines[0],
                 QStringLiteral("1 1 Jan 2021, 12:00: from Spotify, 3:20 heard, finished"));
        QCOMPARE(lines[2], QStringLiteral("2 2 Jan 2021, 01:00: from Spotify"));
        QCOMPARE(lines[3],
                 QStringLiteral("3 3 Jan 2021, 01:00: from Spotify, 0:04 heard, skipped"));
        const History history = must(imports.store->history());
        QCOMPARE(history.imports.size(), std::size_t(24));
        QVERIFY(history.plays.empty() && history.daytimes.empty() && history.completions.empty());
        QVERIFY(history.imports[0].countsAsPlay());  // finished
        QVERIFY(history.imports[2].countsAsPlay());  // a list of plays lists no others
        QVERIFY(!history.imports[3].countsAsPlay()); // skipped after four seconds
        QCOMPARE(history.imports[3].day, QDate(1970, 1, 1).daysTo(QDate(2021, 1, 3)));
        const auto views = must(imports.store->imports());
        QCOMPARE(views.size(), std::size_t(1));
        QCOMPARE(views[0].plays, 24);
        QCOMPARE(views[0].first, QDate(2021, 1, 1));
        QCOMPARE(views[0].last, QDate(2021, 1, 30));
        QCOMPARE(must(imports.store->entries(SignalId::Imports, 100)).size(), std::size_t(24));
    }

    void theSameFileAddsNothing_data() {
        QTest::addColumn<bool>("daytime");
        QTest::newRow("with times") << true;
        QTest::newRow("days only") << false;
    }
    void theSameFileAddsNothing() {
        QFETCH(bool, daytime);
        const Imports imports(daytime);
        imports.add(someWeeks());
        const QStringList once = told(*imports.store);
        QCOMPARE(imports.add(someWeeks()), (IntakeCount{.known = 24}));
        QCOMPARE(told(*imports.store), once);
        QCOMPARE(must(imports.store->imports()).size(), std::size_t(1));

        // A longer export has the same plays, some only to the minute, and two more.
        std::vector<ImportedPlay> longer = someWeeks();
        for (ImportedPlay& play : longer) {
            play.atSeconds += 30;
        }
        longer.push_back(heard(1, kNewYear2021 + 21 * kHour)); // the third of that day
        longer.push_back(heard(2, kNewYear2021 + 60 * kDay));
        longer.push_back(longer.back()); // and twice in it
        QCOMPARE(imports.add(longer), (IntakeCount{.added = 2, .known = 25}));
        QCOMPARE(imports.add(longer), (IntakeCount{.known = 27}));
        // What another service has is its own.
        QCOMPARE(imports.add(someWeeks(), ImportSource::LastFm).added, 24);
        QCOMPARE(must(imports.store->imports()).front().source, ImportSource::LastFm);
    }

    void theSameFileAddsNothingAfterTheSwitchOfDaytime() {
        const Imports imports(false);
        imports.add(someWeeks());
        must(imports.store->setEnabled(SignalId::Daytime, true, kHow));
        QCOMPARE(imports.add(someWeeks()).added, 0);
        const Imports other(true);
        other.add(someWeeks());
        must(other.store->setEnabled(SignalId::Daytime, false, kHow));
        QCOMPARE(other.add(someWeeks()).added, 0);
        QCOMPARE(other.add({heard(1, kNewYear2021 + 12 * kHour)}).added, 1); // another time
    }

    void withoutDaytimeOnlyTheDayIsKept() {
        const Imports imports(false);
        imports.add(someWeeks());
        QCOMPARE(told(*imports.store).front(),
                 QStringLiteral("1 1 Jan 2021: from Spotify, 3:20 heard, finished"));
        const Imports precise;
        precise.add(someWeeks());
        must(precise.store->erase(SignalId::Daytime));
        QCOMPARE(told(*precise.store), told(*imports.store));
    }

    void olderThanItIsKeptStaysOut() {
        const Imports imports; // in March 2026
        must(imports.store->setKeepDays(SignalId::Imports, 365, Forget::Delete));
        std::vector<ImportedPlay> plays = someWeeks();
        plays.push_back(heard(1, kNewYear2021 + 5 * 365 * kDay));
        QCOMPARE(imports.add(plays), (IntakeCount{.added = 1, .expired = 24}));
    }

    void aForgottenImportWasNeverThere() {
        Imports forgetting, never;
        const std::vector<ImportedPlay> later{heard(2, kNewYear2021 + 90 * kDay),
                                              heard(4, kNewYear2021 + 91 * kDay)};
        for (Imports* imports : {&forgetting, &never}) {
            must(imports->store->setEnabled(SignalId::Plays, true, kHow));
            must(imports->store->record(imports->fixture.play(1)));
        }
        forgetting.add(later);
        forgetting.add(someWeeks());
        never.add(later);
        QVERIFY(told(*forgetting.store) != told(*never.store));

        Forgetting which;
        which.import = must(forgetting.store->imports()).front().number;
        QCOMPARE(must(forgetting.store->forget(which, Forget::Count)), 24);
        QCOMPARE(must(forgetting.store->forget(which, Forget::Delete)), 24);
        QCOMPARE(told(*forgetting.store), told(*never.store));
        const History here = must(forgetting.store->history());
        const History there = must(never.store->history());
        QVERIFY(std::ranges::equal(
            here.imports, there.imports, [](const ImportRecord& a, const ImportRecord& b) {
                return a.track == b.track && a.source == b.source && a.outcome == b.outcome &&
                       a.heardMs == b.heardMs && a.day == b.day;
            }));
        QCOMPARE(here.plays.size(), std::size_t(1)); // what was played here stays
        QCOMPARE(must(forgetting.store->imports()).size(), std::size_t(1));
        QCOMPARE(forgetting.add(someWeeks()).added, 24); // it may come again
    }

    void forgottenByDaysHoursAndTracksToo() {
        const Imports imports;
        imports.add(someWeeks());
        Forgetting evening;
        evening.firstHour = evening.lastHour = 21;
        QCOMPARE(must(imports.store->forget(evening, Forget::Count)), 1);
        Forgetting firstDay;
        firstDay.first = firstDay.last = QDate(2021, 1, 1);
        QCOMPARE(must(imports.store->forget(firstDay, Forget::Delete)), 2);
        Forgetting track;
        track.tracks = {library::TrackId{3}};
        QCOMPARE(must(imports.store->forget(track, Forget::Count)), 6);
    }

    void forgottenBytesAreNowhere() {
        ListeningFixture fixture(ListeningFixture::Sealing::Plain);
        const auto store = fixture.open();
        allowEverything(*store);
        const std::vector<ImportedPlay> first{heard(1, kNewYear2021)};
        const std::vector<ImportedPlay> second{heard(qint64(kCanary), kNewYear2021 + kDay)};
        must(store->addImport(ImportSource::Spotify, first));
        must(store->addImport(ImportSource::Spotify, second));
        QVERIFY(!filesHolding(fixture.folder, packed(kCanary)).isEmpty());
        Forgetting which;
        which.import = must(store->imports()).front().number;
        must(store->forget(which, Forget::Delete));
        QCOMPARE(filesHolding(fixture.folder, packed(kCanary)), QStringList());
        QCOMPARE(stateOf(*store, SignalId::Imports).entries, 1);
    }
};

EARSHOT_TEST(QCoreApplication, TestSignalsImports)

} // namespace earshot::test_signals_imports

#include "test_signals_imports.moc"
