// SPDX-License-Identifier: GPL-3.0-or-later
// Ways through the library: between two songs, and along a path drawn on the mood map.
#include "tests/core/recommend/exact_helpers.h"

#include "core/base/random.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <set>

namespace earshot::test_recommend_paths {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

namespace {

/// Tracks whose sound turns a quarter and whose mood goes across the map, both with some scatter:
/// track 1 at one end, track 2 at the other, the others anywhere between and around.
SyntheticLibrary turningLibrary(int tracks) {
    base::Random random(5);
    SyntheticLibrary library;
    for (int i = 0; i < tracks; ++i) {
        const double along = i == 0 ? 0 : i == 1 ? 1 : random.uniform();
        analysis::Features& f =
            *library.add(QStringLiteral("Artist %1").arg(i), QStringLiteral("Song %1").arg(i))
                 .features;
        const double angle = along * 1.5;
        f.embedding = {};
        f.embedding[0] = static_cast<float>(std::cos(angle));
        f.embedding[1] = static_cast<float>(std::sin(angle));
        f.embedding[static_cast<std::size_t>(2 + i % 20)] =
            static_cast<float>(0.3 * random.normal());
        f.valence = std::clamp(-0.7 + 1.4 * along + 0.1 * random.normal(), -1.0, 1.0);
        f.arousal = std::clamp(0.5 - along + 0.1 * random.normal(), -1.0, 1.0);
    }
    return library;
}

double apart(const Catalog& catalog, library::TrackId a, library::TrackId b) {
    const Index i = catalog.indexOf(a);
    const Index j = catalog.indexOf(b);
    const auto x = static_cast<std::size_t>(i);
    const auto y = static_cast<std::size_t>(j);
    const double sound = std::acos(std::clamp(
        static_cast<double>(catalog.embedding.col(i).dot(catalog.embedding.col(j))), -1.0, 1.0));
    const double mood = std::hypot(static_cast<double>(catalog.valence[x] - catalog.valence[y]),
                                   static_cast<double>(catalog.arousal[x] - catalog.arousal[y]));
    return std::hypot(sound, mood);
}

Request path(qint64 from, qint64 to, int length) {
    Request request;
    request.kind = ListKind::Path;
    request.seeds = {trackId(from), trackId(to)};
    request.length = length;
    request.now = tuesdayEvening();
    return request;
}

Listener stranger() {
    Listener listener;
    listener.enabled = contentSignals();
    return listener;
}

/// Spearman's, of values that are all different.
double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto ranksOf = [](const std::vector<double>& values) {
        std::vector<double> ranks;
        for (const double value : values) {
            ranks.push_back(static_cast<double>(
                std::ranges::count_if(values, [value](double other) { return other < value; })));
        }
        return ranks;
    };
    const std::vector<double> x = ranksOf(a), y = ranksOf(b);
    const double n = static_cast<double>(a.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / std::sqrt(xx * yy);
}

} // namespace

class TestRecommendPaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPathGoesStepByStep();
    void aPathKeepsItsLength();
    void aPathWithoutAWayIsRefused();
    void aPathGoesByWhatIsOn();
    void aSmallLibraryStillGivesAPath();
    void aDrawnPathIsFollowed_data();
    void aDrawnPathIsFollowed();
    void theCurveDialIsFollowed();
};

void TestRecommendPaths::aPathGoesStepByStep() {
    const Catalog catalog = turningLibrary(500).catalog();
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        Request request = path(1, 2, 12);
        request.seed = seed;
        const Mix mix = makeMix(catalog, stranger(), request);
        QCOMPARE(mix.picks.size(), 12U);
        QCOMPARE(mix.picks.front().track, trackId(1));
        QCOMPARE(mix.picks.back().track, trackId(2));
        const double jump = apart(catalog, trackId(1), trackId(2));
        double largest = 0;
        double before = -1;
        for (std::size_t i = 0; i < mix.picks.size(); ++i) {
            const library::TrackId track = mix.picks[i].track;
            if (i > 0) {
                largest = std::max(largest, apart(catalog, mix.picks[i - 1].track, track));
            }
            // Nearer to the end, measured against both ends, with every step.
            const double a = apart(catalog, trackId(1), track);
            const double b = apart(catalog, track, trackId(2));
            const double share = a / (a + b);
            QVERIFY2(share > before - 0.06, qPrintable(QString::number(share - before)));
            before = std::max(before, share);
        }
        QVERIFY2(largest < 0.45 * jump,
                 qPrintable(QStringLiteral("%1 of %2").arg(largest).arg(jump)));
    }
}

void TestRecommendPaths::aPathKeepsItsLength() {
    const Catalog catalog = turningLibrary(300).catalog();
    for (const int length : {2, 3, 7, 40}) {
        QCOMPARE(makeMix(catalog, stranger(), path(1, 2, length)).picks.size(),
                 static_cast<std::size_t>(length));
    }
    Request hour = path(1, 2, 25);
    hour.minutes = 60; // of tracks of 200 s
    const Mix mix = makeMix(catalog, stranger(), hour);
    QVERIFY(std::abs(static_cast<double>(mix.picks.size()) * 200 - 3600) <= 100);
    // Backwards it begins at the other end.
    const Mix back = makeMix(catalog, stranger(), path(2, 1, 9));
    QCOMPARE(back.picks.front().track, trackId(2));
    QCOMPARE(back.picks.back().track, trackId(1));
}

