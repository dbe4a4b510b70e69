// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/outcome.h"
#include "core/recommend/scorers/kept_scorer.h"
#include "tests/core/recommend/one_scorer.h"
#include "tests/fixtures/test_program.h"

#include <cmath>

namespace earshot::test_recommend_scorers {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;
using signals::SignalId;

class TestRecommendScorers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySignalHasAScorer();
    void playsFollowBaseLevelActivation();
    void playsKnowOnlyTheDayWithoutDaytime();
    void dialsTurnPlays();
    void outcomesAreJudged();
    void completionLearnsFromOutcomes();
    void completionReachesTheArtist();
    void likesReachTheArtist();
    void daytimeIsLogOddsAgainstTheBaseRate();
    void sessionPullsTowardsWhatWasFinished();
    void sessionIsOverAfterThirtyIdleMinutes();
    void explorationIsASeededLot();
    void historyOfUnknownTracksIsPassedOver();
    void whatIsKeptIsTheSameToTheNextStep_data();
    void whatIsKeptIsTheSameToTheNextStep();
};

namespace {

/// Gives what it is told to.
class Told final : public Scorer {
public:
    explicit Told(std::vector<float> phi) : m_phi(std::move(phi)) {}
    void score(Index first, std::span<float> phi) const override {
        std::copy_n(m_phi.begin() + first, phi.size(), phi.begin());
    }
    [[nodiscard]] QString evidence(Index) const override { return QStringLiteral("told"); }
    [[nodiscard]] QString reason(Index) const override { return {}; }

private:
    std::vector<float> m_phi;
};

} // namespace

void TestRecommendScorers::everySignalHasAScorer() {
    for (const signals::SignalInfo& row : signals::registry()) {
        Alone alone;
        alone.add();
        QVERIFY2(alone.make(row.id).evidence(0).size() > 3, row.key);
        QVERIFY2(priorWeight(row.id) > 0, row.key);
    }
}

void TestRecommendScorers::playsFollowBaseLevelActivation() {
    Alone alone;
    alone.add();
    alone.add();
    alone.add();
    alone.listener.enabled.set(SignalId::Daytime, true);
    const QDateTime hour = QDateTime(QDate(2023, 5, 16), QTime(18, 0));
    alone.listener.history.plays = {playAt(trackId(1), hour.addSecs(-399 * 3600)),
                                    playAt(trackId(1), hour.addSecs(-899 * 3600)),
                                    playAt(trackId(2), hour.addSecs(-399 * 3600))};
    const std::vector<double> points = alone.gained(SignalId::Plays);
    const double both = 1 / std::sqrt(400.0) + 1 / std::sqrt(900.0);
    NEAR(points[0], both / (both + 0.25));
    NEAR(points[1], 0.05 / 0.30);
    NEAR(points[2], 0.0);
}

void TestRecommendScorers::playsKnowOnlyTheDayWithoutDaytime() {
    Alone alone;
    alone.add();
    // Noon UTC of the play's local date counts: 14:00 in Berlin in summer, 28 hours before 18:00.
    const QDateTime yesterday(QDate(2023, 5, 15), QTime(3, 20));
    alone.listener.history.plays = {playAt(trackId(1), yesterday)};
    const double noonAgo =
        static_cast<double>(
            QDateTime(QDate(2023, 5, 16), QTime(18, 0)).toSecsSinceEpoch() -
            QDateTime(QDate(2023, 5, 15), QTime(12, 0), Qt::UTC).toSecsSinceEpoch()) /
        3600;
    const double sum = 1 / std::sqrt(noonAgo + 1);
    NEAR(alone.gained(SignalId::Plays)[0], sum / (sum + 0.25) - 4 * (1 - noonAgo / 336));
}

