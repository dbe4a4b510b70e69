// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/recommend/explain.h"
#include "core/recommend/metric/constants.h"
#include "core/recommend/metric/sound_metric.h"
#include "tests/core/recommend/exact_helpers.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_recommend_metric {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using metric::SoundMetric;

namespace {

constexpr int kAlbumsEach = 3;
constexpr int kTracksEach = 4;

/// Whose work a track is can be heard in four faint descriptors; the loud ones go with each song,
/// and four more with each album.
struct MadeSounds {
    int artists = 30;
    double ofArtist = 0.15;
    bool shuffled = false; ///< labels that have nothing to do with the sound
};

SyntheticLibrary libraryOf(const MadeSounds& made) {
    base::Random random(5);
    const auto draw = [&random](double spread) { return spread * random.normal(); };
    using Voice = std::array<double, 4>;
    const auto voice = [&](double spread) {
        return Voice{draw(spread), draw(spread), draw(spread), draw(spread)};
    };
    std::vector<Voice> artists;
    for (int i = 0; i < made.artists; ++i) {
        artists.push_back(voice(made.ofArtist));
    }
    SyntheticLibrary library;
    for (int artist = 0; artist < made.artists; ++artist) {
        for (int album = 0; album < kAlbumsEach; ++album) {
            const Voice ofAlbum = voice(0.3);
            for (int song = 0; song < kTracksEach; ++song) {
                MadeTrack& track = library.add(QStringLiteral("Artist %1").arg(artist),
                                               QStringLiteral("Song %1 %2").arg(album).arg(song));
                track.track.tags.album = QStringLiteral("Album %1").arg(album);
                auto& sound = track.features->embedding;
                for (std::size_t d = 0; d < sound.size(); ++d) {
                    sound[d] = static_cast<float>(draw(d < 8 ? 1.0 : 0.03));
                }
                const auto heard = made.shuffled
                                       ? random.below(static_cast<std::uint64_t>(made.artists))
                                       : static_cast<std::uint64_t>(artist);
                for (std::size_t d = 0; d < 4; ++d) {
                    sound[20 + d] += static_cast<float>(artists[heard][d]);
                    sound[26 + d] += static_cast<float>(ofAlbum[d]);
                }
            }
        }
    }
    return library;
}

/// Of the nearest tracks outside a track's own album, as many as its artist has there: the share
/// that is by its artist, mean over all tracks.
double shareOfOwnArtist(const Catalog& catalog, const SoundMetric& metric) {
    constexpr int kWanted = (kAlbumsEach - 1) * kTracksEach;
    double found = 0;
    std::vector<float> likeness(catalog.ids.size());
    for (Index seed = 0; seed < catalog.size(); ++seed) {
        metric.likenesses(metric.query(catalog.embedding.col(seed)), catalog, 0, likeness);
        std::vector<Index> others;
        for (Index track = 0; track < catalog.size(); ++track) {
            if (catalog.album[static_cast<std::size_t>(track)] !=
                catalog.album[static_cast<std::size_t>(seed)]) {
                others.push_back(track);
            }
        }
        std::ranges::sort(others, std::ranges::greater(),
                          [&](Index track) { return likeness[static_cast<std::size_t>(track)]; });
        for (std::size_t i = 0; i < kWanted; ++i) {
            found += catalog.artist[static_cast<std::size_t>(others[i])] ==
                             catalog.artist[static_cast<std::size_t>(seed)]
                         ? 1.0 / kWanted
                         : 0.0;
        }
    }
    return found / catalog.size();
}

} // namespace

/// Sounds are compared by what tells this library's artists apart, where that surely helps.
class TestRecommendMetric : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFaintVoiceIsHeardAmongLoudSongs();
    void labelsThatSayNothingChangeNothing();
    void fewLabelsChangeNothing();
    void theSameLibraryGivesTheSameMetric();
    void likenessIsThatOfTheProjections();
    void whatIsNotAnalysedIsLikeNothing();
    void moreArtistsThanAreLookedAtAreTakenEvenly();
    void aCovarianceIsDrawnTowardsTheIdentityAsFarAsItIsUncertain();
    void listsInTheMetricAddUpAndTheirCounterfactualsAreReal();

