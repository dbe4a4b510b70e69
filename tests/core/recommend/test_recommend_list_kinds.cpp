// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of list made from a history: what it is of, and that it keeps to it.
#include "core/recommend/lists/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/lists/tastes.h"
#include "tests/core/recommend/list_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <set>

namespace earshot::test_recommend_list_kinds {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

namespace {

/// So many kinds of sound, forty tracks by ten artists each, in turn.
SyntheticLibrary kindsOfSound(int kinds) {
    SyntheticLibrary library;
    for (int i = 0; i < 40 * kinds; ++i) {
        const int kind = i % kinds;
        MadeTrack& made = library.add(QStringLiteral("Artist %1-%2").arg(kind).arg(i / kinds % 10),
                                      QStringLiteral("Song %1").arg(i));
        made.track.tags.genres = {QStringLiteral("Genre %1").arg(kind)};
        made.features->embedding = soundAlong(kind);
        made.features->embedding[static_cast<std::size_t>(10 + i % 7)] = 0.3F;
    }
    return library;
}

QString artistName(const Catalog& catalog, library::TrackId id) {
    const auto at = static_cast<std::size_t>(catalog.indexOf(id));
    return catalog.artistNames[static_cast<std::size_t>(catalog.artist[at])];
}

bool everPlayed(const Listener& listener, library::TrackId id) {
    return std::ranges::find(listener.history.plays, id, &signals::PlayRecord::track) !=
           listener.history.plays.end();
}

} // namespace

class TestRecommendListKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void dailyMixesFollowTheTastes();
    void oneTasteIsOneMix();
    void dailyMixesAreFamiliarAndNew();
    void discoverOffersWhatWasNeverPlayed();
    void discoverRepeatsNothingOfTheWeeksBefore();
    void rediscoverWaitsLongerForWhoIsKnownLonger();
    void freshIsWhatCameLately();
    void exploreGoesFartherAfield();
    void surpriseIgnoresTaste();
    void smartShuffleKeepsThePlaylist();

private:
    Catalog m_catalog;
    Listener m_listener;
};

void TestRecommendListKinds::initTestCase() {
    m_catalog = SyntheticLibrary::random(300, 60, 7).catalog();
    m_listener = livedListener(m_catalog);
}

void TestRecommendListKinds::dailyMixesFollowTheTastes() {
    const Catalog catalog = kindsOfSound(4).catalog();
    Listener listener = rememberedListener();
    // Three of the four kinds are loved, the second most.
    for (int i = 0; i < 8; ++i) {
        love(listener, 4 * i + 1, 2, 5);
        love(listener, 4 * i + 2, 5, 5);
        love(listener, 4 * i + 3, 1, 5);
    }
    Request request = of(ListKind::DailyMix);
    const lists::ListInput input{catalog, listener, listener.enabled, request};
    QCOMPARE(lists::dailyMixCount(input), 3);
    std::set<QString> titles;
    const std::array expected{QStringLiteral("Artist 1-"), QStringLiteral("Artist 0-"),
                              QStringLiteral("Artist 2-")};
    for (int number = 1; number <= 3; ++number) {
        request.number = number;
        const Mix mix = makeMix(catalog, listener, request);
        const QString& artists = expected[static_cast<std::size_t>(number) - 1];
        QVERIFY2(mix.title.startsWith(QStringLiteral("Daily Mix %1 — ").arg(number) + artists),
                 qPrintable(mix.title));
        QVERIFY(mix.title.endsWith(u"and more"));
        QVERIFY(mix.madeFrom.contains(u"Genre"));
        QVERIFY(titles.insert(mix.title).second);
        QVERIFY(mix.picks.size() >= 20);
        for (const Pick& pick : mix.picks) {
            QVERIFY(artistName(catalog, pick.track).startsWith(artists));
        }
    }
    request.number = 4;
    QVERIFY(makeMix(catalog, listener, request).picks.empty());
}

void TestRecommendListKinds::oneTasteIsOneMix() {
    const Catalog catalog = kindsOfSound(1).catalog();
    Listener listener = rememberedListener();
    for (qint64 id = 1; id <= 40; ++id) {
        love(listener, id, 1 + static_cast<int>(id) % 3, 5);
    }
    const Request request = of(ListKind::DailyMix);
    QCOMPARE(lists::dailyMixCount({catalog, listener, listener.enabled, request}), 1);
}

void TestRecommendListKinds::dailyMixesAreFamiliarAndNew() {
    const Catalog catalog = kindsOfSound(2).catalog();
    Listener listener = rememberedListener();
    for (int i = 0; i < 20; ++i) { // half of the first kind is known
        love(listener, 2 * i + 1, 3, 5);
    }
    for (const double dial : {-1.0, 0.0, 1.0}) {
        Request request = of(ListKind::DailyMix);
        request.length = 20;
        request.familiarity = dial;
        const Mix mix = makeMix(catalog, listener, request);
        const auto known = std::ranges::count_if(
            mix.picks, [&](const Pick& pick) { return everPlayed(listener, pick.track); });
        QCOMPARE(mix.picks.size(), 20U);
        QVERIFY2(dial < 0   ? known <= 6
                 : dial > 0 ? known >= 17
                            : known >= 10 && known <= 13,
                 qPrintable(QString::number(known)));
    }
}

