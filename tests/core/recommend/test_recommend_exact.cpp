// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/explain.h"
#include "tests/core/recommend/exact_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

namespace earshot::test_recommend_exact {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

/// What is shown adds up, and what would be otherwise is really so.
class TestRecommendExact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTurnedDialScalesItsSignalAndNothingElse_data() { requests(); }
    void aTurnedDialScalesItsSignalAndNothingElse();
    void withDialsTurnedListsAreAsExact_data() { requests(); }
    void withDialsTurnedListsAreAsExact();
    void everyScoreIsTheSumOfItsAddends_data() { requests(); }
    void everyScoreIsTheSumOfItsAddends();
    void scoresNeverRiseWithRank_data() { requests(); }
    void scoresNeverRiseWithRank();
    void ranksWithoutASignalAreThoseAfterSwitchingItOff_data() { requests(); }
    void ranksWithoutASignalAreThoseAfterSwitchingItOff();
    void theListIsToldBeforeItsRanks_data() { requests(); }
    void theListIsToldBeforeItsRanks();
    void aStopBetweenListAndRanksGivesNoHalfRanks();
    void aRuleGoesWithItsSignal();
    void theSameSeedGivesTheSameList_data() { requests(); }
    void theSameSeedGivesTheSameList();
    void whatIsRememberedChangesNothing_data() { requests(); }
    void whatIsRememberedChangesNothing();
    void anotherSeedExploresElsewhere();
    void otherTracksDoNotChangeATracksLot();
    void fewerCoresGiveTheSameList();
    void choosingIsGreedyOverTheWholeLibrary();
    void theFullExplanationAddsUp();

private:
    void requests();

    Catalog m_catalog;
    Listener m_listener;
    Listener m_remembering; ///< the same with one memo for all tests
};

void TestRecommendExact::initTestCase() {
    m_catalog = SyntheticLibrary::random(600, 90, 7).catalog();
    m_listener = experiencedListener(m_catalog, 11);
    m_remembering = m_listener;
    m_remembering.memo = std::make_shared<Memo>();
}

void TestRecommendExact::requests() {
    QTest::addColumn<Request>("request");
    QTest::newRow("focus") << requestFor(QStringLiteral("focus"));
    Request sleep = requestFor(QStringLiteral("sleep"));
    sleep.seed = 99;
    sleep.variety = 1;
    QTest::newRow("sleep, varied") << sleep;
    Request party = requestFor(QStringLiteral("party"));
    party.minutes = 90;
    QTest::newRow("party, 90 minutes") << party;
    Request dials = requestFor(QStringLiteral("happy"));
    dials.familiarity = -0.7;
    dials.popularity = 0.6;
    dials.exploration = 0.8;
    QTest::newRow("happy, dials turned") << dials;
    Request radio;
    radio.kind = ListKind::LikeTrack;
    radio.seeds = {trackId(5), trackId(300)};
    radio.now = tuesdayEvening();
    QTest::newRow("radio") << radio;
    Request now;
    now.kind = ListKind::RightNow;
    now.now = tuesdayEvening();
    QTest::newRow("right now") << now;
    Request alike = requestFor(QStringLiteral("energetic"));
    alike.variety = 0;
    alike.exploration = 0;
    alike.length = 60;
    QTest::newRow("energetic, no variety, no chance") << alike;
}

void TestRecommendExact::everyScoreIsTheSumOfItsAddends() {
    QFETCH(Request, request);
    const Mix mix = makeMix(m_catalog, m_listener, request);
    QVERIFY(mix.picks.size() >= 5);
    for (const Pick& pick : mix.picks) {
        QCOMPARE(sumOf(pick), pick.score);
        QVERIFY(diversityOf(pick) <= 0);
        for (const signals::SignalInfo& row : signals::registry()) {
            if (!m_listener.enabled.has(row.id)) {
                QCOMPARE(pick.contributions[static_cast<std::size_t>(row.id)], 0);
                QCOMPARE(pick.rankWithout[static_cast<std::size_t>(row.id)], 0);
            }
        }
    }
}