void TestRecommendScorers::dialsTurnPlays() {
    const auto contribution = [](double familiarity, double popularity) {
        Alone alone;
        alone.add();
        alone.listener.enabled.set(SignalId::Daytime, true);
        const QDateTime hour = QDateTime(QDate(2023, 5, 16), QTime(18, 0));
        // Rested: 16 plays 399 hours ago.
        alone.listener.history.plays.assign(16, playAt(trackId(1), hour.addSecs(-399 * 3600)));
        alone.request.familiarity = familiarity;
        alone.request.popularity = popularity;
        return alone.gained(SignalId::Plays)[0];
    };
    constexpr double known = 0.8 / 1.05; // Σ = 16/20
    constexpr double hit = 16.0 / 24;
    NEAR(contribution(0, 0), known);
    NEAR(contribution(1, 0), 4 * known);
    NEAR(contribution(-1, 0), -2 * known);
    NEAR(contribution(0, 1), known + 2 * hit);
    NEAR(contribution(0, -1), known - 2 * hit);
}

void TestRecommendScorers::outcomesAreJudged() {
    QCOMPARE(judged(0.66F, Ending::SkippedOn), std::optional(1.0F));
    QCOMPARE(judged(1.0F, Ending::Stopped), std::optional(1.0F));
    QCOMPARE(judged(0.33F, Ending::SkippedOn), std::optional(-1.0F));
    NEAR(*judged(0.495F, Ending::SkippedOn), 0.0);
    QVERIFY(!judged(0.2F, Ending::Stopped));
    QVERIFY(!judged(0.2F, Ending::Unplayable));
    QVERIFY(!judged(std::numeric_limits<float>::quiet_NaN(), Ending::SkippedOn));
}

void TestRecommendScorers::completionLearnsFromOutcomes() {
    Alone alone;
    alone.add();
    alone.add();
    alone.add();
    auto& history = alone.listener.history.completions;
    history = {{trackId(1), 1, Ending::Finished, 0},
               {trackId(1), 0.9F, Ending::Finished, 0},
               {trackId(1), 0.1F, Ending::SkippedOn, 0},
               {trackId(2), 0.1F, Ending::SkippedOn, 0},
               {trackId(2), 0.1F, Ending::Stopped, 0}};
    const std::vector<float> phi = alone.phi(SignalId::Completion);
    // 0 → .25 → .4375 → .4375 + .25·(−1 − .4375)
    NEAR(phi[0], 0.4375 - 0.25 * 1.4375);
    NEAR(phi[1], -0.25);
    NEAR(phi[2], 0.0);
    const Scorer& scorer = alone.make(SignalId::Completion);
    QVERIFY(scorer.reason(0).contains(u"finished 2 of 3"));
    QVERIFY(scorer.reason(1).isEmpty());
    QVERIFY(scorer.evidence(1).contains(u"skipped early 1 of 1"));
}

/// η = ¼, and a track begins at .7 of Σr/(n + 3) of its artist.
void TestRecommendScorers::completionReachesTheArtist() {
    Alone alone;
    alone.add("Liked");
    alone.add("Liked");
    alone.add("Skipped");
    alone.add("Skipped");
    alone.add("Neither");
    alone.listener.history.completions = {{trackId(1), 1, Ending::Finished, 0},
                                          {trackId(1), 1, Ending::Finished, 0},
                                          {trackId(3), 0.1F, Ending::SkippedOn, 0}};
    const std::vector<float> phi = alone.phi(SignalId::Completion);
    const double liked = 0.7 * 2 / 5;
    NEAR(phi[0], 0.4375 + 0.75 * 0.75 * liked);
    NEAR(phi[1], liked);
    NEAR(phi[2], -0.25 - 0.75 * 0.7 / 4);
    NEAR(phi[3], -0.7 / 4);
    NEAR(phi[4], 0.0);
    const Scorer& scorer = alone.make(SignalId::Completion);
    QVERIFY(scorer.reason(1).contains(u"finished 2 of 2") && scorer.reason(1).contains(u"Liked"));
    QVERIFY(scorer.evidence(3).contains(u"Skipped") && scorer.reason(3).isEmpty());
    QVERIFY(scorer.evidence(4).contains(u"neither"));
}

