// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps lists from bringing the same few tracks back: rests, what is told of the unheard from
// their genre, and chance where little is known.
#include "core/recommend/recommender.h"
#include "tests/core/recommend/one_scorer.h"
#include "tests/fixtures/test_program.h"

#include <algorithm>
#include <cmath>

namespace earshot::test_recommend_rotation {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;
using signals::SignalId;

class TestRecommendRotation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsAskForARest();
    void completionReachesTheGenre();
    void whatWasSkippedGetsARest();
    void daytimeReachesTheGenre();
    void explorationKnowsWhatIsKnown();
};

/// A play takes 4, less each day for two weeks; more plays take no more, but for longer. What the
/// recently played rule keeps out needs none.
void TestRecommendRotation::playsAskForARest() {
    const auto rest = [](const std::vector<int>& daysAgo, double familiarity = 0) {
        Alone alone;
        alone.add();
        alone.listener.enabled.set(SignalId::Daytime, true);
        alone.request.familiarity = familiarity;
        const QDateTime hour = QDateTime(QDate(2023, 5, 16), QTime(18, 0));
        double sum = 0;
        for (const int days : daysAgo) {
            alone.listener.history.plays.push_back(
                playAt(trackId(1), hour.addSecs(-86'400LL * days)));
            sum += 1 / std::sqrt(24.0 * days + 1);
        }
        return (1 + 3 * familiarity) * sum / (sum + 0.25) - alone.gained(SignalId::Plays)[0];
    };
    NEAR(rest({0}), 0.0);
    NEAR(rest({1}), 4.0 * 13 / 14);
    NEAR(rest({7}), 4.0 / 2);
    NEAR(rest({13}), 4.0 / 14);
    NEAR(rest({14}), 0.0);
    NEAR(rest({10, 11}), 4.0 / 2);
    NEAR(rest({1, 2, 3, 4}), 4.0);
    NEAR(rest({7}, 1), 4.0 / 8); // “only familiar” leaves a quarter of it

    Alone alone;
    alone.add();
    alone.add();
    alone.listener.history.plays = {playAt(trackId(1), tuesdayEvening().addDays(-13)),
                                    playAt(trackId(2), tuesdayEvening().addDays(-15))};
    const Scorer& scorer = alone.make(SignalId::Plays);
    QVERIFY(scorer.evidence(0).contains(u"gets a rest"));
    QVERIFY(!scorer.evidence(1).contains(u"gets a rest"));
}

/// An artist begins at Σr/(n + 8) of the genre, the mean where there are several.
void TestRecommendRotation::completionReachesTheGenre() {
    Alone alone;
    alone.add("Heard").track.tags.genres = {QStringLiteral("Jazz")};
    alone.add("Heard").track.tags.genres = {QStringLiteral("Dub")};
    alone.add("Unheard").track.tags.genres = {QStringLiteral("Jazz")};
    alone.add("Both").track.tags.genres = {QStringLiteral("Jazz"), QStringLiteral("Dub")};
    alone.add("Neither").track.tags.genres = {QStringLiteral("Folk")};
    alone.listener.history.completions = {{trackId(1), 1, Ending::Finished, 0},
                                          {trackId(1), 1, Ending::Finished, 0},
                                          {trackId(2), 0.1F, Ending::SkippedOn, 0}};
    const std::vector<float> phi = alone.phi(SignalId::Completion);
    const double jazz = 2.0 / 10;
    const double dub = -1.0 / 9;
    const double artist = 0.7 * (1 + 3 * jazz) / 6;
    NEAR(phi[0], 0.4375 + 0.75 * 0.75 * artist);
    NEAR(phi[2], 0.7 * jazz);
    NEAR(phi[3], 0.7 * (jazz + dub) / 2);
    NEAR(phi[4], 0.0);
    const Scorer& scorer = alone.make(SignalId::Completion);
    QVERIFY(scorer.reason(2).contains(u"finished 2 of 2") && scorer.reason(2).contains(u"Jazz"));
    QVERIFY(scorer.evidence(3).contains(u"Of 2") && scorer.evidence(3).contains(u"heard Jazz"));
    QVERIFY(scorer.evidence(4).contains(u"neither"));
}

/// A skip takes all of φ's lower half, less each day for four weeks.
void TestRecommendRotation::whatWasSkippedGetsARest() {
    const auto phi = [](const std::vector<int>& daysAgo) {
        Alone alone;
        alone.add();
        for (const int days : daysAgo) {
            alone.listener.history.completions.push_back(
                {trackId(1), 0.1F, Ending::SkippedOn,
                 QDate(1970, 1, 1).daysTo(tuesdayEvening().date()) - days});
        }
        return std::pair(static_cast<double>(alone.phi(SignalId::Completion)[0]),
                         alone.make(SignalId::Completion).evidence(0).contains(u"gets a rest"));
    };
    const double once = -0.25 - 0.75 * 0.7 / 4; // v, the artist's start in it
    NEAR(phi({28}).first, once);
    NEAR(phi({21}).first, once - 0.25);
    NEAR(phi({0}).first, -1.0);
    QVERIFY(phi({27}).second && !phi({28}).second);
}

/// Artists are told from their genre, that from the base rate, each with 12 plays.
void TestRecommendRotation::daytimeReachesTheGenre() {
    Alone alone; // Tuesday, 18 o'clock
    alone.add("Evening").track.tags.genres = {QStringLiteral("Jazz")};
    alone.add("Unheard").track.tags.genres = {QStringLiteral("Jazz")};
    alone.add("Morning").track.tags.genres = {QStringLiteral("Dub")};
    auto& history = alone.listener.history.daytimes;
    for (int i = 0; i < 4; ++i) {
        history.push_back({trackId(1), 18, 2, 0});
        history.push_back({trackId(3), 8, 2, 0});
    }
    const std::vector<float> phi = alone.phi(SignalId::Daytime);
    // p₀ = ½; Jazz: (4 + 12·½)/16 = ⅝, and so an unheard artist of it.
    const double jazz = std::log(5.0 / 3);
    NEAR(phi[1], jazz / (1.5 + jazz));
    // The artist (4 + 12·⅝)/16 = 23/32, the track (4 + 12·23/32)/16 = 101/128.
    const double track = std::log(101.0 / 27);
    NEAR(phi[0], track / (1.5 + track));
    QVERIFY(alone.make(SignalId::Daytime).reason(1).contains(u"often play Jazz in the evening"));
    QVERIFY(alone.make(SignalId::Daytime).evidence(1).contains(u"Jazz, 4 fell in the evening"));
}

/// The lot is the same, but d as wide, d² = .4/(1 + n) + .4/(1 + n_artist) + .2/(1 + n_genre).
void TestRecommendRotation::explorationKnowsWhatIsKnown() {
    const auto chance = [](const Listener& listener, const Catalog& catalog) {
        Request request = requestFor(QStringLiteral("commute"));
        request.length = 4;
        request.recipe.artistCap = 25;
        std::vector<double> points;
        const Mix mix = makeMix(catalog, listener, request);
        for (const library::TrackId id : catalog.ids) {
            const auto pick = std::ranges::find(mix.picks, id, &Pick::track);
            points.push_back(static_cast<double>(
                pick->contributions[static_cast<std::size_t>(SignalId::Exploration)]));
        }
        return points;
    };
    SyntheticLibrary library;
    library.add(QStringLiteral("A"), QStringLiteral("Heard"));
    library.add(QStringLiteral("A"), QStringLiteral("Unheard"));
    library.add(QStringLiteral("B"), QStringLiteral("Same genre"));
    library.add(QStringLiteral("C"), QStringLiteral("Other"));
    for (std::size_t i = 0; i < 3; ++i) {
        library.tracks()[i].track.tags.genres = {QStringLiteral("Jazz")};
    }
    const Catalog catalog = library.catalog();
    Listener listener;
    listener.enabled.set(SignalId::Exploration, true);
    listener.enabled.set(SignalId::Completion, true);
    const std::vector<double> wide = chance(listener, catalog);
    listener.history.completions.assign(3, {trackId(1), 1, Ending::Finished, 0});
    const std::vector<double> known = chance(listener, catalog);
    const std::array doubts{std::sqrt(1.0 / 4), std::sqrt(0.4 + 0.6 / 4), std::sqrt(0.8 + 0.2 / 4),
                            1.0};
    for (std::size_t i = 0; i < doubts.size(); ++i) {
        QVERIFY(std::abs(known[i] - doubts[i] * wide[i]) <= 1);
    }
    // Chance alone knows nothing of anybody.
    listener.enabled.set(SignalId::Completion, false);
    QCOMPARE(chance(listener, catalog), wide);
}

EARSHOT_TEST(QCoreApplication, TestRecommendRotation)

} // namespace earshot::test_recommend_rotation

#include "test_recommend_rotation.moc"
