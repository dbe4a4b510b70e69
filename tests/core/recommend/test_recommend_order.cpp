// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/recommend/sequencer.h"
#include "core/recommend/step_cost.h"
#include "tests/core/recommend/synthetic_library.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot::test_recommend_order {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

namespace {

std::vector<Index> firstOf(const Catalog& catalog, int count) {
    std::vector<Index> tracks(static_cast<std::size_t>(std::min(count, catalog.size())));
    std::iota(tracks.begin(), tracks.end(), 0);
    return tracks;
}

/// The least number of tracks between two by one artist; as many as there are where none repeats.
int leastSpacing(const Catalog& catalog, const std::vector<std::size_t>& order) {
    int least = static_cast<int>(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1; j < order.size(); ++j) {
            if (catalog.artist[order[i]] == catalog.artist[order[j]]) {
                least = std::min(least, static_cast<int>(j - i) - 1);
            }
        }
    }
    return least;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto mean = [](const std::vector<double>& v) {
        return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
    };
    const double meanA = mean(a), meanB = mean(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

std::vector<double> ranksOf(const std::vector<double>& values) {
    std::vector<double> ranks;
    for (const double value : values) {
        const auto below = std::ranges::count_if(values, [value](double v) { return v < value; });
        const auto equal = std::ranges::count(values, value);
        ranks.push_back(static_cast<double>(below) + static_cast<double>(equal - 1) / 2);
    }
    return ranks;
}

} // namespace

class TestRecommendOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTrackStaysOnce();
    void energyCurvesAreFollowed_data();
    void energyCurvesAreFollowed();
    void artistsAreKeptApart();
    void tooFewArtistsAreKeptApartAsFarAsPossible();
    void stepsAreSmootherThanByChance();
    void signalsThatAreOffAreNotLookedAt();
    void theCurveIsLinearBetweenItsPoints();
    void keysAreNeighboursByFifths();
    void smallListsAndUnknownValuesAreFine();
};

void TestRecommendOrder::everyTrackStaysOnce() {
    const Catalog catalog = SyntheticLibrary::random(80, 20, 5).catalog();
    for (const char* key : {"workout", "calm"}) {
        std::vector<std::size_t> order = playingOrder(
            catalog, firstOf(catalog, 80), builtIn(QString::fromUtf8(key)), contentSignals());
        std::ranges::sort(order);
        for (std::size_t i = 0; i < order.size(); ++i) {
            QCOMPARE(order[i], i);
        }
        QCOMPARE(order.size(), 80U);
    }
}

void TestRecommendOrder::energyCurvesAreFollowed_data() {
    QTest::addColumn<QString>("key");
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            if (!recipe.energyCurve.empty()) {
                QTest::newRow(qPrintable(recipe.key)) << recipe.key;
            }
        }
    }
}

void TestRecommendOrder::energyCurvesAreFollowed() {
    QFETCH(QString, key);
    const Catalog catalog = SyntheticLibrary::random(500, 120, 17).catalog();
    Listener listener;
    listener.enabled = contentSignals();
    const Request request = requestFor(key);
    const Mix mix = makeMix(catalog, listener, request);
    QCOMPARE(mix.picks.size(), 25U);
    std::vector<double> arousal, wanted;
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        const Index track = catalog.indexOf(mix.picks[i].track);
        arousal.push_back(catalog.arousal[static_cast<std::size_t>(track)]);
        wanted.push_back(curveAt(request.recipe.energyCurve, i, mix.picks.size()));
    }
    const double spearman = correlation(ranksOf(arousal), ranksOf(wanted));
    QVERIFY2(spearman >= 0.8, qPrintable(QString::number(spearman)));
}

void TestRecommendOrder::artistsAreKeptApart() {
    const Catalog catalog = SyntheticLibrary::random(500, 40, 18).catalog();
    Listener listener;
    listener.enabled = contentSignals();
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            const Mix mix = makeMix(catalog, listener, requestFor(recipe.key));
            std::vector<std::size_t> order;
            for (const Pick& pick : mix.picks) {
                order.push_back(static_cast<std::size_t>(catalog.indexOf(pick.track)));
            }
            QCOMPARE(order.size(), 25U);
            QVERIFY2(leastSpacing(catalog, order) >= recipe.artistSpacing, qPrintable(recipe.key));
        }
    }
}

void TestRecommendOrder::tooFewArtistsAreKeptApartAsFarAsPossible() {
    SyntheticLibrary library;
    const QStringList artists{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};
    for (int i = 0; i < 12; ++i) {
        library.add(artists[i / 4], QStringLiteral("Song %1").arg(i));
    }
    const Catalog catalog = library.catalog();
    Recipe recipe = builtIn(QStringLiteral("calm"));
    recipe.artistSpacing = 5;
    const auto order = playingOrder(catalog, firstOf(catalog, 12), recipe, contentSignals());
    QCOMPARE(leastSpacing(catalog, order), 2); // three artists taking turns

    SyntheticLibrary lopsided;
    for (int i = 0; i < 5; ++i) {
        lopsided.add(QStringLiteral("Many"), QStringLiteral("Song %1").arg(i));
    }
    for (int i = 0; i < 4; ++i) {
        lopsided.add(QStringLiteral("Other %1").arg(i), QStringLiteral("Song"));
    }
    const Catalog second = lopsided.catalog();
    QCOMPARE(
        leastSpacing(second, playingOrder(second, firstOf(second, 9), recipe, contentSignals())),
        1); // every other place
}

