// SPDX-License-Identifier: GPL-3.0-or-later
// How long entries are kept, and how much a signal counts, as the person chose it.
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_signals_choices {

using namespace earshot::signals;

namespace {

constexpr qint64 kDayMs = 86'400'000;

/// One play on each of so many days, the last one today.
void playDaily(ListeningFixture& data, SignalStore& store, int days) {
    data.clock.advanceMs(-kDayMs * (days - 1));
    for (int day = 0; day < days; ++day) {
        must(store.record(data.play(day + 1)));
        data.clock.advanceMs(day + 1 < days ? kDayMs : 0);
    }
}

qint64 entriesOf(const SignalStore& store, SignalId id) {
    return stateOf(store, id).entries;
}

} // namespace

class TestSignalsChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAChoiceTheRegistryHolds() {
        ListeningFixture data;
        const auto store = data.open();
        for (const SignalState& state : must(store->states())) {
            QCOMPARE(state.keepDays, info(state.id).keepDays);
            QCOMPARE(state.dialPercent, kDialAsIs);
        }
    }

    void aShorterTimeSaysWhatGoesAndThenDeletesIt() {
        ListeningFixture data;
        const auto store = data.open();
        allowEverything(*store);
        playDaily(data, *store, 100);
        QCOMPARE(must(store->setKeepDays(SignalId::Plays, 30, Forget::Count)), 69);
        QCOMPARE(entriesOf(*store, SignalId::Plays), 100);
        QCOMPARE(stateOf(*store, SignalId::Plays).keepDays, 0); // only looked at
        QCOMPARE(must(store->setKeepDays(SignalId::Plays, 30, Forget::Delete)), 69);
        QCOMPARE(entriesOf(*store, SignalId::Plays), 31);
        QCOMPARE(entriesOf(*store, SignalId::Completion), 100); // keeps its own
        // And so on each day, also in another program.
        const auto other = data.open();
        QCOMPARE(stateOf(*other, SignalId::Plays).keepDays, 30);
        data.clock.advanceMs(kDayMs);
        must(other->record(data.play(5)));
        QCOMPARE(entriesOf(*other, SignalId::Plays), 31);
    }

    void whatWentIsNowhere() {
        ListeningFixture data;
        const auto store = data.open();
        allowEverything(*store);
        PlayEvent event = data.play(1);
        event.track = kCanary;
        must(store->record(event));
        data.clock.advanceMs(40 * kDayMs);
        must(store->record(data.play(2)));
        for (const SignalInfo& row : registry()) {
            if (hasTable(row.id)) {
                must(store->setKeepDays(row.id, 30, Forget::Delete));
            }
        }
        for (const HeldSignal& held : must(store->holdings()).signalEntries) {
            for (const StoredEntry& stored : held.entries) {
                QVERIFY2(stored.entry.track != kCanary, info(held.id).key);
            }
        }
        QCOMPARE(must(store->history()).plays.size(), std::size_t(1));
    }

    void aLongerTimeDeletesNothing() {
        ListeningFixture data;
        const auto store = data.open();
        allowEverything(*store);
        playDaily(data, *store, 3);
        QCOMPARE(must(store->setKeepDays(SignalId::Completion, kKeepForever, Forget::Delete)), 0);
        data.clock.advanceMs(kDayMs * 365 * 10);
        must(store->applyRetention());
        QCOMPARE(entriesOf(*store, SignalId::Completion), 3);
        QCOMPARE(entriesOf(*store, SignalId::Daytime), 0); // two years by itself
        must(store->setKeepDays(SignalId::Completion, std::nullopt, Forget::Delete));
        QCOMPARE(entriesOf(*store, SignalId::Completion), 0);
    }

    void lockedNothingIsChosen() {
        ListeningFixture data;
        const auto store = data.open();
        allowEverything(*store);
        must(store->record(data.play(1)));
        data.keys->lock();
        QVERIFY(!store->setKeepDays(SignalId::Plays, 30, Forget::Delete).ok());
        must(data.keys->open());
        QCOMPARE(stateOf(*store, SignalId::Plays).keepDays, 0);
    }

    void nonsenseIsRefused() {
        ListeningFixture data;
        const auto store = data.open();
        QVERIFY(!store->setKeepDays(SignalId::Sound, 30, Forget::Delete).ok());
        QVERIFY(!store->setKeepDays(SignalId::Plays, -1, Forget::Delete).ok());
        QVERIFY(!store->setKeepDays(SignalId::Plays, kLongestKeepDays + 1, Forget::Delete).ok());
        QVERIFY(!store->setDial(SignalId::Plays, 33).ok());
        // What somebody else has written into the file does no harm.
        data.raw().exec("INSERT INTO preference VALUES ('plays', -5, 100000), ('smell', 1, 1)");
        QCOMPARE(stateOf(*store, SignalId::Plays).keepDays, 0);
        QCOMPARE(stateOf(*store, SignalId::Plays).dialPercent, kDialAsIs);
    }

    void aDialIsKept() {
        ListeningFixture data;
        must(data.open()->setDial(SignalId::Sound, 150));
        const Preferences chosen = must(data.open()->preferences());
        QCOMPARE(chosen.dials().factor(SignalId::Sound), 1.5);
        QCOMPARE(chosen.dials().factor(SignalId::Mood), 1.0);
        must(data.open()->setDial(SignalId::Sound, kDialAsIs));
        QCOMPARE(must(data.open()->preferences()).ownDial[0], std::nullopt);
    }

    void whatIsChosenIsSaid() {
        for (const int days : keepChoices()) {
            QVERIFY(!keepChoiceText(days).isEmpty());
        }
        QCOMPARE(signalKept(SignalId::Plays, 90),
                 QStringLiteral("For 90 days, then deleted by itself."));
        QCOMPARE(signalKept(SignalId::Plays, 365),
                 QStringLiteral("For one year, then deleted by itself."));
        QCOMPARE(signalKept(SignalId::Plays, 0), QStringLiteral("Until you erase it."));
    }
};

EARSHOT_TEST(QCoreApplication, TestSignalsChoices)

} // namespace earshot::test_signals_choices

#include "test_signals_choices.moc"