private:
    Catalog m_catalog;
};

void TestRecommendMetric::initTestCase() {
    m_catalog = libraryOf({}).catalog();
}

void TestRecommendMetric::aFaintVoiceIsHeardAmongLoudSongs() {
    const metric::MetricReport& report = m_catalog.metric->report();
    QVERIFY(report.learned());
    QCOMPARE(report.artists, 30);
    QCOMPARE(report.albums, 30 * kAlbumsEach);
    QVERIFY(report.directions <= analysis::kEmbeddingSize);
    QVERIFY2(report.found.learned > 2 * report.found.plain,
             qPrintable(
                 QStringLiteral("%1, plain %2").arg(report.found.learned).arg(report.found.plain)));
    const double plain = shareOfOwnArtist(m_catalog, SoundMetric());
    const double learned = shareOfOwnArtist(m_catalog, *m_catalog.metric);
    QVERIFY2(learned > 2 * plain,
             qPrintable(QStringLiteral("%1, plain %2").arg(learned).arg(plain)));
}

void TestRecommendMetric::labelsThatSayNothingChangeNothing() {
    const Catalog catalog = libraryOf({.shuffled = true}).catalog();
    const metric::MetricReport& report = catalog.metric->report();
    QCOMPARE(report.artists, 30);
    QVERIFY(report.found.learned > 0); // it was tried
    QVERIFY(!report.found.wins);
    QVERIFY(!report.learned());
    std::vector<float> likeness(catalog.ids.size());
    catalog.metric->likenesses(catalog.metric->query(catalog.embedding.col(3)), catalog, 0,
                               likeness);
    for (Index track = 0; track < catalog.size(); ++track) {
        QCOMPARE(likeness[static_cast<std::size_t>(track)],
                 catalog.embedding.col(3).dot(catalog.embedding.col(track)));
    }
}

void TestRecommendMetric::fewLabelsChangeNothing() {
    const Catalog few = libraryOf({.artists = metric::kLeastArtists - 1}).catalog();
    QCOMPARE(few.metric->report().artists, metric::kLeastArtists - 1);
    QVERIFY(!few.metric->report().learned());
    QCOMPARE(few.metric->report().found, metric::Comparison());

    // As many artists as before, but each with one album only.
    SyntheticLibrary singles = libraryOf({});
    for (MadeTrack& made : singles.tracks()) {
        made.track.tags.album = QStringLiteral("Album");
    }
    QCOMPARE(singles.catalog().metric->report(), metric::MetricReport());
    QVERIFY(!SyntheticLibrary().catalog().metric->report().learned());
}

void TestRecommendMetric::theSameLibraryGivesTheSameMetric() {
    const Catalog again = libraryOf({}).catalog();
    QCOMPARE(again.metric->report(), m_catalog.metric->report());
    const auto query = m_catalog.metric->query(m_catalog.embedding.col(7));
    const auto queryAgain = again.metric->query(again.embedding.col(7));
    QVERIFY(query.weights == queryAgain.weights && query.offset == queryAgain.offset);
    std::vector<float> once(m_catalog.ids.size()), twice(once.size());
    m_catalog.metric->likenesses(query, m_catalog, 0, once);
    again.metric->likenesses(queryAgain, again, 0, twice);
    QCOMPARE(once, twice);
}

void TestRecommendMetric::likenessIsThatOfTheProjections() {
    const SoundMetric& metric = *m_catalog.metric;
    const auto projection = metric::learnProjection(metric::sampleLabels(m_catalog));
    const auto projected = [&](Index track) -> Eigen::VectorXd {
        return projection.directions *
               (m_catalog.embedding.col(track).cast<double>() - projection.centre);
    };
    std::vector<float> one(1);
    for (const Index seed : {0, 100, 359}) {
        const auto query = metric.query(m_catalog.embedding.col(seed));
        for (Index track = 0; track < m_catalog.size(); ++track) {
            metric.likenesses(query, m_catalog, track, one);
            const double cosine = projected(seed).normalized().dot(projected(track).normalized());
            QVERIFY(std::abs(double{one[0]} - cosine) < 1e-3);
        }
        metric.likenesses(query, m_catalog, seed, one);
        QVERIFY(std::abs(one[0] - 1) < 1e-3F);
    }
}