void TestRecommendOrder::stepsAreSmootherThanByChance() {
    const Catalog catalog = SyntheticLibrary::random(40, 40, 19).catalog();
    const auto roughness = [&catalog](const std::vector<std::size_t>& order) {
        double sum = 0;
        for (std::size_t i = 1; i < order.size(); ++i) {
            sum += std::abs(std::log2(catalog.bpm[order[i]] / catalog.bpm[order[i - 1]])) + 0.5 -
                   0.5 * catalog.embedding.col(static_cast<Index>(order[i]))
                             .dot(catalog.embedding.col(static_cast<Index>(order[i - 1])));
        }
        return sum;
    };
    const auto order = playingOrder(catalog, firstOf(catalog, 40), builtIn(QStringLiteral("calm")),
                                    contentSignals());
    base::Random random(1);
    std::vector<std::size_t> shuffled = order;
    double smoothest = 1e9;
    for (int run = 0; run < 200; ++run) {
        for (std::size_t i = shuffled.size() - 1; i > 0; --i) {
            std::swap(shuffled[i], shuffled[random.below(i + 1)]);
        }
        smoothest = std::min(smoothest, roughness(shuffled));
    }
    QVERIFY(roughness(order) < 0.8 * smoothest);
}

void TestRecommendOrder::signalsThatAreOffAreNotLookedAt() {
    // Every artist once, so that spacing has nothing to move.
    SyntheticLibrary library = SyntheticLibrary::random(30, 1, 20);
    for (std::size_t i = 0; i < 30; ++i) {
        library.tracks()[i].track.tags.artists = {QStringLiteral("Artist %1").arg(i)};
    }
    const Catalog catalog = library.catalog();
    const Recipe& workout = builtIn(QStringLiteral("workout"));
    const std::vector<Index> tracks = firstOf(catalog, 30);
    std::vector<std::size_t> given(30);
    std::iota(given.begin(), given.end(), 0U);

    const signals::SignalSet noMood = contentSignals().without(SignalId::Mood);
    const signals::SignalSet neither = noMood.without(SignalId::Sound);
    QCOMPARE(playingOrder(catalog, tracks, workout, neither), given);
    // Without mood another mood changes nothing; without sound another tempo does not.
    Catalog otherMood = catalog;
    std::ranges::reverse(otherMood.arousal);
    QCOMPARE(playingOrder(otherMood, tracks, workout, noMood),
             playingOrder(catalog, tracks, workout, noMood));
    Catalog otherSound = catalog;
    std::ranges::reverse(otherSound.bpm);
    otherSound.embedding.setZero();
    const signals::SignalSet noSound = contentSignals().without(SignalId::Sound);
    QCOMPARE(playingOrder(otherSound, tracks, workout, noSound),
             playingOrder(catalog, tracks, workout, noSound));
}

void TestRecommendOrder::theCurveIsLinearBetweenItsPoints() {
    const std::vector<double> curve{0, 1, 0.5};
    QCOMPARE(curveAt(curve, 0, 5), 0.0);
    QCOMPARE(curveAt(curve, 1, 5), 0.5);
    QCOMPARE(curveAt(curve, 2, 5), 1.0);
    QCOMPARE(curveAt(curve, 3, 5), 0.75);
    QCOMPARE(curveAt(curve, 4, 5), 0.5);
    QCOMPARE(curveAt(curve, 0, 1), 0.0);
}

void TestRecommendOrder::keysAreNeighboursByFifths() {
    constexpr int c = 0, g = 7, fSharp = 6, aMinor = 12 + 9, eMinor = 12 + 4, unknown = -1;
    QCOMPARE(fifthsApart(c, c), 0);
    QCOMPARE(fifthsApart(c, g), 1);
    QCOMPARE(fifthsApart(g, c), 1);
    QCOMPARE(fifthsApart(c, fSharp), 6);
    QCOMPARE(fifthsApart(c, aMinor), 0);
    QCOMPARE(fifthsApart(c, eMinor), 1);
    QCOMPARE(fifthsApart(unknown, c), 3);
}

void TestRecommendOrder::smallListsAndUnknownValuesAreFine() {
    SyntheticLibrary library;
    for (int i = 0; i < 3; ++i) {
        analysis::Features& f =
            *library.add(QStringLiteral("A"), QStringLiteral("Song %1").arg(i)).features;
        f.bpm.reset();
        f.integratedLufs.reset();
        f.arousal.reset();
        f.embedding.fill(0);
    }
    const Catalog catalog = library.catalog();
    for (int count = 0; count <= 3; ++count) {
        for (const char* key : {"workout", "calm"}) {
            QCOMPARE(playingOrder(catalog, firstOf(catalog, count), builtIn(QString::fromUtf8(key)),
                                  contentSignals())
                         .size(),
                     static_cast<std::size_t>(count));
        }
    }
}

EARSHOT_TEST(QCoreApplication, TestRecommendOrder)

} // namespace earshot::test_recommend_order

#include "test_recommend_order.moc"
