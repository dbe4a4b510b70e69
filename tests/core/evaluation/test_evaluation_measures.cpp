// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/baselines.h"
#include "core/evaluation/bootstrap.h"
#include "core/evaluation/decoys.h"
#include "core/evaluation/list_measures.h"
#include "core/evaluation/measures.h"
#include "core/evaluation/summary.h"
#include "tests/core/evaluation/made_histories.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <set>

namespace earshot::test_evaluation_measures {

using namespace earshot::evaluation;
using namespace earshot::evaluation::tests;

namespace {

bool near(double a, double b) {
    return std::abs(a - b) < 1e-9;
}

/// Plays in sittings of the given lengths, all of one track.
std::vector<Listen> sittingsOf(std::initializer_list<int> lengths) {
    std::vector<Listen> plays;
    std::int32_t sitting = 0;
    for (const int length : lengths) {
        for (int i = 0; i < length; ++i) {
            plays.push_back({static_cast<qint64>(plays.size()) * 100, sitting, 0, 0});
        }
        ++sitting;
    }
    return plays;
}

} // namespace

class TestEvaluationMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ranksByHand();
    void tiesByExpectation();
    void meansGoByListener();
    void theSplitKeepsSittingsWhole();
    void windowsOfAPersonShareAFold();
    void decoysAreForeignAndRepeatable();
    void baselinesByHand();
    void listsByHand();
    void intervalsHoldTheMean();
    void marksTellBothComparisons();
};

void TestEvaluationMeasures::ranksByHand() {
    QVERIFY(near(hitRate({19, 1}, 20), 1));
    QVERIFY(near(hitRate({20, 1}, 20), 0));
    QVERIFY(near(reciprocalRank({3, 1}), 0.25));
    QVERIFY(near(gain10({0, 1}), 1));
    QVERIFY(near(gain10({2, 1}), 0.5));
    QVERIFY(near(gain10({10, 1}), 0));
}

/// Against the mean over all places the tied track could have.
void TestEvaluationMeasures::tiesByExpectation() {
    for (std::uint32_t better = 0; better < 30; ++better) {
        for (std::uint32_t tied = 1; tied < 30; ++tied) {
            double hits = 0;
            double ranks = 0;
            double gains = 0;
            for (std::uint32_t place = better + 1; place <= better + tied; ++place) {
                hits += place <= 5 ? 1 : 0;
                ranks += 1.0 / place;
                gains += place <= 10 ? 1 / std::log2(place + 1.0) : 0;
            }
            const Standing standing{better, tied};
            QVERIFY(near(hitRate(standing, 5), hits / tied));
            QVERIFY(near(reciprocalRank(standing), ranks / tied));
            QVERIFY(near(gain10(standing), gains / tied));
        }
    }
}

void TestEvaluationMeasures::meansGoByListener() {
    // One listener with a hit and two misses, one with a hit: the second counts as much.
    const std::vector<Outcome> outcomes{
        {4, true, {0, 1}}, {4, false, {99, 1}}, {4, false, {99, 1}}, {7, true, {0, 1}}};
    const ListenerMeans means = meansOf(outcomes);
    const auto of = [&means](Measure measure, std::size_t listener) {
        return means.means[static_cast<std::size_t>(measure)][listener];
    };
    QCOMPARE(means.listeners, (std::vector<std::uint32_t>{4, 7}));
    QVERIFY(near(of(Measure::HitRate20, 0), 1.0 / 3));
    QVERIFY(near(of(Measure::HitRate20, 1), 1));
    QVERIFY(near(of(Measure::FirstHitRate20, 0), 1));
    QVERIFY(near(of(Measure::RepeatHitRate20, 0), 0));
    QVERIFY(std::isnan(of(Measure::RepeatReciprocalRank, 1)));
}

void TestEvaluationMeasures::theSplitKeepsSittingsWhole() {
    QCOMPARE(testBegin(sittingsOf({10, 10})), std::optional<std::size_t>(10)); // back: 16 is inside
    QCOMPARE(testBegin(sittingsOf({12, 5, 3})), std::optional<std::size_t>(17)); // on from 16
    QCOMPARE(testBegin(sittingsOf({16, 4})), std::optional<std::size_t>(16));
    QCOMPARE(testBegin(sittingsOf({9, 11})), std::nullopt); // too little to learn from
    QCOMPARE(testBegin(sittingsOf({60})), std::nullopt);    // one sitting cannot be split
    QCOMPARE(testBegin({}), std::nullopt);
}

