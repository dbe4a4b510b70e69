// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/evaluation.h"
#include "core/evaluation/method_run.h"
#include "tests/core/evaluation/made_histories.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>

namespace earshot::test_evaluation_replay {

using namespace earshot::evaluation;
using namespace earshot::evaluation::tests;

namespace {

const MethodFigures* methodIn(const Report& report, const QString& key, LibraryKind library) {
    const auto found = std::ranges::find_if(report.methods, [&](const MethodFigures& method) {
        return method.key == key && method.library == library;
    });
    return found == report.methods.end() ? nullptr : &*found;
}

double figureOf(const Report& report, const QString& key, Measure measure,
                LibraryKind library = LibraryKind::Protocol) {
    const MethodFigures* method = methodIn(report, key, library);
    return method ? method->groups[0].measures[static_cast<std::size_t>(measure)].mean : -1;
}

ChoiceLog loggedFor(const History& history, std::size_t listener) {
    ChoiceLog log;
    logChoices(replayOf(history, listener), static_cast<std::uint32_t>(listener),
               testBegin(history.listeners[listener].plays), log);
    return log;
}

} // namespace

class TestEvaluationReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingLooksAhead();
    void everyTrackIsCountedOnce();
    void weightsComeFromOthers();
    void theReportIsWhole();
    void nobodyToTestIsAnError();
    void aStopEndsIt();
};

/// Whatever comes after a play, in the same library, does not change how it was predicted.
void TestEvaluationReplay::nothingLooksAhead() {
    const History history = stayingListeners(1, 80, 2);
    History changed = history;
    std::vector<Listen>& plays = changed.listeners[0].plays;
    for (std::size_t i = 60; i < 80; i += 2) {
        std::swap(plays[i].track, plays[i + 1].track);
        std::swap(plays[i].artist, plays[i + 1].artist);
    }
    const ChoiceLog before = loggedFor(history, 0);
    const ChoiceLog after = loggedFor(changed, 0);
    const FoldWeights prior = [] {
        FoldWeights all;
        all.fill(recommend::next::priorWeights());
        return all;
    }();
    const auto run = [&prior](const ChoiceLog& log) {
        ChoiceLog tested = log;
        for (LoggedChoice& choice : tested.choices) {
            choice.tested = true;
        }
        return runModel(tested, tested, {0}, prior, recommend::next::Adapting::SlowAndFast,
                        KeepScores::No)
            .outcomes;
    };
    const auto outcomesBefore = run(before);
    const auto outcomesAfter = run(after);
    QCOMPARE(outcomesBefore.size(), std::size_t{79});
    for (std::size_t i = 0; i < 59; ++i) { // outcome i is of play i + 1
        QCOMPARE(outcomesAfter[i].standing, outcomesBefore[i].standing);
    }
    bool laterDiffer = false;
    for (std::size_t i = 59; i < 79; ++i) {
        laterDiffer |= !(outcomesAfter[i].standing == outcomesBefore[i].standing);
    }
    QVERIFY(laterDiffer);
}

void TestEvaluationReplay::everyTrackIsCountedOnce() {
    const History history = stayingListeners(1, 80, 3);
    const ChoiceLog log = loggedFor(history, 0);
    const std::size_t tracks = log.libraryTracks;
    QVERIFY(tracks > 20);
    for (const LoggedChoice& choice : log.choices) {
        std::size_t counted = 0;
        for (const std::uint32_t count : log.at(choice).counts) {
            counted += count;
        }
        QCOMPARE(counted, tracks);
        const auto standing = standingOf(log.at(choice), recommend::next::priorWeights());
        QVERIFY(standing.tied >= 1 && standing.better + standing.tied <= tracks);
    }
}