/// As many as there are, so that the same tracks are in the list whatever the dial says.
void TestRecommendExact::aTurnedDialScalesItsSignalAndNothingElse() {
    QFETCH(Request, request);
    request.minutes.reset();
    request.length = m_catalog.size();
    request.recipe.artistCap = 25;
    request.ranksWithout = false; // not looked at
    const Mix mix = makeMix(m_catalog, m_listener, request);
    for (const SignalId id : {SignalId::Sound, SignalId::Completion, SignalId::Session}) {
        Listener turned = m_listener;
        turned.dials.set(id, 50);
        const Mix other = makeMix(m_catalog, turned, request);
        int scaled = 0;
        for (const Pick& pick : mix.picks) {
            const Pick* there = find(other, pick.track);
            QVERIFY(there);
            for (int i = 0; i < signals::kSignalCount; ++i) {
                const auto at = static_cast<std::size_t>(i);
                const Points before = pick.contributions[at];
                const Points after = there->contributions[at];
                if (i != static_cast<int>(id)) {
                    QCOMPARE(after, before);
                } else {
                    // Rounded once for φ, and once for each addend of the next-play model.
                    QVERIFY2(std::abs(after * 2 - before) <= 18, signals::info(id).key);
                    scaled += before != 0;
                }
            }
        }
        QVERIFY2((scaled > 5) == mix.used.has(id), signals::info(id).key); // Happy asks no sound
    }
}

void TestRecommendExact::withDialsTurnedListsAreAsExact() {
    QFETCH(Request, request);
    Listener turned = m_listener;
    int step = 0;
    for (const signals::SignalInfo& row : signals::registry()) {
        turned.dials.set(row.id, signals::kDialSteps[static_cast<std::size_t>(step++) % 5]);
    }
    const Mix mix = makeMix(m_catalog, turned, request);
    QVERIFY(mix.picks.size() >= 5);
    for (const Pick& pick : mix.picks) {
        QCOMPARE(sumOf(pick), pick.score);
    }
    request.ranksWithout = false; // not looked at in the lists without
    for (const SignalId off : {SignalId::Mood, SignalId::Daytime, SignalId::Completion}) {
        const Listener rest = switchedOff(turned, off);
        const Mix other = makeMix(m_catalog, rest, request);
        const auto points = pointsOfAll(m_catalog, rest, request);
        for (const Pick& pick : mix.picks) {
            const Pick* there = find(other, pick.track);
            QCOMPARE(pick.rankWithout[static_cast<std::size_t>(off)],
                     there ? there->rank : placeAfter(other, points, pick.track));
        }
    }
}

void TestRecommendExact::scoresNeverRiseWithRank() {
    QFETCH(Request, request);
    request.ranksWithout = false; // not looked at
    const std::vector<Pick> picks = byRank(makeMix(m_catalog, m_listener, request));
    for (std::size_t i = 0; i < picks.size(); ++i) {
        QCOMPARE(picks[i].rank, static_cast<int>(i) + 1);
        if (i > 0) {
            QVERIFY(picks[i - 1].score > picks[i].score ||
                    (picks[i - 1].score == picks[i].score && picks[i - 1].track < picks[i].track));
        }
    }
}

void TestRecommendExact::ranksWithoutASignalAreThoseAfterSwitchingItOff() {
    QFETCH(Request, request);
    const Mix mix = makeMix(m_catalog, m_listener, request);
    request.ranksWithout = false; // not looked at in the lists without
    int inList = 0;
    int outside = 0;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (!m_listener.enabled.has(row.id)) {
            continue;
        }
        const Listener rest = switchedOff(m_listener, row.id);
        const Mix other = makeMix(m_catalog, rest, request);
        const auto points = pointsOfAll(m_catalog, rest, request);
        for (const Pick& pick : mix.picks) {
            const Pick* there = find(other, pick.track);
            const int expected = there ? there->rank : placeAfter(other, points, pick.track);
            QVERIFY2(pick.rankWithout[static_cast<std::size_t>(row.id)] == expected,
                     qPrintable(QStringLiteral("%1, track %2: shown %3, really %4")
                                    .arg(QString::fromLatin1(row.key))
                                    .arg(static_cast<qint64>(pick.track))
                                    .arg(pick.rankWithout[static_cast<std::size_t>(row.id)])
                                    .arg(expected)));
            ++(there ? inList : outside);
        }
    }
    // Both halves of the definition were looked at.
    QVERIFY(inList > 20);
    QVERIFY2(outside > 20, qPrintable(QString::number(outside)));
}

