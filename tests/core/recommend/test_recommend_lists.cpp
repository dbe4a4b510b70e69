// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of all kinds of list made from a history: that their arithmetic is exact, and how long
// they stay the same.
#include "tests/core/recommend/list_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <set>

namespace earshot::test_recommend_lists {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

class TestRecommendLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyListAddsUp_data() { kinds(); }
    void everyListAddsUp();
    void ranksWithoutASignalAreReal_data() { kinds(); }
    void ranksWithoutASignalAreReal();
    void withNothingAllowedItSaysWhatWouldHelp();
    void aNewcomersCardsCountDown();
    void listsOfTheDayStayTheSame_data();
    void listsOfTheDayStayTheSame();

private:
    void kinds();

    Catalog m_catalog;
    Listener m_listener;
};

void TestRecommendLists::initTestCase() {
    m_catalog = SyntheticLibrary::random(300, 60, 7).catalog();
    m_listener = livedListener(m_catalog);
}

void TestRecommendLists::kinds() {
    QTest::addColumn<Request>("request");
    QTest::newRow("daily mix") << of(ListKind::DailyMix);
    QTest::newRow("discover") << of(ListKind::Discover);
    QTest::newRow("rediscover") << of(ListKind::Rediscover);
    QTest::newRow("fresh") << of(ListKind::Fresh);
    QTest::newRow("path") << of(ListKind::Path, {trackId(7), trackId(120)});
    QTest::newRow("explore") << of(ListKind::Explore);
    QTest::newRow("surprise") << of(ListKind::Surprise);
    QTest::newRow("smart shuffle") << of(
        ListKind::SmartShuffle, {trackId(3), trackId(30), trackId(31), trackId(99), trackId(150)});
    Request drawn = of(ListKind::Recipe);
    drawn.recipe.path = {{-0.8, -0.5}, {0, 0.6}, {0.8, -0.2}};
    QTest::newRow("drawn path") << drawn;
    Request minutes = of(ListKind::DailyMix);
    minutes.minutes = 60;
    minutes.familiarity = -0.5;
    QTest::newRow("daily mix, an hour, rather new") << minutes;
}

void TestRecommendLists::everyListAddsUp() {
    QFETCH(Request, request);
    const Mix mix = makeMix(m_catalog, m_listener, request);
    QVERIFY2(mix.picks.size() >= 3, qPrintable(mix.madeFrom));
    QVERIFY(!mix.title.isEmpty() && !mix.madeFrom.isEmpty() && !mix.purpose.isEmpty());
    std::set<library::TrackId> tracks;
    for (const Pick& pick : mix.picks) {
        QCOMPARE(sumOf(pick), pick.score);
        QVERIFY(tracks.insert(pick.track).second);
        QVERIFY(!pick.reason.isEmpty());
        QVERIFY(!pick.kept || (pick.score == 0 && pick.rank == 0));
    }
    const std::vector<Pick> picks = byRank(mix);
    for (std::size_t i = 0; i < picks.size(); ++i) {
        QCOMPARE(picks[i].rank, static_cast<int>(i) + 1);
    }
    for (const signals::SignalInfo& row : signals::registry()) {
        QVERIFY(!mix.used.has(row.id) || m_listener.enabled.has(row.id));
    }
    QCOMPARE(bytesOf(makeMix(m_catalog, m_listener, request)), bytesOf(mix));
}

void TestRecommendLists::ranksWithoutASignalAreReal() {
    QFETCH(Request, request);
    const Mix mix = makeMix(m_catalog, m_listener, request);
    request.ranksWithout = false; // not looked at in the lists without
    int looked = 0;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (!m_listener.enabled.has(row.id)) {
            continue;
        }
        const Listener rest = switchedOff(m_listener, row.id);
        const Mix other = makeMix(m_catalog, rest, request);
        const bool extendable = request.kind != ListKind::SmartShuffle;
        const auto points = extendable ? pointsOfAll(m_catalog, rest, request)
                                       : std::map<library::TrackId, Points>();
        for (const Pick& pick : byRank(mix)) {
            const Pick* there = find(other, pick.track);
            const int shown = pick.rankWithout[static_cast<std::size_t>(row.id)];
            const bool noList = !other.wanted.empty() || byRank(other).empty();
            if (!there && !noList && !extendable) {
                QVERIFY(shown > static_cast<int>(byRank(other).size()));
                continue;
            }
            const int expected = there    ? there->rank
                                 : noList ? kNoList
                                          : placeAfter(other, points, pick.track);
            QVERIFY2(shown == expected, qPrintable(QStringLiteral("%1: shown %2, really %3")
                                                       .arg(QString::fromLatin1(row.key))
                                                       .arg(shown)
                                                       .arg(expected)));
            ++looked;
        }
    }
    QVERIFY(looked > 20 || request.kind == ListKind::SmartShuffle);
}