void TestEvaluationMeasures::windowsOfAPersonShareAFold() {
    QCOMPARE(personOf("w0u40265"), QByteArray("40265"));
    QCOMPARE(personOf("w12u7"), QByteArray("7"));
    QCOMPARE(personOf("wu7"), QByteArray("wu7"));
    QCOMPARE(personOf("anna"), QByteArray("anna"));
    QCOMPARE(foldOf("w0u40265"), foldOf("w2u40265"));
    QCOMPARE(crc32("123456789"), 0xCBF43926U); // the check value of the standard
    std::set<int> folds;
    for (int i = 0; i < 200; ++i) {
        folds.insert(foldOf(QByteArray::number(i)));
    }
    QCOMPARE(folds, (std::set<int>{0, 1, 2, 3, 4}));
}

void TestEvaluationMeasures::decoysAreForeignAndRepeatable() {
    History history = stayingListeners(30, 60, 5);
    // Two listeners who share an artist: the other's tracks by them come first.
    for (Listen& play : history.listeners[1].plays) {
        if (play.artist == 8) {
            play.artist = 0;
        }
    }
    const Decoys decoys(history);
    std::set<std::int32_t> own;
    std::set<std::int32_t> artists;
    for (const Listen& play : history.listeners[0].plays) {
        own.insert(play.track);
        artists.insert(play.artist);
    }
    const auto drawn = decoys.of(0);
    QVERIFY(drawn.size() >= 4 * own.size());
    int ofOwnArtists = 0;
    for (const auto& [track, artist] : drawn) {
        QVERIFY(!own.contains(track));
        ofOwnArtists += artists.contains(artist) ? 1 : 0;
    }
    QVERIFY(ofOwnArtists > 0);
    QCOMPARE(Decoys(history).of(0), drawn);
    QVERIFY(decoys.of(2) != drawn);
    // Alone in the world there is nothing to draw from, and no endless search.
    History alone;
    alone.listeners = {history.listeners[0]};
    alone.tracks = history.tracks;
    alone.artists = history.artists;
    QVERIFY(Decoys(alone).of(0).empty());
}

void TestEvaluationMeasures::baselinesByHand() {
    // Tracks 0 and 1 by artist 0, 2 by artist 1; one sitting: 0 1 0 1, an hour apart, then 0.
    History history;
    history.tracks = {"a", "b", "c"};
    history.artists = {"A", "B"};
    HistoryListener listener{"x", {}};
    for (std::int32_t i = 0; i < 5; ++i) {
        listener.plays.push_back({i * 3600, 0, i % 2, 0});
    }
    listener.plays.push_back({5 * 3600, 1, 2, 1});
    history.listeners = {listener};
    const Replay replay = replayOf(history, 0);
    Baselines baselines(replay);
    for (std::size_t play = 0; play < 4; ++play) {
        baselines.learn(play);
    }
    const auto scores = baselines.scores(4);
    const auto of = [&scores](Baseline baseline) {
        return scores[static_cast<std::size_t>(baseline)];
    };
    QCOMPARE(of(Baseline::Random), (std::vector<double>{0, 0, 0}));
    QCOMPARE(of(Baseline::Popularity), (std::vector<double>{2, 2, 0}));
    QCOMPARE(of(Baseline::MostRecent), (std::vector<double>{2, 3, -1}));
    QCOMPARE(of(Baseline::NeverHeard), (std::vector<double>{0, 0, 1}));
    QCOMPARE(of(Baseline::Transition), (std::vector<double>{1, 0, 0})); // 1 went to 0, once
    const double levelOf0 = std::log1p(1 / std::sqrt(5.0) + 1 / std::sqrt(3.0));
    const double levelOfA =
        std::log1p(1 / std::sqrt(5.0) + 1 / std::sqrt(3.0) + 0.5 + 1 / std::sqrt(2.0));
    QVERIFY(near(of(Baseline::BaseLevel)[0], levelOf0));
    QVERIFY(near(of(Baseline::ArtistBaseLevel)[1], levelOfA));
    QVERIFY(near(of(Baseline::ArtistBaseLevel)[2], 0));
    // All steps from 1 went to 0; all four plays here by artist 0; 0 is not rested, 1 is.
    QVERIFY(near(of(Baseline::Hybrid)[0], 3 + 1 + 0.5 * levelOfA + 0.3 * levelOf0));
    QVERIFY(of(Baseline::Hybrid)[1] < of(Baseline::Hybrid)[0] - 4);
    // As a sitting opens there is no step to go by.
    baselines.learn(4);
    QCOMPARE(baselines.scores(5)[static_cast<std::size_t>(Baseline::Transition)],
             (std::vector<double>{0, 0, 0}));
}