void TestRecommendExact::theListIsToldBeforeItsRanks() {
    QFETCH(Request, request);
    std::vector<Mix> told;
    Mix whole = makeMix(m_catalog, m_listener, request, {},
                        [&told](const Mix& mix) { told.push_back(mix); });
    QCOMPARE(told.size(), 1U);
    QVERIFY(std::ranges::any_of(whole.picks, [](const Pick& pick) {
        return std::ranges::any_of(pick.rankWithout, [](int rank) { return rank != 0; });
    }));
    for (Pick& pick : whole.picks) {
        pick.rankWithout = {};
    }
    QCOMPARE(bytesOf(told.front()), bytesOf(whole));
    request.ranksWithout = false;
    QCOMPARE(bytesOf(makeMix(m_catalog, m_listener, request)), bytesOf(whole));
}

void TestRecommendExact::aStopBetweenListAndRanksGivesNoHalfRanks() {
    std::stop_source stop;
    std::size_t told = 0;
    Request request;
    request.recipe = builtInRecipes().front();
    request.now = tuesdayEvening();
    const Mix mix = makeMix(m_catalog, m_listener, request, stop.get_token(), [&](const Mix& list) {
        told = list.picks.size();
        stop.request_stop();
    });
    QCOMPARE(told, std::size_t(request.length));
    QVERIFY(mix.picks.empty());
}

void TestRecommendExact::aRuleGoesWithItsSignal() {
    // Track 1 would lead the list but is disliked: with likes off it comes back and pushes the
    // others down by one place.
    SyntheticLibrary library;
    for (int i = 0; i < 6; ++i) {
        MadeTrack& made =
            library.add(QStringLiteral("Artist %1").arg(i), QStringLiteral("Song %1").arg(i));
        made.features->valence = 0.3 - 0.05 * i;
        made.features->arousal = -0.6;
    }
    const Catalog catalog = library.catalog();
    Listener listener;
    listener.enabled = contentSignals();
    listener.enabled.set(SignalId::Likes, true);
    listener.history.likes = {{trackId(1), -1, 0}};
    Request request = requestFor(QStringLiteral("calm"));
    request.exploration = 0;
    request.variety = 0;
    const Mix mix = makeMix(catalog, listener, request);
    QCOMPARE(mix.picks.size(), 5U);
    for (const Pick& pick : mix.picks) {
        QCOMPARE(pick.rankWithout[static_cast<std::size_t>(SignalId::Likes)], pick.rank + 1);
    }
}

void TestRecommendExact::theSameSeedGivesTheSameList() {
    QFETCH(Request, request);
    const QByteArray first = bytesOf(makeMix(m_catalog, m_listener, request));
    QCOMPARE(bytesOf(makeMix(m_catalog, m_listener, request)), first);
    // A run a few seconds later is the same list too.
    request.now = request.now.addSecs(5);
    QCOMPARE(bytesOf(makeMix(m_catalog, m_listener, request)), first);
}