void TestRecommendListKinds::discoverOffersWhatWasNeverPlayed() {
    const Mix mix = makeMix(m_catalog, m_listener, of(ListKind::Discover));
    QCOMPARE(mix.context, QStringLiteral("discover:2023-20"));
    QVERIFY(mix.madeFrom.contains(u"Week 20"));
    QCOMPARE(mix.picks.size(), 25U);
    for (const Pick& pick : mix.picks) {
        QVERIFY(!everPlayed(m_listener, pick.track));
    }
    // Nearer to what is loved than the library is.
    const Catalog catalog = kindsOfSound(4).catalog();
    Listener listener = rememberedListener();
    for (int i = 0; i < 10; ++i) {
        love(listener, 4 * i + 1, 2, 20);
    }
    Request request = of(ListKind::Discover);
    request.length = 10;
    const Mix near = makeMix(catalog, listener, request);
    QCOMPARE(near.picks.size(), 10U);
    const auto alike = std::ranges::count_if(near.picks, [&](const Pick& pick) {
        return artistName(catalog, pick.track).startsWith(u"Artist 0-");
    });
    QVERIFY2(alike >= 7, qPrintable(QString::number(alike)));
}

void TestRecommendListKinds::discoverRepeatsNothingOfTheWeeksBefore() {
    const Catalog catalog = SyntheticLibrary::random(700, 120, 9).catalog();
    const Listener listener = livedListener(catalog);
    std::map<library::TrackId, int> lastOffered;
    Request request = of(ListKind::Discover);
    int repeats = 0;
    for (int week = 0; week < 10; ++week) {
        request.now = tuesdayEvening().addDays(7 * week);
        const Mix mix = makeMix(catalog, listener, request);
        QCOMPARE(mix.picks.size(), 25U);
        QVERIFY2(mix.madeFrom.contains(u"last 7 week"), qPrintable(mix.madeFrom));
        for (const Pick& pick : mix.picks) {
            const auto before = lastOffered.find(pick.track);
            QVERIFY(before == lastOffered.end() || week - before->second >= 8);
            repeats += before != lastOffered.end() ? 1 : 0;
            lastOffered[pick.track] = week;
        }
        for (const Withheld& entry : mix.withheld) {
            QVERIFY(!find(mix, entry.track));
        }
    }
    QVERIFY(repeats > 0); // after two months it comes round again
}

void TestRecommendListKinds::rediscoverWaitsLongerForWhoIsKnownLonger() {
    struct Case {
        int knownDays, wait;
    };
    for (const Case& known : {Case{32, 14}, Case{202, 67}, Case{2002, 180}}) {
        Listener listener = rememberedListener();
        love(listener, 1, 3, known.wait - 1); // rested only
        love(listener, 2, 3, known.wait);
        love(listener, 4, 2, known.wait + 5);      // twice may be chance
        love(listener, 5, 3, known.knownDays - 2); // the first thing heard
        const Mix mix = makeMix(m_catalog, listener, of(ListKind::Rediscover));
        QVERIFY2(mix.madeFrom.contains(QStringLiteral("at least %1 day").arg(known.wait)),
                 qPrintable(mix.madeFrom));
        QCOMPARE(mix.picks.size(), 2U);
        for (const Pick& pick : mix.picks) {
            QVERIFY(pick.track == trackId(2) || pick.track == trackId(5));
            QVERIFY2(pick.reason.contains(u"finished it 3"), qPrintable(pick.reason));
        }
    }
    const Mix mix = makeMix(m_catalog, m_listener, of(ListKind::Rediscover));
    for (const qint64 id : {201, 202, 203}) {
        QVERIFY(find(mix, trackId(id)));
    }
}

