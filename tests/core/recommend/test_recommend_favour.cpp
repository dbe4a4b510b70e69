// SPDX-License-Identifier: GPL-3.0-or-later
// What lists favour, on lists whose figures can be told by hand.
#include "core/recommend/favour.h"
#include "tests/core/recommend/synthetic_library.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_recommend_favour {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

namespace {

/// Ten artists with four tracks each; artist a has ids a + 1, a + 11, a + 21, a + 31 and a sound of
/// its own.
Catalog tenArtists() {
    SyntheticLibrary library;
    for (int i = 0; i < 40; ++i) {
        MadeTrack& made =
            library.add(QStringLiteral("Artist %1").arg(i % 10), QStringLiteral("Song %1").arg(i));
        made.features->embedding = soundAlong(i % 10);
    }
    return library.catalog();
}

Mix listOf(std::initializer_list<qint64> ids) {
    Mix mix;
    for (const qint64 id : ids) {
        Pick pick;
        pick.track = trackId(id);
        mix.picks.push_back(pick);
    }
    return mix;
}

Listener playedOften(std::initializer_list<std::pair<qint64, int>> plays) {
    Listener listener;
    listener.enabled.set(SignalId::Plays, true);
    for (const auto& [id, times] : plays) {
        for (int i = 0; i < times; ++i) {
            listener.history.plays.push_back(
                playAt(trackId(id), tuesdayEvening().addSecs(-600 * i)));
        }
    }
    return listener;
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

} // namespace

class TestRecommendFavour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesAreThoseOfTheLists() {
        const std::vector<Mix> lists{listOf({1, 2, 11, 12}), listOf({1, 2, 3, 4}), Mix{}};
        const Favour favour = measureFavour(tenArtists(), {}, lists);
        QCOMPARE(favour.lists, 2);
        QCOMPARE(favour.tracks, 40);
        QCOMPARE(favour.artists, 10);
        QVERIFY(near(favour.reached, 6.0 / 40));
        QVERIFY(near(favour.artistsReached, 0.4));
        // Two of six pairs of the first list are by one artist, of one sound; none of the second.
        QVERIFY(near(favour.diversity, (4.0 / 6 + 1) / 2));
        QVERIFY(near(favour.libraryDiversity, 1 - 60.0 / 780));
        QVERIFY(near(favour.evenly, 0));
        QVERIFY(!favour.playsKnown);
    }

    void concentrationIsGinis() {
        const Catalog catalog = tenArtists();
        const std::vector<Mix> one{listOf({1, 11, 21, 31})};
        QVERIFY(near(measureFavour(catalog, {}, one).concentration, 0.9)); // one of ten has all
        const std::vector<Mix> all{listOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10})};
        QVERIFY(near(measureFavour(catalog, {}, all).concentration, 0));
    }

    void liftIsAgainstWhatIsPlayed() {
        // Track 1 was played nine times, track 2 once: a play is of a track with 8.2 plays.
        const Listener listener = playedOften({{1, 9}, {2, 1}});
        const std::vector<Mix> hits{listOf({1})};
        const Favour high = measureFavour(tenArtists(), listener, hits);
        QVERIFY(high.playsKnown && near(high.lift, 9 / 8.2 - 1) && near(high.familiar, 1));
        const std::vector<Mix> fresh{listOf({3, 4, 5, 2})};
        const Favour low = measureFavour(tenArtists(), listener, fresh);
        QVERIFY(near(low.lift, 0.25 / 8.2 - 1) && near(low.familiar, 0.25));
        Listener off = listener;
        off.enabled.set(SignalId::Plays, false);
        QVERIFY(!measureFavour(tenArtists(), off, hits).playsKnown);
    }

    void aLoopNeedsBoth() {
        Listener listener;
        listener.enabled.set(SignalId::Plays, true);
        const auto hear = [&listener](qint64 id, int minutesAgo) {
            listener.history.plays.push_back(
                playAt(trackId(id), tuesdayEvening().addSecs(-60 * minutesAgo)));
        };
        for (int i = 0; i < 100; ++i) {
            hear(1 + i % 10, 1000 + i); // all ten artists, then only two
            hear(i % 2 == 0 ? 1 : 2, i);
        }
        const std::vector<Mix> same{listOf({1, 2})};
        const std::vector<Mix> other{listOf({1, 33, 34, 35})};
        QVERIFY(measureFavour(tenArtists(), listener, same).loop);
        QVERIFY(!measureFavour(tenArtists(), listener, other).loop);
        for (signals::PlayRecord& play : listener.history.plays) {
            play.atSeconds = 2 * tuesdayEvening().toSecsSinceEpoch() - play.atSeconds;
        }
        QVERIFY(!measureFavour(tenArtists(), listener, same).loop); // the other way round: wider
    }

    void everyListThereIsIsLookedAt() {
        const Catalog catalog = SyntheticLibrary::random(150, 40, 3).catalog();
        Listener stranger;
        stranger.enabled = contentSignals();
        const auto plain = favourRequests(catalog, stranger, tuesdayEvening());
        QVERIFY(plain.size() >= 19); // moods, contexts, Right now
        std::vector<Mix> lists;
        for (const Request& request : plain) {
            lists.push_back(makeMix(catalog, stranger, request));
        }
        const Favour favour = measureFavour(catalog, stranger, lists);
        QVERIFY(favour.reached > 0.4 && favour.reached <= 1);
        QVERIFY(favour.diversity > 0.2);
    }
};

EARSHOT_TEST(QCoreApplication, TestRecommendFavour)

} // namespace earshot::test_recommend_favour

#include "test_recommend_favour.moc"
