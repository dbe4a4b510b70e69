// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what is learned helps people it is meant for, and harms no one else. Figures of all
// listeners, also of those that are not helped, stand in core/recommend/README.md.
#include "tests/core/recommend/simulation/listening_life.h"
#include "tests/core/recommend/synthetic_library.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cstdio>
#include <map>

namespace earshot::test_recommend_simulation {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

namespace {

constexpr int kTracks = 600;
constexpr int kArtists = 120;
constexpr std::uint64_t kPeople = 12; ///< with the same traits and other favourites
constexpr int kMonth = 30;
constexpr std::size_t kLearned = 200; ///< plays after which it has to help
constexpr std::size_t kJudged = 400;

const Catalog& simulatedLibrary() {
    static const Catalog catalog = SyntheticLibrary::randomCatalog(kTracks, kArtists, 1);
    return catalog;
}

struct MeanFigures {
    double skipRate = 0;     ///< of plays 200 … 400
    double coverage = 0;     ///< of the same
    double monthReached = 0; ///< share of the library offered in the month
    int mostInTwoDays = 0;
};

/// A month under this regime, mean over people with the traits of a file. Lived once.
MeanFigures month(const char* listener, const Regime& regime, const char* name) {
    static std::map<std::pair<std::string, std::string>, MeanFigures> lived;
    const auto [place, isNew] = lived.try_emplace({listener, name});
    MeanFigures& mean = place->second;
    if (!isNew) {
        return mean;
    }
    for (std::uint64_t person = 0; person < kPeople; ++person) {
        SimulatedListener someone(QString::fromLatin1(listener), simulatedLibrary(), 100 + person);
        std::vector<LivedPlay> life = live(simulatedLibrary(), someone, regime, kMonth, person);
        const LifeFigures whole = figuresOf(life, 0, kTracks);
        life.resize(kJudged);
        const LifeFigures judged = figuresOf(life, kLearned, kTracks);
        mean.skipRate += judged.skipRate / kPeople;
        mean.coverage += judged.coverage / kPeople;
        mean.monthReached += whole.coverage / kPeople;
        mean.mostInTwoDays = std::max(mean.mostInTwoDays, whole.mostInTwoDays);
    }
    std::printf("%-14s %-20s skips %.3f, reach %.3f, month %.3f\n", listener, name, mean.skipRate,
                mean.coverage, mean.monthReached);
    return mean;
}

Regime explorationOf(double share) {
    Regime regime = everythingOn();
    regime.exploration = share;
    return regime;
}

constexpr std::array kWithTaste{"two_genres", "a_few_artists", "day_and_night"};
/// A difference of skip rates over 2,400 plays each has a standard error of .014.
constexpr double kHelps = 0.03;
constexpr double kNoHarm = 0.05;

} // namespace

class TestRecommendSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasteIsLearnedFromSkips();
    void timeOfDayHelpsWhoHasHabits();
    void explorationHelpsWhoTiresSoon();
    void whoLikesAllIsNotHarmed();
};

void TestRecommendSimulation::tasteIsLearnedFromSkips() {
    for (const char* listener : kWithTaste) {
        const MeanFigures all = month(listener, everythingOn(), "everything");
        const MeanFigures random = month(listener, shuffle(), "shuffle");
        const MeanFigures prior = month(listener, priorAlone(), "prior alone");
        const MeanFigures deaf = month(listener, without(SignalId::Completion), "no completion");
        QVERIFY2(all.skipRate <= 0.75 * random.skipRate, listener);
        QVERIFY2(all.skipRate <= 0.90 * prior.skipRate, listener);
        QVERIFY2(all.skipRate <= 0.90 * deaf.skipRate, listener);
        QVERIFY2(all.mostInTwoDays <= 6, listener);
    }
}

void TestRecommendSimulation::timeOfDayHelpsWhoHasHabits() {
    const auto withAndWithout = [](const char* listener) {
        return std::pair(month(listener, everythingOn(), "everything").skipRate,
                         month(listener, without(SignalId::Daytime), "no daytime").skipRate);
    };
    const auto [with, without] = withAndWithout("day_and_night");
    QVERIFY(with <= without - kHelps);
    for (const char* listener : {"two_genres", "a_few_artists"}) {
        const auto [habitless, deaf] = withAndWithout(listener);
        QVERIFY2(habitless <= deaf + kNoHarm, listener);
    }
}

void TestRecommendSimulation::explorationHelpsWhoTiresSoon() {
    for (const char* listener : {"soon_bored", "curious"}) {
        const MeanFigures half = month(listener, explorationOf(0.5), "exploration ½");
        const MeanFigures none = month(listener, explorationOf(0), "no exploration");
        QVERIFY2(half.skipRate <= 0.9 * none.skipRate, listener);
        QVERIFY2(half.monthReached >= 0.30, listener);
    }
    for (const char* listener : {"two_genres", "a_few_artists"}) {
        QVERIFY2(month(listener, explorationOf(0.5), "exploration ½").skipRate <=
                     month(listener, explorationOf(0), "no exploration").skipRate + kNoHarm,
                 listener);
    }
}

void TestRecommendSimulation::whoLikesAllIsNotHarmed() {
    const double all = month("likes_all", everythingOn(), "everything").skipRate;
    QVERIFY(all <= month("likes_all", shuffle(), "shuffle").skipRate + kNoHarm);
    QVERIFY(all <= month("likes_all", priorAlone(), "prior alone").skipRate + kNoHarm);
}

EARSHOT_TEST(QCoreApplication, TestRecommendSimulation)

} // namespace earshot::test_recommend_simulation

#include "test_recommend_simulation.moc"