void TestRecommendExact::whatIsRememberedChangesNothing() {
    QFETCH(Request, request);
    const QByteArray anew = bytesOf(makeMix(m_catalog, m_listener, request));
    QCOMPARE(bytesOf(makeMix(m_catalog, m_remembering, request)), anew);
    QCOMPARE(bytesOf(makeMix(m_catalog, m_remembering, request)), anew);
    // With other switches, at another hour.
    for (const SignalId off :
         {SignalId::Plays, SignalId::Completion, SignalId::Daytime, SignalId::Sequence}) {
        Listener less = m_listener;
        less.enabled.set(off, false);
        Listener lessRemembering = m_remembering;
        lessRemembering.enabled.set(off, false);
        request.now = request.now.addSecs(3'600);
        QCOMPARE(bytesOf(makeMix(m_catalog, lessRemembering, request)),
                 bytesOf(makeMix(m_catalog, less, request)));
    }
}

void TestRecommendExact::anotherSeedExploresElsewhere() {
    Request request = requestFor(QStringLiteral("focus"));
    const Mix one = makeMix(m_catalog, m_listener, request);
    request.seed = 2;
    const Mix two = makeMix(m_catalog, m_listener, request);
    std::set<library::TrackId> tracks;
    bool otherLot = false;
    for (const Pick& pick : one.picks) {
        tracks.insert(pick.track);
        const Pick* there = find(two, pick.track);
        const auto at = static_cast<std::size_t>(SignalId::Exploration);
        otherLot |= there && there->contributions[at] != pick.contributions[at];
    }
    QVERIFY(otherLot);
    QVERIFY(std::ranges::any_of(
        two.picks, [&tracks](const Pick& pick) { return !tracks.contains(pick.track); }));
}

void TestRecommendExact::otherTracksDoNotChangeATracksLot() {
    SyntheticLibrary library = SyntheticLibrary::random(40, 40, 3);
    const Catalog whole = library.catalog();
    library.tracks().erase(library.tracks().begin());
    const Catalog smaller = library.catalog();
    Listener listener;
    listener.enabled = contentSignals();
    Request request = requestFor(QStringLiteral("focus"));
    request.length = 40;
    const Mix before = makeMix(whole, listener, request);
    const Mix after = makeMix(smaller, listener, request);
    const auto at = static_cast<std::size_t>(SignalId::Exploration);
    QCOMPARE(after.picks.size(), 39U);
    for (const Pick& pick : after.picks) {
        QCOMPARE(pick.contributions[at], find(before, pick.track)->contributions[at]);
    }
}

void TestRecommendExact::fewerCoresGiveTheSameList() {
    // Large enough for threads; each block and each counterfactual may run anywhere, in any order.
    const Catalog catalog = SyntheticLibrary::random(35'000, 3'000, 21).catalog();
    const Listener listener = experiencedListener(catalog, 22);
    Request request = requestFor(QStringLiteral("stargazing"));
    const QByteArray first = bytesOf(makeMix(catalog, listener, request));
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(bytesOf(makeMix(catalog, listener, request)), first);
    }
}

/// The lazy choice from a shortlist against the plain definition.
void TestRecommendExact::choosingIsGreedyOverTheWholeLibrary() {
    Request request = requestFor(QStringLiteral("dinner"));
    request.variety = 1;
    request.length = 40;
    request.recipe.artistCap = 25;
    const Mix mix = makeMix(m_catalog, m_listener, request);
    auto left = pointsOfAll(m_catalog, m_listener, request);
    std::vector<Index> chosen;
    for (const Pick& pick : byRank(mix)) {
        library::TrackId best{};
        Points bestPoints = std::numeric_limits<Points>::min();
        for (const auto& [track, points] : left) {
            float most = 0;
            for (const Index other : chosen) {
                most = std::max(most, m_catalog.embedding.col(m_catalog.indexOf(track))
                                          .dot(m_catalog.embedding.col(other)));
            }
            const Points now =
                points - std::llround(1e6 * static_cast<double>(std::min(most, 1.0F)));
            if (now > bestPoints) {
                best = track;
                bestPoints = now;
            }
        }
        QCOMPARE(pick.track, best);
        QCOMPARE(pick.score, bestPoints);
        chosen.push_back(m_catalog.indexOf(best));
        left.erase(best);
    }
}

void TestRecommendExact::theFullExplanationAddsUp() {
    const Request request = requestFor(QStringLiteral("morning"));
    const Mix mix = makeMix(m_catalog, m_listener, request);
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        const Explanation why = explain(m_catalog, m_listener, request, mix, i);
        QCOMPARE(why.sum, mix.picks[i].score);
        QCOMPARE(why.rows.size(), signals::registry().size() + 1); // and the list term
        for (const ExplanationRow& row : why.rows) {
            QVERIFY(!row.name.isEmpty());
            QVERIFY(!row.evidence.isEmpty());
            QCOMPARE(row.withoutWords.isEmpty(), row.term == static_cast<int>(Term::Diversity));
        }
    }
    QVERIFY(explain(m_catalog, m_listener, request, mix, mix.picks.size()).rows.empty());
}

EARSHOT_TEST(QCoreApplication, TestRecommendExact)

} // namespace earshot::test_recommend_exact

#include "test_recommend_exact.moc"