void TestRecommendListKinds::freshIsWhatCameLately() {
    SyntheticLibrary library = SyntheticLibrary::random(200, 40, 5);
    const qint64 today = tuesdayEvening().toMSecsSinceEpoch();
    constexpr qint64 kDayMs = 86'400'000;
    for (std::size_t i = 0; i < library.tracks().size(); ++i) {
        library::Track& track = library.tracks()[i].track;
        track.addedMs = today - kDayMs * (i < 10 ? 3 : 200);
        track.tags.date = QStringLiteral("1999");
    }
    // A release of this year by a liked artist, another by an artist nothing is known of.
    library.tracks()[50].track.tags.date = QStringLiteral("2023");
    library.tracks()[50].track.tags.artists = {QStringLiteral("Liked")};
    library.tracks()[51].track.tags.artists = {QStringLiteral("Liked")};
    library.tracks()[52].track.tags.date = QStringLiteral("2023");
    library.tracks()[52].track.tags.artists = {QStringLiteral("Unknown")};
    const Catalog catalog = library.catalog();
    Listener listener = rememberedListener();
    listener.history.likes = {{trackId(52), 1, 0}};
    const Mix mix = makeMix(catalog, listener, of(ListKind::Fresh));
    QCOMPARE(mix.picks.size(), 11U);
    QVERIFY(find(mix, trackId(51)) && !find(mix, trackId(53)));
    QVERIFY(mix.madeFrom.contains(u"artists you like"));
    // Where everything came on one day nothing is fresh.
    for (MadeTrack& made : library.tracks()) {
        made.track.addedMs = today - kDayMs;
    }
    listener.history.likes.clear();
    const Mix none = makeMix(library.catalog(), listener, of(ListKind::Fresh));
    QVERIFY(none.picks.empty());
    QCOMPARE(none.madeFrom,
             QStringLiteral("Nothing has come into your library since its first day."));
    for (MadeTrack& made : library.tracks()) {
        made.track.addedMs = today - 300 * kDayMs;
    }
    QVERIFY(makeMix(library.catalog(), listener, of(ListKind::Fresh)).madeFrom.contains(u"30"));
}

void TestRecommendListKinds::exploreGoesFartherAfield() {
    const auto unheard = [this](const Request& request) {
        const Mix mix = makeMix(m_catalog, m_listener, request);
        return std::ranges::count_if(
            mix.picks, [this](const Pick& pick) { return !everPlayed(m_listener, pick.track); });
    };
    Request plain = of(ListKind::Recipe);
    plain.recipe.weights = {{QStringLiteral("mood"), 0}};
    QVERIFY(unheard(of(ListKind::Explore)) > unheard(plain) + 3);
    const Mix mix = makeMix(m_catalog, m_listener, of(ListKind::Explore));
    QVERIFY(mix.personalised);
    Points chance = 0;
    for (const Pick& pick : mix.picks) {
        chance += pick.contributions[static_cast<std::size_t>(SignalId::Exploration)];
    }
    QVERIFY(chance > 10 * kPoint);
}

void TestRecommendListKinds::surpriseIgnoresTaste() {
    Listener stranger;
    stranger.enabled = contentSignals();
    Listener known = m_listener;
    known.history.plays.clear(); // the rules of what was just played
    std::erase_if(known.history.likes, [](const auto& like) { return like.value < 0; });
    const Mix one = makeMix(m_catalog, stranger, of(ListKind::Surprise));
    const Mix two = makeMix(m_catalog, known, of(ListKind::Surprise));
    QCOMPARE(one.picks.size(), two.picks.size());
    for (std::size_t i = 0; i < one.picks.size(); ++i) {
        QCOMPARE(one.picks[i].track, two.picks[i].track);
        QCOMPARE(one.picks[i].score, two.picks[i].score);
    }
    QVERIFY(!two.personalised);
    // Rules hold all the same.
    known.history.likes = {{one.picks.front().track, -1, 0}};
    QVERIFY(!find(makeMix(m_catalog, known, of(ListKind::Surprise)), one.picks.front().track));
}

void TestRecommendListKinds::smartShuffleKeepsThePlaylist() {
    std::vector<library::TrackId> playlist;
    for (qint64 id = 1; id <= 60; ++id) {
        playlist.push_back(trackId(id));
    }
    playlist.push_back(trackId(1)); // twice in the playlist
    playlist.push_back(trackId(99'999));
    Request request = of(ListKind::SmartShuffle, playlist);
    request.name = QStringLiteral("Mine");
    const Mix mix = makeMix(m_catalog, m_listener, request);
    QCOMPARE(mix.title, QStringLiteral("Mine, shuffled"));
    QCOMPARE(mix.picks.size(), 80U); // one to three
    int added = 0;
    std::size_t longestRun = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        const Pick& pick = mix.picks[i];
        const bool own = static_cast<qint64>(pick.track) <= 60;
        QCOMPARE(pick.kept, own);
        QCOMPARE(pick.reason == u"In the playlist", own);
        added += own ? 0 : 1;
        run = own ? run + 1 : 0;
        longestRun = std::max(longestRun, run);
        if (i > 0) {
            QVERIFY(artistName(m_catalog, pick.track) !=
                    artistName(m_catalog, mix.picks[i - 1].track));
        }
    }
    QCOMPARE(added, 20);
    QVERIFY2(longestRun <= 6, qPrintable(QString::number(longestRun))); // mixed in, not appended
    request.seed = 2;
    QVERIFY(makeMix(m_catalog, m_listener, request).picks.front().track !=
                mix.picks.front().track ||
            makeMix(m_catalog, m_listener, request).picks[1].track != mix.picks[1].track);
    request.seeds = {trackId(99'999)};
    QVERIFY(makeMix(m_catalog, m_listener, request).madeFrom.contains(u"nothing"));
}

EARSHOT_TEST(QCoreApplication, TestRecommendListKinds)

} // namespace earshot::test_recommend_list_kinds

#include "test_recommend_list_kinds.moc"
