// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what is learned helps people it is meant for, and harms no one else. Figures of all
// listeners, also of those that are not helped, stand in core/recommend/README.md.
#include "tests/core/recommend/simulation/listener_months.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cstdio>
#include <map>

namespace earshot::test_recommend_simulation {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

namespace {

/// A month under this regime. Lived once.
MonthFigures month(const char* listener, const Regime& regime, const char* name) {
    static std::map<std::pair<std::string, std::string>, MonthFigures> lived;
    const auto [place, isNew] = lived.try_emplace({listener, name});
    MonthFigures& mean = place->second;
    if (isNew) {
        mean = liveAMonth(knownPeople(), listener, regime);
        std::printf("%-14s %-20s skips %.3f, reach %.3f, month %.3f, in a week %d\n", listener,
                    name, mean.skipRate, mean.reach, mean.month, mean.mostInAWeek);
    }
    return mean;
}

Regime explorationOf(double share) {
    Regime regime = everythingOn();
    regime.exploration = share;
    return regime;
}

constexpr std::array kWithTaste{"two_genres", "a_few_artists", "day_and_night", "soon_bored"};
constexpr std::array kEverybody{"two_genres", "a_few_artists", "day_and_night",
                                "soon_bored", "curious",       "likes_all"};
/// A difference of skip rates over 2,400 plays each has a standard error of .014.
constexpr double kHelps = 0.03;
constexpr double kNoHarm = 0.05;
/// Times that a track may be finished within seven days, in lists that would rather rest it.
constexpr int kMostInAWeek = 3;

MonthFigures withEverything(const char* listener) {
    return month(listener, everythingOn(), "everything");
}

} // namespace

class TestRecommendSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasteIsLearnedAtEqualCoverage();
    void nothingComesTooOften();
    void timeOfDayHelpsWhoHasHabits();
    void restHelpsWhoTiresSoon();
    void explorationReachesMore();
    void whoLikesAllIsNotHarmed();
};

/// After 200 plays: skips at least a quarter below shuffle and a tenth below the prior alone, while
/// no less of the library is offered than by shuffle.
void TestRecommendSimulation::tasteIsLearnedAtEqualCoverage() {
    for (const char* listener : kWithTaste) {
        const MonthFigures all = withEverything(listener);
        const MonthFigures random = month(listener, shuffle(), "shuffle");
        QVERIFY2(all.skipRate <= 0.75 * random.skipRate, listener);
        QVERIFY2(all.skipRate <= 0.90 * month(listener, priorAlone(), "prior alone").skipRate,
                 listener);
        QVERIFY2(all.reach >= random.reach, listener);
    }
    // Half of what shuffle offers the curious they never heard, which is what they finish: a
    // quarter less they would hardly skip if their taste were known.
    const MonthFigures curious = withEverything("curious");
    const MonthFigures random = month("curious", shuffle(), "shuffle");
    QVERIFY(curious.skipRate <= 0.90 * random.skipRate);
    QVERIFY(curious.skipRate <= 0.90 * month("curious", priorAlone(), "prior alone").skipRate);
    QVERIFY(curious.reach >= random.reach);

    for (const char* listener : {"two_genres", "a_few_artists"}) {
        QVERIFY2(withEverything(listener).skipRate <=
                     0.90 *
                         month(listener, without(SignalId::Completion), "no completion").skipRate,
                 listener);
    }
}

void TestRecommendSimulation::nothingComesTooOften() {
    for (const char* listener : kEverybody) {
        const MonthFigures all = withEverything(listener);
        QVERIFY2(all.mostInAWeek <= kMostInAWeek, listener);
        QVERIFY2(all.month >= 0.30, listener);
    }
}

void TestRecommendSimulation::timeOfDayHelpsWhoHasHabits() {
    const auto deaf = [](const char* listener) {
        return month(listener, without(SignalId::Daytime), "no daytime").skipRate;
    };
    QVERIFY(withEverything("day_and_night").skipRate <= deaf("day_and_night") - kHelps);
    for (const char* listener : {"two_genres", "a_few_artists"}) {
        QVERIFY2(withEverything(listener).skipRate <= deaf(listener) + kNoHarm, listener);
    }
}

/// Without plays nothing rests.
void TestRecommendSimulation::restHelpsWhoTiresSoon() {
    const MonthFigures restless = month("soon_bored", without(SignalId::Plays), "no plays");
    const MonthFigures all = withEverything("soon_bored");
    QVERIFY(all.skipRate <= restless.skipRate - kHelps);
    QVERIFY(all.month >= restless.month);
}

void TestRecommendSimulation::explorationReachesMore() {
    for (const char* listener : {"soon_bored", "curious", "two_genres"}) {
        const MonthFigures none = month(listener, explorationOf(0), "no exploration");
        const MonthFigures all = withEverything(listener);
        QVERIFY2(all.month >= none.month, listener);
        QVERIFY2(all.skipRate <= none.skipRate + kNoHarm, listener);
    }
}

void TestRecommendSimulation::whoLikesAllIsNotHarmed() {
    const double all = withEverything("likes_all").skipRate;
    QVERIFY(all <= month("likes_all", shuffle(), "shuffle").skipRate + kNoHarm);
    QVERIFY(all <= month("likes_all", priorAlone(), "prior alone").skipRate + kNoHarm);
}

EARSHOT_TEST(QCoreApplication, TestRecommendSimulation)

} // namespace earshot::test_recommend_simulation

#include "test_recommend_simulation.moc"