void TestRecommendScorers::likesReachTheArtist() {
    Alone alone;
    alone.add("Liked");
    alone.add("Liked");
    alone.add("Liked");
    alone.add("Disliked");
    alone.add("Disliked");
    alone.add("Neither");
    alone.listener.history.likes = {
        {trackId(1), -1, 0}, {trackId(1), 1, 1}, {trackId(2), 1, 0}, {trackId(4), -1, 0}};
    const std::vector<float> phi = alone.phi(SignalId::Likes);
    NEAR(phi[0], 1.0); // the later mark counts
    NEAR(phi[1], 1.0);
    NEAR(phi[2], 0.3 * 2 / 3);
    NEAR(phi[3], -1.0);
    NEAR(phi[4], -0.3 / 2);
    NEAR(phi[5], 0.0);
}

void TestRecommendScorers::daytimeIsLogOddsAgainstTheBaseRate() {
    Alone alone; // Tuesday, 18 o'clock
    alone.add("Evening");
    alone.add("Evening");
    alone.add("Morning");
    alone.add("Unknown");
    auto& history = alone.listener.history.daytimes;
    for (int i = 0; i < 4; ++i) {
        history.push_back({trackId(1), 18 + i % 2, 2, 0}); // counts fully
        history.push_back({trackId(3), 8, 2, 0});          // not at all
    }
    const std::vector<float> phi = alone.phi(SignalId::Daytime);
    // p₀ = ½. Artist: (4 + 12·½)/16 = ⅝; its first track: (4 + 12·⅝)/16 = 23/32; its second takes
    // ⅝.
    const double track = std::log(23.0 / 9);
    const double artist = std::log(5.0 / 3);
    NEAR(phi[0], track / (1.5 + track));
    NEAR(phi[1], artist / (1.5 + artist));
    NEAR(phi[2], -track / (1.5 + track));
    NEAR(phi[3], 0.0);
    QVERIFY(alone.make(SignalId::Daytime).reason(1).contains(u"often play Evening in the evening"));
    QVERIFY(alone.make(SignalId::Daytime).reason(3).isEmpty());

    // Two hours off counts half, the weekend 0.4: all plays alike again, so no evidence.
    Alone same;
    same.add();
    same.listener.history.daytimes = {{trackId(1), 16, 2, 0}, {trackId(1), 18, 7, 0}};
    NEAR(same.phi(SignalId::Daytime)[0], 0.0);
}

void TestRecommendScorers::sessionPullsTowardsWhatWasFinished() {
    Alone alone;
    alone.add("Finished").features->embedding = soundAlong(0);
    alone.add("Skipped").features->embedding = soundAlong(1);
    alone.add("Finished").features->embedding = soundAlong(2);
    alone.add("Other").features->embedding = soundAlong(0);
    alone.add("Other").features->embedding = soundAlong(1);
    alone.add("Other").features->embedding = soundAlong(3);
    alone.listener.sitting.outcomes = {{trackId(1), 1, Ending::Finished},
                                       {trackId(2), 0.1F, Ending::SkippedOn}};
    alone.listener.sitting.lastMs = tuesdayEvening().addSecs(-60).toMSecsSinceEpoch();
    const std::vector<float> phi = alone.phi(SignalId::Session);
    // Latest first: f = 1 for the skip, 0.8 for the finish, over 1.8.
    NEAR(phi[0], -1.0); // heard already
    NEAR(phi[1], -1.0);
    NEAR(phi[2], 0.4 * 0.8 / 1.8); // same artist as the finished one
    NEAR(phi[3], 0.6 * 0.8 / 1.8);
    NEAR(phi[4], -0.6 / 1.8);
    NEAR(phi[5], 0.0);
}

void TestRecommendScorers::sessionIsOverAfterThirtyIdleMinutes() {
    for (const auto& [idle, over] : {std::pair(29, false), std::pair(31, true)}) {
        Alone alone;
        alone.add();
        alone.listener.sitting.outcomes = {{trackId(1), 1, Ending::Finished}};
        alone.listener.sitting.lastMs = tuesdayEvening().addSecs(-60 * idle).toMSecsSinceEpoch();
        QCOMPARE(alone.phi(SignalId::Session)[0], over ? 0.0F : -1.0F);
        QCOMPARE(alone.make(SignalId::Session).hasEvidence(), !over);
    }
}

