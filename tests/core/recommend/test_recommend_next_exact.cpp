// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/next_histories.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>
#include <numeric>

namespace earshot::test_recommend_next_exact {

using namespace earshot::recommend;
using namespace earshot::recommend::next;
using namespace earshot::recommend::next::tests;
using signals::SignalId;

namespace {

constexpr int kTracks = 70;

const Library& exactLibrary() {
    static const Library library = dealtLibrary(kTracks, 11);
    return library;
}

NextModel learned(std::span<const Play> plays, signals::SignalSet enabled = everySignal()) {
    return NextModel::learnedFrom(exactLibrary(), enabled, plays);
}

/// Equal in all that was learned, and in what it says.
bool sameModel(const NextModel& a, const NextModel& b, qint64 now) {
    if (!(a.memory() == b.memory() && a.weights() == b.weights())) {
        return false;
    }
    PhiTable tableA(kTracks);
    PhiTable tableB(kTracks);
    const NextScores scoresA = a.scores(tableA, now, Place::Continues);
    const NextScores scoresB = b.scores(tableB, now, Place::Continues);
    for (Index track = 0; track < kTracks; ++track) {
        if (scoresA.addends(track) != scoresB.addends(track)) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestRecommendNextExact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addendsAddUp();
    void aSignalSwitchedOffTakesItsAddendsAndNoMore();
    void everyScorersSignalIsInTheRegistry();
    void aForgottenPlayWasNeverThere();
    void aSwitchedOffSignalTaughtNothing();
    void learningGoesTowardsWhatIsPlayed();
    void signsAndFastWeights();
};

void TestRecommendNextExact::addendsAddUp() {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const std::vector<Play> plays = wanderingPlays(exactLibrary(), 120, seed);
        const NextModel model = learned(plays);
        PhiTable table(kTracks);
        for (const Place place : {Place::Opens, Place::Continues}) {
            const NextScores scores = model.scores(table, plays.back().startMs + 90'000, place);
            for (Index track = 0; track < kTracks; ++track) {
                const Addends addends = scores.addends(track);
                const auto signals = scores.bySignal(track);
                QCOMPARE(std::accumulate(addends.begin(), addends.end(), Points{0}),
                         scores.points(track));
                QCOMPARE(std::accumulate(signals.begin(), signals.end(), Points{0}),
                         scores.points(track));
            }
        }
    }
}

/// Weights that do not learn: then all that a switch may change is its own addends.
void TestRecommendNextExact::aSignalSwitchedOffTakesItsAddendsAndNoMore() {
    for (const SignalId off :
         {SignalId::Plays, SignalId::Session, SignalId::Sequence, SignalId::Completion}) {
        NextModel with(exactLibrary(), everySignal(), priorWeights(), Adapting::Nothing);
        NextModel without(exactLibrary(), everySignal().without(off), priorWeights(),
                          Adapting::Nothing);
        Points taken = 0;
        for (const Play& play : wanderingPlays(exactLibrary(), 150, 3)) {
            PhiTable tableWith(kTracks);
            PhiTable tableWithout(kTracks);
            const NextScores scoresWith = with.scores(tableWith, play.startMs, play.place);
            const NextScores scoresWithout = without.scores(tableWithout, play.startMs, play.place);
            for (Index track = 0; track < kTracks; ++track) {
                Addends left = scoresWith.addends(track);
                for (const ScorerInfo& scorer : scorers()) {
                    if (scorer.signal == off) {
                        taken += std::abs(left[at(scorer.id)]);
                        left[at(scorer.id)] = 0;
                    }
                }
                QCOMPARE(scoresWithout.addends(track), left);
            }
            with.learn(play);
            without.learn(play);
        }
        QVERIFY(taken > 0);
    }
}

void TestRecommendNextExact::everyScorersSignalIsInTheRegistry() {
    QCOMPARE(scorers().size(), kScorerCount);
    for (const ScorerInfo& scorer : scorers()) {
        QCOMPARE(signals::info(scorer.signal).kind, signals::SignalKind::Personal);
        QCOMPARE(allowed(scorer.sign, scorer.weight), scorer.weight);
        QVERIFY(scorer.weight != 0);
    }
}

void TestRecommendNextExact::aForgottenPlayWasNeverThere() {
    const std::vector<Play> plays = wanderingPlays(exactLibrary(), 160, 5);
    const qint64 now = plays.back().startMs + 200'000;
    const NextModel everything = learned(plays);
    for (const std::size_t forgotten :
         {std::size_t{0}, std::size_t{1}, std::size_t{40}, std::size_t{97}, plays.size() - 1}) {
        std::vector<Play> rest = plays;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(forgotten));
        // One that was told of the rest play by play, and shown to choose in between.
        NextModel neverKnew(exactLibrary(), everySignal());
        PhiTable table(kTracks);
        for (const Play& play : rest) {
            neverKnew.fill(table, play.startMs, play.place);
            neverKnew.learn(play);
        }
        QVERIFY(sameModel(learned(rest), neverKnew, now));
        QVERIFY(!sameModel(learned(rest), everything, now));
    }
    // A copy goes on as its original does.
    NextModel copy = learned(std::span(plays).first(80));
    const NextModel original = copy;
    for (const Play& play : std::span(plays).subspan(80)) {
        copy.learn(play);
    }
    QVERIFY(sameModel(copy, everything, now));
    QVERIFY(original.memory().plays.size() == 80);
}

void TestRecommendNextExact::aSwitchedOffSignalTaughtNothing() {
    const std::vector<Play> plays = wanderingPlays(exactLibrary(), 160, 6);
    for (const SignalId off : {SignalId::Plays, SignalId::Sequence}) {
        const NextModel model = learned(plays, everySignal().without(off));
        const PerScorer prior = priorWeights();
        bool othersLearned = false;
        for (const ScorerInfo& scorer : scorers()) {
            const double weight = model.weights().slow()[at(scorer.id)];
            if (scorer.signal == off) {
                QCOMPARE(weight, prior[at(scorer.id)]);
            } else {
                othersLearned |= weight != prior[at(scorer.id)];
            }
        }
        QVERIFY(othersLearned);
    }
}

/// Who plays every track ten times in a row teaches that, who never repeats the contrary.
void TestRecommendNextExact::learningGoesTowardsWhatIsPlayed() {
    std::vector<Play> tenTimes;
    std::vector<Play> once;
    for (int i = 0; i < 200; ++i) {
        const auto place = i % 20 == 0 ? Place::Opens : Place::Continues;
        const auto walk = [](int step) { return static_cast<Index>(step * 37 % kTracks); };
        tenTimes.push_back({walk(i / 10), i * 200'000LL, place});
        once.push_back({walk(i), i * 200'000LL, place});
    }
    const double prior = priorWeights()[at(ScorerId::Again)];
    QVERIFY(learned(tenTimes).weights().slow()[at(ScorerId::Again)] > prior + 0.2);
    QVERIFY(learned(once).weights().slow()[at(ScorerId::Again)] < prior - 0.2);
}

void TestRecommendNextExact::signsAndFastWeights() {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const NextModel model = learned(wanderingPlays(exactLibrary(), 200, seed));
        for (const ScorerInfo& scorer : scorers()) {
            const double weight = model.weights().slow()[at(scorer.id)];
            QCOMPARE(allowed(scorer.sign, weight), weight);
        }
        QCOMPARE(model.weights().at(Place::Opens), model.weights().slow());
        QVERIFY(model.weights().at(Place::Continues) != model.weights().slow());
    }
}

EARSHOT_TEST(QCoreApplication, TestRecommendNextExact)

} // namespace earshot::test_recommend_next_exact

#include "test_recommend_next_exact.moc"