/// What a listener plays does not touch the weights they are reported with.
void TestEvaluationReplay::weightsComeFromOthers() {
    const History history = stayingListeners(25, 60, 4);
    History changed = history;
    for (Listen& play : changed.listeners[3].plays) {
        play.track = history.listeners[3].plays.front().track; // only one track, over and over
        play.artist = history.listeners[3].plays.front().artist;
    }
    const auto weightsOf = [](const History& each) {
        ChoiceLog log;
        for (std::size_t listener = 0; listener < each.listeners.size(); ++listener) {
            logChoices(replayOf(each, listener), static_cast<std::uint32_t>(listener), std::nullopt,
                       log);
        }
        FoldWeights start{};
        return CrossFit(each, log).outOfFold(allScorers(), start);
    };
    const FoldWeights before = weightsOf(history);
    const FoldWeights after = weightsOf(changed);
    const auto own = static_cast<std::size_t>(foldOf(history.listeners[3].name));
    QCOMPARE(after[own], before[own]);
    const std::size_t other = (own + 1) % before.size();
    QVERIFY(after[other] != before[other]);
}

void TestEvaluationReplay::theReportIsWhole() {
    const History history = stayingListeners(20, 60, 6);
    ItemFeatures features;
    features.unit = Eigen::MatrixXf::Random(4, static_cast<Eigen::Index>(history.tracks.size()));
    features.unit.colwise().normalize();
    features.known = history.tracks.size();
    const auto report = evaluate(history, &features);
    QVERIFY(report.ok());
    QCOMPARE(report->plays, std::size_t{1200});
    QCOMPARE(report->fitted, std::size_t{20});
    for (const LibraryKind library : {LibraryKind::Protocol, LibraryKind::Decoys}) {
        for (const char* key : {"random", "transition", "model", "artist.same", "signal sequence",
                                "scorers artist.*", "plays.bored"}) {
            QVERIFY2(methodIn(*report, QLatin1String(key), library), key);
        }
    }
    // These listeners stay with an artist: who knows that is better than who does not.
    const double model = figureOf(*report, kModelKey, Measure::ReciprocalRank);
    QVERIFY(model > 1.2 * figureOf(*report, QStringLiteral("random"), Measure::ReciprocalRank));
    QVERIFY(model > figureOf(*report, QStringLiteral("transition"), Measure::ReciprocalRank));
    QVERIFY(figureOf(*report, kModelKey, Measure::HitRate20, LibraryKind::Decoys) <
            figureOf(*report, kModelKey, Measure::HitRate20));
    const auto& group = methodIn(*report, kModelKey, LibraryKind::Protocol)->groups[0];
    QCOMPARE(group.listeners, std::size_t{20});
    QVERIFY(group.lists.has_value());
    for (const Interval& interval : *group.lists) {
        QVERIFY(interval.listeners > 0);
    }
    QCOMPARE(methodIn(*report, kFixedKey, LibraryKind::Protocol)->groups[0].differences[3].high,
             0.0);
    QCOMPARE(group.modelAhead[3].high, 0.0);
    const Interval ahead = methodIn(*report, QStringLiteral("random"), LibraryKind::Protocol)
                               ->groups[0]
                               .modelAhead[static_cast<std::size_t>(Measure::ReciprocalRank)];
    const double random = figureOf(*report, QStringLiteral("random"), Measure::ReciprocalRank);
    QVERIFY(std::abs(ahead.mean - (model - random)) < 1e-12);
    QVERIFY(ahead.low > 0);
    QVERIFY(!report->marks.front().notBeatenReciprocalRank.contains(QStringLiteral("random")));
    QCOMPARE(methodIn(*report, kModelKey, LibraryKind::Protocol)->groups[1].listeners,
             std::size_t{0});
    QCOMPARE(report->marks.size(), std::size_t{1}); // nobody has a hundred plays
}

void TestEvaluationReplay::nobodyToTestIsAnError() {
    const auto report = evaluate(stayingListeners(3, 40, 1), nullptr);
    QVERIFY(!report.ok());
    QVERIFY(report.error().message().contains(QStringLiteral("50")));
}

void TestEvaluationReplay::aStopEndsIt() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!evaluate(stayingListeners(3, 60, 1), nullptr, {}, stop.get_token()).ok());
}

EARSHOT_TEST(QCoreApplication, TestEvaluationReplay)

} // namespace earshot::test_evaluation_replay

#include "test_evaluation_replay.moc"