void TestRecommendScorers::explorationIsASeededLot() {
    Alone alone;
    for (int i = 0; i < 4000; ++i) {
        alone.add();
    }
    alone.request.exploration = 0.5;
    const std::vector<float> phi = alone.phi(SignalId::Exploration);
    double sum = 0;
    double squares = 0;
    for (const float value : phi) {
        QVERIFY(std::abs(value) <= 0.5F);
        sum += value;
        squares += value * value;
    }
    // Uniform in ±½: mean 0, variance 1/12; both within five standard errors.
    QVERIFY(std::abs(sum / 4000) < 5 * std::sqrt(1.0 / 12 / 4000));
    QVERIFY(std::abs(squares / 4000 - 1.0 / 12) < 0.006);
    alone.request.seed = 2;
    QVERIFY(alone.phi(SignalId::Exploration) != phi);
    alone.request.exploration = 0;
    QVERIFY(!alone.make(SignalId::Exploration).hasEvidence());
}

void TestRecommendScorers::historyOfUnknownTracksIsPassedOver() {
    Alone alone;
    alone.add();
    const library::TrackId gone = trackId(99);
    alone.listener.history.plays = {playAt(gone, tuesdayEvening().addDays(-1))};
    alone.listener.history.completions = {{gone, 1, Ending::Finished, 0}};
    alone.listener.history.likes = {{gone, 1, 0}};
    alone.listener.history.daytimes = {{gone, 18, 2, 0}, {trackId(1), 31, 9, 0}};
    alone.listener.sitting.outcomes = {{gone, 1, Ending::Finished}};
    alone.listener.sitting.lastMs = tuesdayEvening().toMSecsSinceEpoch();
    for (const SignalId id : {SignalId::Plays, SignalId::Completion, SignalId::Likes,
                              SignalId::Daytime, SignalId::Session}) {
        QCOMPARE(alone.phi(id), std::vector<float>{0});
    }
}

void TestRecommendScorers::whatIsKeptIsTheSameToTheNextStep_data() {
    QTest::addColumn<int>("every");
    QTest::newRow("all of them say something") << 1;
    QTest::newRow("few do") << 100;
}

void TestRecommendScorers::whatIsKeptIsTheSameToTheNextStep() {
    QFETCH(int, every);
    constexpr Index kTracks = 3'000; // more than are kept at a time
    std::vector<float> phi(kTracks, 0.0F);
    for (Index track = 0; track < kTracks; track += every) {
        phi[static_cast<std::size_t>(track)] = std::sin(static_cast<float>(track));
    }
    phi[0] = 1;
    phi[static_cast<std::size_t>(every)] = -1;
    phi[static_cast<std::size_t>(2 * every)] = 0.25F;
    phi[static_cast<std::size_t>(3 * every)] = 1e-6F; // far below a step: no evidence
    const KeptScorer kept(std::make_unique<Told>(phi), kTracks);
    std::vector<float> given(kTracks, 9.0F);
    constexpr Index kFirst = 7; // whatever the slice
    kept.score(0, std::span(given).first(kFirst));
    kept.score(kFirst, std::span(given).subspan(kFirst));
    for (Index track = 0; track < kTracks; ++track) {
        const auto at = static_cast<std::size_t>(track);
        QVERIFY(std::abs(given[at] - phi[at]) <= 1 / 32'768.0F);
    }
    std::vector<MicroPoints> rounded(kTracks, 9);
    constexpr float kScale = 345'678.9F;
    kept.scoreRounded(0, kScale, std::span(rounded).first(kFirst));
    kept.scoreRounded(kFirst, kScale, std::span(rounded).subspan(kFirst));
    std::vector<MicroPoints> expected(kTracks);
    roundInto(given, kScale, expected.data());
    QCOMPARE(rounded, expected);
    QCOMPARE(given[0], 1.0F);
    QCOMPARE(given[static_cast<std::size_t>(every)], -1.0F);
    QCOMPARE(given[static_cast<std::size_t>(2 * every)], 0.25F);
    QCOMPARE(given[static_cast<std::size_t>(3 * every)], 0.0F);
}

EARSHOT_TEST(QCoreApplication, TestRecommendScorers)

} // namespace earshot::test_recommend_scorers

#include "test_recommend_scorers.moc"