void TestRecommendMetric::whatIsNotAnalysedIsLikeNothing() {
    SyntheticLibrary library = libraryOf({});
    library.add(QStringLiteral("Nobody"), QStringLiteral("Unheard")).features.reset();
    const Catalog catalog = library.catalog();
    QVERIFY(catalog.metric->report().learned());
    std::vector<float> one(1);
    catalog.metric->likenesses(catalog.metric->query(catalog.embedding.col(0)), catalog,
                               catalog.size() - 1, one);
    QCOMPARE(one[0], 0.0F);
}

void TestRecommendMetric::moreArtistsThanAreLookedAtAreTakenEvenly() {
    const Catalog many = libraryOf({.artists = 2 * metric::kMostArtists}).catalog();
    const metric::LabelSample sample = metric::sampleLabels(many);
    QCOMPARE(sample.artists, metric::kMostArtists);
    QCOMPARE(sample.sounds.cols(), Eigen::Index{metric::kMostArtists * kAlbumsEach * kTracksEach});
    const Eigen::Index last = sample.sounds.cols() - 1;
    const Index theirs = many.size() - kAlbumsEach * kTracksEach - 1; // of the last but one
    QCOMPARE(sample.sounds.col(last)[0], double{many.embedding.col(theirs)[0]});
}

void TestRecommendMetric::aCovarianceIsDrawnTowardsTheIdentityAsFarAsItIsUncertain() {
    base::Random random(3);
    const auto drawn = [&random](int count) {
        Eigen::MatrixXd columns(6, count);
        for (Eigen::Index i = 0; i < columns.size(); ++i) {
            columns.data()[i] = random.normal();
        }
        return columns;
    };
    const auto away = [](const Eigen::MatrixXd& matrix) {
        return (matrix - Eigen::MatrixXd::Identity(6, 6)).norm();
    };
    // The truth is the identity: shrinking takes most of the error away.
    const Eigen::MatrixXd few = drawn(12);
    QVERIFY(away(metric::shrunkCovariance(few)) < away(few * few.transpose() / 12) / 2);
    // The truth is far from it and well known: hardly anything is changed.
    Eigen::MatrixXd many = drawn(5000);
    many.row(0) *= 10;
    const Eigen::MatrixXd plain = many * many.transpose() / 5000;
    QVERIFY((metric::shrunkCovariance(many) - plain).norm() < 0.01 * plain.norm());
    QVERIFY(std::abs(metric::shrunkCovariance(many).trace() - plain.trace()) < 1e-9);
}

void TestRecommendMetric::listsInTheMetricAddUpAndTheirCounterfactualsAreReal() {
    Listener listener;
    listener.enabled = contentSignals();
    Request request;
    request.kind = ListKind::LikeTrack;
    request.seeds = {trackId(5)};
    request.length = 20;
    request.now = tuesdayEvening();
    const Mix mix = makeMix(m_catalog, listener, request);
    const Mix without = makeMix(m_catalog, switchedOff(listener, SignalId::Sound), request);
    const std::map<library::TrackId, Points> points =
        pointsOfAll(m_catalog, switchedOff(listener, SignalId::Sound), request);
    QCOMPARE(mix.picks.size(), std::size_t{20});
    int told = 0;
    for (const Pick& pick : mix.picks) {
        QCOMPARE(sumOf(pick), pick.score);
        const Pick* there = find(without, pick.track);
        QCOMPARE(pick.rankWithout[static_cast<std::size_t>(SignalId::Sound)],
                 there ? there->rank : placeAfter(without, points, pick.track));
    }
    for (const ExplanationRow& row : explain(m_catalog, listener, request, mix, 0).rows) {
        told += row.evidence.contains(QStringLiteral("tells the artists of your library apart"));
    }
    QCOMPARE(told, 1);
}

EARSHOT_TEST(QCoreApplication, TestRecommendMetric)

} // namespace earshot::test_recommend_metric

#include "test_recommend_metric.moc"