void TestRecommendLists::withNothingAllowedItSaysWhatWouldHelp() {
    for (const ListKind kind : {ListKind::DailyMix, ListKind::Discover, ListKind::Rediscover,
                                ListKind::Fresh, ListKind::Path}) {
        const Mix mix = makeMix(m_catalog, {}, of(kind, {trackId(1), trackId(2)}));
        QVERIFY(mix.picks.empty());
        QVERIFY(!mix.madeFrom.isEmpty());
        QVERIFY(!mix.wanted.empty());
    }
    // These need nothing.
    for (const ListKind kind : {ListKind::Explore, ListKind::Surprise}) {
        QCOMPARE(makeMix(m_catalog, {}, of(kind)).picks.size(), 25U);
    }
}

void TestRecommendLists::aNewcomersCardsCountDown() {
    Listener listener = rememberedListener();
    for (qint64 id = 1; id <= 5; ++id) {
        love(listener, id, 1, 10);
    }
    const Mix daily = makeMix(m_catalog, listener, of(ListKind::DailyMix));
    QVERIFY(daily.picks.empty() && daily.wanted.empty());
    QVERIFY2(daily.madeFrom.contains(u'3'), qPrintable(daily.madeFrom)); // eight are needed
    QVERIFY(makeMix(m_catalog, listener, of(ListKind::Discover)).madeFrom.contains(u'3'));
    for (qint64 id = 6; id <= 8; ++id) {
        love(listener, id, 1, 10);
    }
    QVERIFY(!makeMix(m_catalog, listener, of(ListKind::DailyMix)).picks.empty());
}

void TestRecommendLists::listsOfTheDayStayTheSame_data() {
    QTest::addColumn<Request>("request");
    QTest::addColumn<int>("days");
    QTest::newRow("daily mix") << of(ListKind::DailyMix) << 0;
    QTest::newRow("rediscover") << of(ListKind::Rediscover) << 0;
    QTest::newRow("discover") << of(ListKind::Discover) << 5; // Tuesday to Sunday
}

void TestRecommendLists::listsOfTheDayStayTheSame() {
    QFETCH(Request, request);
    QFETCH(int, days);
    const Mix first = makeMix(m_catalog, m_listener, request);
    Listener later = m_listener;
    Request again = request;
    again.now = QDateTime(request.now.date().addDays(days), QTime(23, 50));
    again.seed = 77;
    for (const Pick& pick : first.picks) { // what is played and liked meanwhile
        const QDateTime when = again.now.addSecs(-3600);
        later.history.plays.push_back(playAt(pick.track, when));
        later.history.likes.push_back({pick.track, 1, dayOf(when.date())});
    }
    later.sitting = {};
    QCOMPARE(bytesOf(makeMix(m_catalog, later, again)), bytesOf(first));
    // But a dislike counts at once.
    later.history.likes.push_back({first.picks.front().track, -1, dayOf(again.now.date())});
    QVERIFY(!find(makeMix(m_catalog, later, again), first.picks.front().track));
    // And the next day, or week, is another list.
    again.now = request.now.addDays(days == 0 ? 1 : 7);
    QVERIFY(bytesOf(makeMix(m_catalog, m_listener, again)) != bytesOf(first));
}

EARSHOT_TEST(QCoreApplication, TestRecommendLists)

} // namespace earshot::test_recommend_lists

#include "test_recommend_lists.moc"
