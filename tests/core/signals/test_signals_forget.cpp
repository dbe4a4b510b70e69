// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

namespace earshot::test_signals_forget {

using namespace earshot::signals;

namespace {

/// Plays this track so many hours before the fixture's Sunday, 18:02.
void playAgo(const ListeningFixture& fixture, SignalStore& store, qint64 track, int hoursAgo,
             bool opensSitting = true) {
    PlayEvent event = fixture.play(track);
    event.opensSitting = opensSitting;
    event.startedMs -= hoursAgo * 3'600'000LL;
    must(store.record(event));
}

/// The numbers of tracks that are known to have been played, oldest first.
QList<qint64> played(const SignalStore& store) {
    QList<qint64> tracks;
    for (const PlayRecord& play : must(store.history()).plays) {
        tracks += static_cast<qint64>(play.track);
    }
    return tracks;
}

bool operator==(const History& one, const History& other) {
    const auto plays = [](const PlayRecord& a, const PlayRecord& b) {
        return a.track == b.track && a.atSeconds == b.atSeconds && a.day == b.day;
    };
    const auto completions = [](const CompletionRecord& a, const CompletionRecord& b) {
        return a.track == b.track && a.share == b.share && a.ending == b.ending && a.day == b.day;
    };
    const auto likes = [](const LikeRecord& a, const LikeRecord& b) {
        return a.track == b.track && a.value == b.value && a.day == b.day;
    };
    const auto daytimes = [](const DaytimeRecord& a, const DaytimeRecord& b) {
        return a.track == b.track && a.hour == b.hour && a.weekday == b.weekday && a.day == b.day;
    };
    const auto choices = [](const ChoiceRecord& a, const ChoiceRecord& b) {
        return a.track == b.track && a.byHand == b.byHand && a.day == b.day;
    };
    const auto activities = [](const ActivityRecord& a, const ActivityRecord& b) {
        return a.track == b.track && a.list == b.list && a.day == b.day;
    };
    const auto devices = [](const DeviceRecord& a, const DeviceRecord& b) {
        return a.track == b.track && a.device == b.device && a.day == b.day;
    };
    const auto marks = [](const SpotlightMark& a, const SpotlightMark& b) {
        return a.track == b.track && a.scope == b.scope && a.weeks == b.weeks && a.day == b.day;
    };
    const auto outcomes = [](const SpotlightOutcome& a, const SpotlightOutcome& b) {
        return a.track == b.track && a.share == b.share && a.ending == b.ending && a.day == b.day;
    };
    const auto sequences = [](const SequenceRecord& a, const SequenceRecord& b) {
        return a.track == b.track && a.sitting == b.sitting && a.place == b.place && a.day == b.day;
    };
    return std::ranges::equal(one.plays, other.plays, plays) &&
           std::ranges::equal(one.sequences, other.sequences, sequences) &&
           std::ranges::equal(one.choices, other.choices, choices) &&
           std::ranges::equal(one.spotlights, other.spotlights, marks) &&
           std::ranges::equal(one.spotlightOutcomes, other.spotlightOutcomes, outcomes) &&
           std::ranges::equal(one.devices, other.devices, devices) &&
           std::ranges::equal(one.activities, other.activities, activities) &&
           std::ranges::equal(one.completions, other.completions, completions) &&
           std::ranges::equal(one.likes, other.likes, likes) &&
           std::ranges::equal(one.daytimes, other.daytimes, daytimes);
}

} // namespace

class TestSignalsForget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePlayGoesFromEverySignal() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        allowEverything(*store);
        for (const qint64 track : {1, 2, 3}) {
            must(store->record(fixture.play(track)));
        }
        const auto shown = must(store->entries(SignalId::Plays, 10));
        QCOMPARE(shown.size(), std::size_t(3)); // newest first
        Forgetting which;
        which.event = shown[1].row;
        QCOMPARE(must(store->forget(which, Forget::Count)), entriesOfAPlay());
        QCOMPARE(played(*store), (QList<qint64>{1, 2, 3})); // counting changes nothing
        QCOMPARE(must(store->forget(which, Forget::Delete)), entriesOfAPlay());
        QCOMPARE(played(*store), (QList<qint64>{1, 3}));
        QCOMPARE(stateOf(*store, SignalId::Completion).entries, 2);
        QCOMPARE(stateOf(*store, SignalId::Daytime).entries, 2);
        QCOMPARE(must(store->forget(which, Forget::Delete)), 0); // it is gone
    }

    void daysAndHoursAndArtists() {
        ListeningFixture fixture; // 18:02
        const auto store = fixture.open();
        allowEverything(*store);
        playAgo(fixture, *store, 1, 50); // 13 March, 16:02
        playAgo(fixture, *store, 2, 26); // 14 March, 16:02
        playAgo(fixture, *store, 3, 4);  // 15 March, 14:02
        playAgo(fixture, *store, 4, 2);  // 15 March, 16:02
        playAgo(fixture, *store, 2, 1);  // 15 March, 17:02
        must(store->setLike(library::TrackId{2}, 1));

        const auto counted = [&](const Forgetting& which) {
            return must(store->forget(which, Forget::Count));
        };
        Forgetting day;
        day.first = day.last = QDate(2026, 3, 14);
        const int each = entriesOfAPlay();
        QCOMPARE(counted(day), each);
        Forgetting since;
        since.first = QDate(2026, 3, 15);
        QCOMPARE(counted(since), 3 * each + 1); // three plays and a like
        Forgetting afternoons;
        afternoons.firstHour = afternoons.lastHour = 16;
        QCOMPARE(counted(afternoons), 3 * each);
        Forgetting thatHour = since;
        thatHour.firstHour = 16;
        thatHour.lastHour = 17;
        QCOMPARE(counted(thatHour), 2 * each);
        Forgetting artist;
        artist.tracks = {library::TrackId{2}, library::TrackId{4}};
        QCOMPARE(counted(artist), 3 * each + 1);

        QCOMPARE(must(store->forget(thatHour, Forget::Delete)), 2 * each);
        QCOMPARE(played(*store), (QList<qint64>{1, 2, 3}));
        QCOMPARE(must(store->forget(artist, Forget::Delete)), each + 1); // the like with it
        QCOMPARE(played(*store), (QList<qint64>{1, 3}));
        QVERIFY(must(store->history()).likes.empty());
    }

    void whatIsForgottenWasNeverKnown() {
        ListeningFixture forgetting;
        ListeningFixture never;
        const auto store = forgetting.open();
        const auto other = never.open();
        allowEverything(*store);
        allowEverything(*other);
        std::array opens{true, true};
        for (int hour = 40; hour > 0; --hour) { // in sittings of six
            const qint64 track = hour % 7;
            opens = {opens[0] || hour % 6 == 0, opens[1] || hour % 6 == 0};
            playAgo(forgetting, *store, track, hour, std::exchange(opens[0], false));
            if (track != 3) {
                playAgo(never, *other, track, hour, std::exchange(opens[1], false));
            }
        }
        QVERIFY(!(must(store->history()) == must(other->history())));
        Forgetting which;
        which.tracks = {library::TrackId{3}};
        must(store->forget(which, Forget::Delete));
        QVERIFY(must(store->history()) == must(other->history()));
        for (const SignalInfo& row : registry()) {
            QCOMPARE(stateOf(*store, row.id).entries, stateOf(*other, row.id).entries);
            QCOMPARE(stateOf(*store, row.id).sinceDay, stateOf(*other, row.id).sinceDay);
        }
    }

    void aListIsForgottenAsIfItHadNeverBeenOn() {
        ListeningFixture forgetting;
        ListeningFixture never;
        const auto store = forgetting.open();
        const auto other = never.open();
        allowEverything(*store);
        allowEverything(*other);
        for (int hour = 40; hour > 0; --hour) {
            PlayEvent event = forgetting.play(1 + hour % 7);
            event.startedMs -= hour * 3'600'000LL;
            event.context = std::array{QStringLiteral("focus"), QStringLiteral("calm"),
                                       QString()}[std::size_t(hour % 3)];
            if (hour % 4 == 0) { // left too early for a play
                event.heardMs = 10'000;
                event.ending = Ending::SkippedOn;
            }
            must(store->record(event));
            if (event.context != QStringLiteral("focus")) {
                must(other->record(event));
            }
        }
        QVERIFY(!(must(store->history()) == must(other->history())));
        must(store->setEnabled(SignalId::Activity, false, kHow)); // what it knows stays known
        must(other->setEnabled(SignalId::Activity, false, kHow));
        Forgetting which;
        which.list = "focus";
        const qint64 counted = must(store->forget(which, Forget::Count));
        constexpr int kEntriesOfASkip = 3; // completion, spotlight and activity
        QCOMPARE(counted, 10 * entriesOfAPlay() + 3 * kEntriesOfASkip);
        QCOMPARE(must(store->forget(which, Forget::Delete)), counted);
        QVERIFY(must(store->history()) == must(other->history()));
        for (const SignalInfo& row : registry()) {
            QCOMPARE(stateOf(*store, row.id).entries, stateOf(*other, row.id).entries);
            QCOMPARE(stateOf(*store, row.id).sinceDay, stateOf(*other, row.id).sinceDay);
        }
    }

    void aListMeetsTheOtherConditions() {
        ListeningFixture fixture; // 18:02, from the list "focus"
        const auto store = fixture.open();
        allowEverything(*store);
        playAgo(fixture, *store, 1, 50); // 13 March, 16:02
        playAgo(fixture, *store, 2, 26); // 14 March, 16:02
        Forgetting which;
        which.list = "focus";
        which.firstHour = which.lastHour = 16; // what another entry of the play tells
        which.first = QDate(2026, 3, 14);
        QCOMPARE(must(store->forget(which, Forget::Count)), entriesOfAPlay());
        which.list = "calm";
        QCOMPARE(must(store->forget(which, Forget::Count)), 0);
    }

    void whereListsAreNotKnownItIsSaid() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        allowEverything(*store);
        must(store->record(fixture.play(1)));
        must(store->erase(SignalId::Activity));
        Forgetting which;
        which.list = "focus";
        for (const Forget how : {Forget::Count, Forget::Delete}) {
            const auto forgotten = store->forget(which, how);
            QVERIFY(!forgotten.ok() && !forgotten.error().advice.isEmpty());
            QVERIFY(forgotten.error().what.contains(signalName(SignalId::Activity)));
        }
        QCOMPARE(played(*store), QList<qint64>{1});
    }

    void forgottenBytesAreNowhere() {
        ListeningFixture fixture(ListeningFixture::Sealing::Plain); // to see below the sealing
        const auto store = fixture.open();
        allowEverything(*store);
        must(store->record(fixture.play(1)));
        PlayEvent canary = fixture.play(1);
        canary.track = kCanary;
        must(store->record(canary));
        std::filesystem::create_directories(fixture.backups());
        std::filesystem::copy_file(fixture.file(),
                                   fixture.backups() / "listening-20260301-120000-000.db");
        QVERIFY(!filesHolding(fixture.folder, packed(kCanary)).isEmpty());
        Forgetting which;
        which.tracks = {kCanary};
        must(store->forget(which, Forget::Delete));
        QCOMPARE(filesHolding(fixture.folder, packed(kCanary)), QStringList());
        QCOMPARE(played(*store), QList<qint64>{1});
    }

    void aSittingGoesOnWithoutWhatWasForgotten() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        allowEverything(*store);
        playAgo(fixture, *store, 1, 30);
        playAgo(fixture, *store, 2, 3);
        playAgo(fixture, *store, 3, 2, false);
        Forgetting which;
        which.tracks = {library::TrackId{3}};
        must(store->forget(which, Forget::Delete));
        playAgo(fixture, *store, 4, 1, false);
        const auto sequences = must(store->history()).sequences;
        QCOMPARE(sequences.size(), std::size_t(3));
        QCOMPARE(sequences.back().sitting, 1);
        QCOMPARE(sequences.back().place, 1);
        // With all of it forgotten the next play opens one, and joins no other.
        which.tracks = {library::TrackId{2}, library::TrackId{4}};
        must(store->forget(which, Forget::Delete));
        playAgo(fixture, *store, 5, 0, false);
        const auto left = must(store->history()).sequences;
        QCOMPARE(left.size(), std::size_t(2));
        QCOMPARE(left.back().sitting, 1);
        QCOMPARE(left.back().place, 0);
    }

    void signalsThatAreOffForgetToo() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        allowEverything(*store);
        must(store->record(fixture.play(1)));
        must(store->setEnabled(SignalId::Completion, false, kHow));
        Forgetting which;
        which.tracks = {library::TrackId{1}};
        QCOMPARE(must(store->forget(which, Forget::Delete)), entriesOfAPlay());
        QCOMPARE(stateOf(*store, SignalId::Completion).entries, 0);
    }

    void whatCannotBeDoneIsSaid() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        allowEverything(*store);
        must(store->record(fixture.play(1)));
        const auto everything = store->forget({}, Forget::Delete);
        QVERIFY(!everything.ok() && !everything.error().advice.isEmpty());
        fixture.keys->lock();
        Forgetting which;
        which.tracks = {library::TrackId{1}};
        const auto locked = store->forget(which, Forget::Delete);
        QVERIFY(!locked.ok() && !locked.error().advice.isEmpty());
        must(fixture.keys->open());
        QCOMPARE(played(*store), QList<qint64>{1});
    }
};

EARSHOT_TEST(QCoreApplication, TestSignalsForget)

} // namespace earshot::test_signals_forget

#include "test_signals_forget.moc"
