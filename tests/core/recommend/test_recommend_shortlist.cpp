// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/list_without.h"
#include "tests/core/recommend/synthetic_library.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>

namespace earshot::test_recommend_shortlist {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;
using signals::SignalSet;

/// A library so large that most tracks are passed over, and what is passed over matters nowhere.
class TestRecommendShortlist : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void someTracksGetWhatAllGetAndNoneMoreThanTheMost_data() { kinds(); }
    void someTracksGetWhatAllGetAndNoneMoreThanTheMost();
    void shortlistsAreThoseOfTheWholeLibrary_data() { kinds(); }
    void shortlistsAreThoseOfTheWholeLibrary();
    void placesAreThoseInTheWholeLibrary_data() { kinds(); }
    void placesAreThoseInTheWholeLibrary();

private:
    static constexpr std::size_t kCount = 60;

    static void kinds();
    [[nodiscard]] Request request() const;
    /// Visits the list as it is and each without one of its signals: visit(contest, its shortlist,
    /// the points of all tracks from a table made for these switches).
    template <typename Visit>
    void forEachContest(const Visit& visit) const;

    Catalog m_catalog;
    Listener m_listener;
};

void TestRecommendShortlist::initTestCase() {
    m_catalog = SyntheticLibrary::randomCatalog(5000, 150, 3);
    m_listener = experiencedListener(m_catalog, 4, 3000);
}

void TestRecommendShortlist::kinds() {
    QTest::addColumn<int>("kind");
    QTest::newRow("recipe") << static_cast<int>(ListKind::Recipe);
    QTest::newRow("radio") << static_cast<int>(ListKind::LikeTrack);
    QTest::newRow("now") << static_cast<int>(ListKind::RightNow);
}

Request TestRecommendShortlist::request() const {
    QFETCH(int, kind);
    Request request = requestFor(QStringLiteral("focus"));
    request.kind = static_cast<ListKind>(kind);
    request.seeds = {m_catalog.ids[77]};
    return request;
}

template <typename Visit>
void TestRecommendShortlist::forEachContest(const Visit& visit) const {
    const Request request = this->request();
    const Target target = resolveTarget(m_catalog, m_listener, m_listener.enabled, request);
    const Rules rules(m_catalog, m_listener, m_listener.enabled, target, request);
    const ScoreTable table(
        {m_catalog, m_listener, request, target, m_listener.enabled, fullHour(request.now)});
    std::vector<MicroPoints> firstParts(m_catalog.ids.size());
    const AsItIs list{m_catalog, m_listener, request, target, rules, table, firstParts.data()};
    const Contest asItIs = list.contest();
    std::vector<std::unique_ptr<ListWithout>> others;
    std::vector<const Contest*> contests{&asItIs};
    for (int i = 0; i < signals::kSignalCount; ++i) {
        others.push_back(std::make_unique<ListWithout>(list, static_cast<SignalId>(i)));
        contests.push_back(&others.back()->contest());
    }
    const std::vector<Shortlist> lists = shortlists(contests, kCount, firstParts.data());
    for (std::size_t i = 0; i < contests.size(); ++i) {
        const SignalSet enabled =
            i == 0 ? m_listener.enabled : m_listener.enabled.without(others[i - 1]->off());
        const Target asked = resolveTarget(m_catalog, m_listener, enabled, request);
        const ScoreTable anew(
            {m_catalog, m_listener, request, asked, enabled, fullHour(request.now)});
        std::vector<MicroPoints> points(m_catalog.ids.size(), 0);
        for (Index track = 0; track < m_catalog.size(); ++track) {
            for (int id = 0; id < signals::kSignalCount; ++id) {
                points[static_cast<std::size_t>(track)] +=
                    anew.points(static_cast<SignalId>(id), track);
            }
        }
        visit(*contests[i], lists[i], points);
    }
}

void TestRecommendShortlist::someTracksGetWhatAllGetAndNoneMoreThanTheMost() {
    const Request request = this->request();
    const Target target = resolveTarget(m_catalog, m_listener, m_listener.enabled, request);
    const ScoringInput input{m_catalog, m_listener,         request,
                             target,    m_listener.enabled, fullHour(request.now)};
    std::vector<Index> some;
    for (Index track = 3; track < m_catalog.size(); track += 7) {
        some.push_back(track);
    }
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto scorer = makeScorer(static_cast<SignalId>(i), input);
        std::vector<float> all(m_catalog.ids.size());
        std::vector<float> ofSome(some.size());
        scorer->score(0, all);
        scorer->scoreEach(some, ofSome);
        for (std::size_t place = 0; place < some.size(); ++place) {
            QCOMPARE(ofSome[place], all[static_cast<std::size_t>(some[place])]);
        }
        QVERIFY(std::ranges::max(all) <= scorer->most());
    }
}

void TestRecommendShortlist::shortlistsAreThoseOfTheWholeLibrary() {
    forEachContest([this](const Contest& contest, const Shortlist& list,
                          const std::vector<MicroPoints>& points) {
        QVERIFY(list.best.size() >= kCount);
        QVERIFY(list.best.size() < m_catalog.ids.size() / 4);
        auto next = list.best.begin();
        for (Index track = 0; track < m_catalog.size(); ++track) {
            const MicroPoints own = points[static_cast<std::size_t>(track)];
            if (contest.competes(track) && own >= list.least) {
                QVERIFY(next != list.best.end());
                QCOMPARE(next->track, track);
                QCOMPARE(next->points, own);
                ++next;
            }
        }
        QVERIFY(next == list.best.end());
    });
}

void TestRecommendShortlist::placesAreThoseInTheWholeLibrary() {
    forEachContest([this](const Contest& contest, const Shortlist& list,
                          const std::vector<MicroPoints>& points) {
        std::vector<Standing> all;
        for (Index track = 0; track < m_catalog.size(); ++track) {
            if (contest.competes(track)) {
                all.push_back({points[static_cast<std::size_t>(track)], contest.tie(track), track});
            }
        }
        std::ranges::sort(all, [](const Standing& a, const Standing& b) { return a.before(b); });
        // Among the shortlist, and among those that were passed over.
        for (const std::size_t place : {kCount / 2, all.size() / 3}) {
            const std::vector<Standing> asked{all[place], all[place / 2]};
            QCOMPARE(countBefore(contest, list, asked),
                     (std::vector{static_cast<Index>(place), static_cast<Index>(place / 2)}));
        }
    });
}

EARSHOT_TEST(QCoreApplication, TestRecommendShortlist)

} // namespace earshot::test_recommend_shortlist

#include "test_recommend_shortlist.moc"
