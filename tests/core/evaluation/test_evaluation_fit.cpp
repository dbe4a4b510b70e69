// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/evaluation/logit_fit.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <numeric>

namespace earshot::test_evaluation_fit {

using namespace earshot::evaluation;
using recommend::next::at;
using recommend::next::kScorerCount;
using recommend::next::PerScorer;
using recommend::next::Phi;
using recommend::next::ScorerId;

namespace {

/// Choices among twelve rows, made with these weights.
ChoiceLog choicesWith(const PerScorer& weights, int count, std::uint64_t seed) {
    base::Random random(seed);
    ChoiceLog log;
    for (int i = 0; i < count; ++i) {
        LoggedChoice choice;
        choice.listener = static_cast<std::uint32_t>(i % 10);
        choice.rowsBegin = log.rows.size();
        std::vector<double> heights;
        for (int row = 0; row < 12; ++row) {
            Phi phi{};
            double score = 0;
            for (std::size_t k = 0; k < 5; ++k) {
                phi[k] = static_cast<std::int32_t>(random.below(2'000'001)) - 1'000'000;
                score += weights[k] * phi[k] * 1e-6;
            }
            log.rows.push_back(phi);
            log.counts.push_back(1 + static_cast<std::uint32_t>(random.below(4)));
            heights.push_back(log.counts.back() * std::exp(score));
        }
        double drawn = random.uniform() * std::accumulate(heights.begin(), heights.end(), 0.0);
        while (choice.chosen < 11 && drawn > heights[choice.chosen]) {
            drawn -= heights[choice.chosen++];
        }
        choice.rowsEnd = log.rows.size();
        log.choices.push_back(choice);
    }
    return log;
}

std::vector<std::size_t> everyChoice(const ChoiceLog& log) {
    std::vector<std::size_t> all(log.choices.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// What is maximised, straight from its definition; every listener has as many choices.
double likelihood(const ChoiceLog& log, const PerScorer& weights) {
    double value = 0;
    for (const double weight : weights) {
        value -= weight * weight / 2;
    }
    for (const LoggedChoice& choice : log.choices) {
        double total = 0;
        double chosen = 0;
        for (std::size_t row = choice.rowsBegin; row < choice.rowsEnd; ++row) {
            double score = 0;
            for (std::size_t k = 0; k < kScorerCount; ++k) {
                score += weights[k] * log.rows[row][k] * 1e-6;
            }
            total += log.counts[row] * std::exp(score);
            chosen = row == choice.rowsBegin + choice.chosen ? score : chosen;
        }
        value += chosen - std::log(total);
    }
    return value;
}

} // namespace

class TestEvaluationFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheWeightsThatChose();
    void nothingNearIsBetter();
    void weightsStayOnTheirSide();
    void leftOutIsLeftOut();
    void theStartDoesNotMatter();
};

void TestEvaluationFit::findsTheWeightsThatChose() {
    PerScorer truth{};
    truth[at(ScorerId::Bored)] = -1.5;
    truth[at(ScorerId::Again)] = 2;
    truth[at(ScorerId::Loop)] = 0.7;
    const ChoiceLog log = choicesWith(truth, 20'000, 1);
    const PerScorer found = LogitFit(log, everyChoice(log)).fit(allScorers(), PerScorer{});
    for (std::size_t k = 0; k < kScorerCount; ++k) {
        // Four standard errors of a choice whose φ varies by a third: 4/√(20,000/3).
        QVERIFY2(std::abs(found[k] - truth[k]) < 0.05, QByteArray::number(found[k]).constData());
    }
}

void TestEvaluationFit::nothingNearIsBetter() {
    PerScorer truth{};
    truth[at(ScorerId::Again)] = 1;
    truth[at(ScorerId::Mode)] = -2; // which it may not have
    const ChoiceLog log = choicesWith(truth, 500, 2);
    const PerScorer found = LogitFit(log, everyChoice(log)).fit(allScorers(), PerScorer{});
    const double best = likelihood(log, found);
    for (const auto& scorer : recommend::next::scorers()) {
        for (const double step : {-0.01, 0.01}) {
            PerScorer other = found;
            other[at(scorer.id)] =
                recommend::next::allowed(scorer.sign, other[at(scorer.id)] + step);
            QVERIFY(likelihood(log, other) <= best);
        }
    }
    QCOMPARE(found[at(ScorerId::Mode)], 0.0);
}

void TestEvaluationFit::weightsStayOnTheirSide() {
    PerScorer wrong{};
    wrong[at(ScorerId::Bored)] = 2;
    wrong[at(ScorerId::Again)] = -2;
    const ChoiceLog log = choicesWith(wrong, 2'000, 3);
    const PerScorer found = LogitFit(log, everyChoice(log)).fit(allScorers(), PerScorer{});
    QCOMPARE(found[at(ScorerId::Bored)], 0.0);
    QCOMPARE(found[at(ScorerId::Again)], 0.0);
}

void TestEvaluationFit::leftOutIsLeftOut() {
    PerScorer truth{};
    truth[at(ScorerId::Again)] = 2;
    truth[at(ScorerId::Loop)] = 2;
    const ChoiceLog log = choicesWith(truth, 2'000, 4);
    ScorerMask mask = allScorers();
    mask[at(ScorerId::Loop)] = false;
    const PerScorer found = LogitFit(log, everyChoice(log)).fit(mask, truth);
    QCOMPARE(found[at(ScorerId::Loop)], 0.0);
    QVERIFY(found[at(ScorerId::Again)] > 1);
}

void TestEvaluationFit::theStartDoesNotMatter() {
    PerScorer truth{};
    truth[at(ScorerId::Bored)] = -1;
    truth[at(ScorerId::AgainRate)] = 1;
    const ChoiceLog log = choicesWith(truth, 1'000, 5);
    const LogitFit fit(log, everyChoice(log));
    const PerScorer fromNothing = fit.fit(allScorers(), PerScorer{});
    const PerScorer fromPrior = fit.fit(allScorers(), recommend::next::priorWeights());
    for (std::size_t k = 0; k < kScorerCount; ++k) {
        QVERIFY(std::abs(fromNothing[k] - fromPrior[k]) < 1e-4);
    }
}

EARSHOT_TEST(QCoreApplication, TestEvaluationFit)

} // namespace earshot::test_evaluation_fit

#include "test_evaluation_fit.moc"
