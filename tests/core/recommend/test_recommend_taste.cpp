// SPDX-License-Identifier: GPL-3.0-or-later
// What the dials and the listener's own history do to a list.
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <set>

namespace earshot::test_recommend_taste {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;

class TestRecommendTaste : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dialsDoWhatTheySay();
    void varietySpreadsTheSounds();
    void likesAndSkipsMoveTracks();
};

void TestRecommendTaste::dialsDoWhatTheySay() {
    const Catalog catalog = SyntheticLibrary::random(400, 100, 38).catalog();
    Listener listener = knownBy({SignalId::Plays, SignalId::Daytime});
    std::set<library::TrackId> known, hits;
    for (int i = 0; i < 150; ++i) {
        const library::TrackId track = catalog.ids[static_cast<std::size_t>(2 * i)];
        known.insert(track);
        const int plays = i < 40 ? 15 : 1;
        for (int play = 0; play < plays; ++play) {
            listener.history.plays.push_back(
                playAt(track, tuesdayEvening().addDays(-40 - 10 * play)));
        }
        if (i < 40) {
            hits.insert(track);
        }
    }
    const auto countIn = [&](const Request& request, const std::set<library::TrackId>& set) {
        const Mix mix = makeMix(catalog, listener, request);
        return std::ranges::count_if(mix.picks,
                                     [&set](const Pick& pick) { return set.contains(pick.track); });
    };
    Request request = requestFor(QStringLiteral("commute"));
    const auto knownUsually = countIn(request, known);
    request.familiarity = 1;
    QVERIFY(countIn(request, known) > knownUsually + 4);
    request.familiarity = -1;
    QVERIFY(countIn(request, known) < knownUsually);

    request = requestFor(QStringLiteral("commute"));
    request.popularity = 1;
    const auto hitsWanted = countIn(request, hits);
    request.popularity = -1;
    const auto hitsUnwanted = countIn(request, hits);
    QVERIFY(hitsWanted > hitsUnwanted + 4);

    // Only the terms a dial is named for move.
    request = requestFor(QStringLiteral("commute"));
    request.length = 400;
    request.recipe.artistCap = 25;
    const Mix plain = makeMix(catalog, listener, request);
    request.familiarity = 0.8;
    request.popularity = -0.5;
    const Mix turned = makeMix(catalog, listener, request);
    bool playsMoved = false;
    for (const Pick& pick : plain.picks) {
        const Pick& other = pickOf(turned, static_cast<qint64>(pick.track));
        for (const SignalId id : {SignalId::Sound, SignalId::Mood, SignalId::Tags,
                                  SignalId::Exploration, SignalId::Daytime}) {
            QCOMPARE(points(other, id), points(pick, id));
        }
        playsMoved |= points(other, SignalId::Plays) != points(pick, SignalId::Plays);
    }
    QVERIFY(playsMoved);
    request = requestFor(QStringLiteral("commute"));
    request.exploration = 1;
    const Mix surprise = makeMix(catalog, listener, request);
    Points most = 0;
    for (const Pick& pick : surprise.picks) {
        most = std::max(most, points(pick, SignalId::Exploration));
    }
    QVERIFY(most > kPoint);
}

void TestRecommendTaste::varietySpreadsTheSounds() {
    // The fifteen that fit best all sound the same, the others each like nothing else; all fit
    // well.
    SyntheticLibrary library = calmLibrary();
    for (int i = 0; i < 40; ++i) {
        analysis::Features& f = *library.tracks()[static_cast<std::size_t>(i)].features;
        f.arousal = -0.6 + 0.004 * i;
        f.embedding = soundAlong(i < 15 ? 0 : i - 14);
    }
    const Catalog catalog = library.catalog();
    const auto alike = [&catalog](double variety) {
        Request request = calmRequest();
        request.variety = variety;
        const Mix mix = makeMix(catalog, newcomer(), request);
        return std::ranges::count_if(
            mix.picks, [](const Pick& pick) { return static_cast<qint64>(pick.track) <= 15; });
    };
    QCOMPARE(alike(0), 10);
    QVERIFY(alike(0.5) < 10);
    QCOMPARE(alike(1), 1);
}

void TestRecommendTaste::likesAndSkipsMoveTracks() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Likes, SignalId::Completion});
    listener.history.likes = {{trackId(12), 1, 0}};
    for (int i = 0; i < 6; ++i) {
        listener.history.completions.push_back({trackId(5), 0.05F, Ending::SkippedOn, 0});
    }
    const Mix before = makeMix(catalog, newcomer(), calmRequest());
    QVERIFY(picked(before, 5) && !picked(before, 12));
    const Mix after = makeMix(catalog, listener, calmRequest());
    QVERIFY(!picked(after, 5) && picked(after, 12));
    QVERIFY(after.personalised);
    QVERIFY(after.used.has(SignalId::Likes) && after.used.has(SignalId::Completion));
    QCOMPARE(pickOf(after, 12).rank, 1);
    // Without the like it would not be in the list, which is what happens when likes go off.
    QVERIFY(pickOf(after, 12).rankWithout[static_cast<std::size_t>(SignalId::Likes)] > 10);
    QVERIFY(!picked(makeMix(catalog, switchedOff(listener, SignalId::Likes), calmRequest()), 12));
}

EARSHOT_TEST(QCoreApplication, TestRecommendTaste)

} // namespace earshot::test_recommend_taste

#include "test_recommend_taste.moc"