void TestEvaluationMeasures::listsByHand() {
    // 41 tracks by as many artists; track 0 was heard three times and is played again.
    History history;
    HistoryListener listener{"x", {}};
    for (std::int32_t i = 0; i < 4; ++i) {
        listener.plays.push_back({i * 100, 0, 0, 0});
    }
    for (std::int32_t track = 1; track <= 40; ++track) {
        listener.plays.push_back({1000 + track, 1, track, track});
    }
    history.listeners = {listener};
    history.tracks.resize(41);
    history.artists.resize(41);
    const Replay replay = replayOf(history, 0);
    ItemFeatures features;
    features.unit = Eigen::MatrixXf::Zero(2, 41);
    features.unit.row(0).head(21).setOnes();
    features.unit.row(1).tail(20).setOnes();
    ListTally tally(replay, &features);
    for (std::size_t play = 0; play < 3; ++play) {
        tally.learn(play);
    }
    // Track 0 leads; all others are tied for the nineteen places left.
    std::vector<double> scores(41, 0);
    scores[0] = 1;
    tally.add(scores, 3);
    const ListMeans means = tally.means();
    const auto of = [&means](ListMeasure measure) {
        return means[static_cast<std::size_t>(measure)];
    };
    QVERIFY(near(of(ListMeasure::Novelty), 19.0 / 20));
    QVERIFY(near(of(ListMeasure::Coverage), 20.0 / 41));
    QVERIFY(near(of(ListMeasure::PopularityLift), 3.0 / 20 / 3 - 1));
    QVERIFY(near(of(ListMeasure::Calibration), -std::log(0.99 / 20 + 0.01)));
    // One track of the first kind for sure; of each tied kind there are 20 among 40.
    const double pairs = 190;
    const double alike = 19.0 / 40 * 20 + 2 * (19.0 * 18) / (40 * 39) * 190;
    QVERIFY(std::abs(of(ListMeasure::Distance) - (1 - alike / pairs)) < 1e-5);
}

void TestEvaluationMeasures::intervalsHoldTheMean() {
    std::vector<double> values;
    base::Random random(3);
    for (int i = 0; i < 300; ++i) {
        values.push_back(random.normal());
    }
    const Interval interval = Bootstrap(values.size()).interval(values);
    QCOMPARE(interval.listeners, std::size_t{300});
    QVERIFY(interval.low < interval.mean && interval.mean < interval.high);
    // ±1.96 standard errors, which are 1/√300, within a tenth.
    const double width = (interval.high - interval.low) / (2 * 1.96 / std::sqrt(300.0));
    QVERIFY2(width > 0.9 && width < 1.1, QByteArray::number(width).constData());
    // Who has nothing to measure does not count.
    values.assign(10, std::nan(""));
    values[4] = 2;
    const Interval one = Bootstrap(values.size()).interval(values);
    QCOMPARE(one.listeners, std::size_t{1});
    QCOMPARE(one.mean, 2.0);
    QCOMPARE(one.low, 2.0);
}

/// Listeners differ more among themselves than methods do: then intervals overlap, and who is ahead
/// with nearly everybody is told only listener by listener.
void TestEvaluationMeasures::marksTellBothComparisons() {
    const auto method = [](const char* key, MethodKind kind, Interval reached, Interval ahead) {
        MethodFigures figures;
        figures.key = QLatin1String(key);
        figures.kind = kind;
        figures.groups[0].listeners = 50;
        figures.groups[0].measures.fill(reached);
        figures.groups[0].modelAhead.fill(ahead);
        return figures;
    };
    const auto marks =
        marksOf({method("far", MethodKind::Baseline, {0.2, 0.1, 0.3, 50}, {0.4, 0.35, 0.45, 50}),
                 method("near", MethodKind::Single, {0.55, 0.4, 0.7, 50}, {0.05, 0.01, 0.09, 50}),
                 method("level", MethodKind::Single, {0.6, 0.4, 0.7, 50}, {0, -0.02, 0.02, 50}),
                 method("model", MethodKind::Model, {0.6, 0.5, 0.7, 50}, {0, 0, 0, 50}),
                 method("plays", MethodKind::Without, {0.6, 0.5, 0.7, 50}, {0, -0.1, 0.1, 50})});
    QCOMPARE(marks.size(), std::size_t{1});
    const QStringList overlapping{QStringLiteral("near"), QStringLiteral("level")};
    QCOMPARE(marks[0].notApartHitRate, overlapping);
    QCOMPARE(marks[0].notApartReciprocalRank, overlapping);
    QCOMPARE(marks[0].notBeatenHitRate, QStringList{QStringLiteral("level")});
    QCOMPARE(marks[0].notBeatenReciprocalRank, QStringList{QStringLiteral("level")});
}

EARSHOT_TEST(QCoreApplication, TestEvaluationMeasures)

} // namespace earshot::test_evaluation_measures

#include "test_evaluation_measures.moc"