void TestRecommendPaths::aPathWithoutAWayIsRefused() {
    SyntheticLibrary library = turningLibrary(30);
    library.tracks()[5].features = library.tracks()[4].features;
    library.tracks()[6].features.reset();
    const Catalog catalog = library.catalog();
    for (const auto& [from, to] :
         std::vector<std::pair<qint64, qint64>>{{1, 1}, {1, 999}, {5, 6}}) {
        const Mix mix = makeMix(catalog, stranger(), path(from, to, 9));
        QVERIFY(mix.picks.empty());
        QVERIFY(!mix.madeFrom.isEmpty());
    }
}

void TestRecommendPaths::aPathGoesByWhatIsOn() {
    const Catalog catalog = turningLibrary(300).catalog();
    Listener deaf = stranger();
    deaf.enabled.set(SignalId::Sound, false);
    const Mix byMood = makeMix(catalog, deaf, path(1, 2, 9));
    QVERIFY(byMood.madeFrom.contains(u"by mood"));
    QCOMPARE(byMood.picks.size(), 9U);
    Listener cold = stranger();
    cold.enabled.set(SignalId::Mood, false);
    QVERIFY(makeMix(catalog, cold, path(1, 2, 9)).madeFrom.contains(u"by sound"));
}

void TestRecommendPaths::aSmallLibraryStillGivesAPath() {
    const Catalog catalog = turningLibrary(6).catalog();
    const Mix mix = makeMix(catalog, stranger(), path(1, 2, 25));
    QCOMPARE(mix.picks.size(), 6U); // all there is, in order
    QCOMPARE(mix.picks.back().track, trackId(2));
}

void TestRecommendPaths::aDrawnPathIsFollowed_data() {
    QTest::addColumn<QList<QPointF>>("points");
    QTest::newRow("across") << QList<QPointF>{{-0.8, -0.6}, {0.8, 0.7}};
    QTest::newRow("an arch") << QList<QPointF>{{-0.8, -0.5}, {-0.2, 0.7}, {0.8, -0.3}};
    QTest::newRow("there and back") << QList<QPointF>{{-0.6, 0.6}, {0.6, -0.5}, {-0.6, 0.6}};
}

void TestRecommendPaths::aDrawnPathIsFollowed() {
    QFETCH(QList<QPointF>, points);
    const Catalog catalog = SyntheticLibrary::random(800, 200, 12).catalog();
    Request request;
    request.now = tuesdayEvening();
    request.recipe = recipeAt(0, 0, 0.25);
    for (const QPointF& point : points) {
        request.recipe.path.push_back({point.x(), point.y()});
    }
    const Mix mix = makeMix(catalog, stranger(), request);
    QCOMPARE(mix.picks.size(), 25U);
    std::vector<double> valence, arousal, wantedValence, wantedArousal;
    for (std::size_t i = 0; i < mix.picks.size(); ++i) {
        const auto at = static_cast<std::size_t>(catalog.indexOf(mix.picks[i].track));
        valence.push_back(catalog.valence[at]);
        arousal.push_back(catalog.arousal[at]);
        const double place = static_cast<double>(i) * static_cast<double>(points.size() - 1) / 24;
        const auto leg = std::min(static_cast<qsizetype>(place), points.size() - 2);
        const QPointF here =
            points[leg] + (points[leg + 1] - points[leg]) * (place - static_cast<double>(leg));
        wantedValence.push_back(here.x());
        wantedArousal.push_back(here.y());
        QVERIFY(std::hypot(valence.back() - here.x(), arousal.back() - here.y()) < 0.6);
    }
    const double across = rankCorrelation(valence, wantedValence);
    const double along = rankCorrelation(arousal, wantedArousal);
    QVERIFY2(across >= 0.8 && along >= 0.8,
             qPrintable(QStringLiteral("%1, %2").arg(across).arg(along)));
}

void TestRecommendPaths::theCurveDialIsFollowed() {
    const Catalog catalog = SyntheticLibrary::random(400, 100, 13).catalog();
    const auto arousals = [&](EnergyCurve curve) {
        Request request = requestFor(QStringLiteral("calm"));
        request.curve = curve;
        std::vector<double> values;
        for (const Pick& pick : makeMix(catalog, stranger(), request).picks) {
            values.push_back(
                catalog.arousal[static_cast<std::size_t>(catalog.indexOf(pick.track))]);
        }
        return values;
    };
    std::vector<double> up, wave;
    for (int i = 0; i < 25; ++i) {
        up.push_back(i);
        wave.push_back(1 - std::abs(1 - std::fmod(i / 6.0, 2.0)) + i * 1e-6);
    }
    const double rising = rankCorrelation(arousals(EnergyCurve::Rising), up);
    const double falling = rankCorrelation(arousals(EnergyCurve::Falling), up);
    const double waving = rankCorrelation(arousals(EnergyCurve::Wave), wave);
    const double flat = rankCorrelation(arousals(EnergyCurve::Flat), up);
    QVERIFY2(
        rising >= 0.8 && falling <= -0.8 && waving >= 0.8 && std::abs(flat) < 0.8,
        qPrintable(QStringLiteral("%1 %2 %3 %4").arg(rising).arg(falling).arg(waving).arg(flat)));
}

EARSHOT_TEST(QCoreApplication, TestRecommendPaths)

} // namespace earshot::test_recommend_paths

#include "test_recommend_paths.moc"
