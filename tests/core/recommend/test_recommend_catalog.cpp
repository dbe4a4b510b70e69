// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/catalog.h"
#include "core/recommend/song_key.h"
#include "tests/core/recommend/synthetic_library.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

namespace earshot::test_recommend_catalog {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::uint64_t hashOf(const QString& artist, const QString& title, qint64 id = 1,
                     const QString& album = {}) {
    library::Track track;
    track.id = trackId(id);
    track.tags.title = title;
    track.tags.album = album;
    if (!artist.isEmpty()) {
        track.tags.artists = {artist};
    }
    return songHash(track, songTitle(title));
}

} // namespace

class TestRecommendCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionsOfASongAreOneSong_data();
    void versionsOfASongAreOneSong();
    void otherSongsAreNot_data();
    void otherSongsAreNot();
    void untaggedAndSharedTitlesStaySongsOfTheirOwn();
    void christmasIsRecognised_data();
    void christmasIsRecognised();
    void oneTrackStandsForEachSong();
    void valuesThatAreNotNumbersCountAsUnknown();
    void idsAreFoundHoweverFarApart();
    void compilationsAreFiledByPerformer();
    void memoryStaysSmall();
};

void TestRecommendCatalog::versionsOfASongAreOneSong_data() {
    QTest::addColumn<QString>("title");
    for (const char* title :
         {"Heroes", "heroes", "\"Heroes\"", "Héroes", "Heroes (2017 Remaster)",
          "Heroes - 2017 Remastered Version", "Heroes (Live)", "Heroes (Live at Wembley)",
          "Heroes - Live in Berlin", "Heroes [Radio Edit]", "Heroes - Single Version",
          "Heroes (Mono)", "Heroes (Demo) [Bonus Track]", "Heroes (feat. Someone)",
          "Heroes feat. Someone", "Heroes (Acoustic)", "Heroes (Deluxe Edition) (Live)"}) {
        QTest::newRow(title) << QString::fromUtf8(title);
    }
}

void TestRecommendCatalog::versionsOfASongAreOneSong() {
    QFETCH(QString, title);
    QCOMPARE(hashOf(QStringLiteral("David Bowie"), title),
             hashOf(QStringLiteral("david bowie"), QStringLiteral("Heroes")));
}

void TestRecommendCatalog::otherSongsAreNot_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("remix") << "Heroes"
                           << "Heroes (Aphex Twin Remix)";
    QTest::newRow("instrumental") << "Heroes"
                                  << "Heroes (Instrumental Version)";
    QTest::newRow("parts") << "Shine On (Part 1)"
                           << "Shine On (Part 2)";
    QTest::newRow("live as a word") << "Live and Let Die"
                                    << "Let Die";
    QTest::newRow("live in brackets of a title") << "Forever (Live Forever)"
                                                 << "Forever";
    QTest::newRow("a bracket that is the title") << "(Live)"
                                                 << "(Demo)";
    QTest::newRow("after a dash") << "Symphony - Allegro"
                                  << "Symphony - Adagio";
    QTest::newRow("numbers") << "Nocturne No. 1"
                             << "Nocturne No. 2";
}

void TestRecommendCatalog::otherSongsAreNot() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    const QString artist = QStringLiteral("Someone");
    QVERIFY(hashOf(artist, one) != hashOf(artist, other));
    QVERIFY(hashOf(artist, one) != hashOf(QStringLiteral("Someone else"), one));
}

void TestRecommendCatalog::untaggedAndSharedTitlesStaySongsOfTheirOwn() {
    QVERIFY(hashOf({}, QStringLiteral("Song"), 1) != hashOf({}, QStringLiteral("Song"), 2));
    const QString artist = QStringLiteral("Someone");
    QVERIFY(hashOf(artist, {}, 1) != hashOf(artist, {}, 2));
    for (const char* title : {"Intro", "Track 01", "Adagio", "01", "Prelude No. 2"}) {
        const QString shared = QString::fromUtf8(title);
        QVERIFY2(hashOf(artist, shared, 1, QStringLiteral("One")) !=
                     hashOf(artist, shared, 2, QStringLiteral("Two")),
                 title);
        QCOMPARE(hashOf(artist, shared, 1, QStringLiteral("One")),
                 hashOf(artist, shared, 2, QStringLiteral("One")));
    }
}

void TestRecommendCatalog::christmasIsRecognised_data() {
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("genre");
    QTest::addColumn<bool>("seasonal");
    QTest::newRow("title") << "Last Christmas"
                           << "Pop" << true;
    QTest::newRow("German") << "O Tannenbaum"
                            << "" << true;
    QTest::newRow("genre") << "Hallelujah"
                           << "Christmas Music" << true;
    QTest::newRow("Spanish, accent") << "Feliz Navidad"
                                     << "" << true;
    QTest::newRow("part of a word") << "Julia"
                                    << "Rock" << false;
    QTest::newRow("snow") << "Snow (Hey Oh)"
                          << "Rock" << false;
    QTest::newRow("plain") << "Summertime"
                           << "Jazz" << false;
}

void TestRecommendCatalog::christmasIsRecognised() {
    QFETCH(QString, title);
    QFETCH(QString, genre);
    QFETCH(bool, seasonal);
    SyntheticLibrary library;
    MadeTrack& made = library.add(QStringLiteral("Someone"), title);
    if (!genre.isEmpty()) {
        made.track.tags.genres = {genre};
    }
    QCOMPARE(library.catalog().has(0, Catalog::Seasonal), seasonal);
}

void TestRecommendCatalog::oneTrackStandsForEachSong() {
    SyntheticLibrary library;
    const QString artist = QStringLiteral("Someone");
    library.add(artist, QStringLiteral("Song (Live)"));           // 0: a version
    library.add(artist, QStringLiteral("Song")).features.reset(); // 1: plain, not analysed
    library.add(artist, QStringLiteral("Song"));                  // 2: plain, analysed
    library.add(artist, QStringLiteral("Song"));                  // 3: the same again
    library.add(artist, QStringLiteral("Other")).track.audioIdentity = "x";    // 4
    library.add(artist, QStringLiteral("Retitled")).track.audioIdentity = "x"; // 5: same audio
    library.add(artist, QStringLiteral("Retitled (Live)")).track.audioIdentity = "y"; // 6
    const Catalog catalog = library.catalog();
    QCOMPARE(catalog.representative, (std::vector<Index>{2, 2, 2, 2, 4, 4, 6}));
}

void TestRecommendCatalog::valuesThatAreNotNumbersCountAsUnknown() {
    SyntheticLibrary library;
    MadeTrack& made = library.add(QStringLiteral("Someone"), QStringLiteral("Broken"));
    made.features->valence = kNan;
    made.features->arousal = std::numeric_limits<double>::infinity();
    made.features->bpm = kNan;
    made.features->integratedLufs = -std::numeric_limits<double>::infinity();
    made.features->embedding.fill(std::numeric_limits<float>::quiet_NaN());
    made.features->durationSeconds = kNan;
    made.track.stream.durationMs = 0;
    MadeTrack& large = library.add(QStringLiteral("Someone"), QStringLiteral("Large"));
    large.features->embedding.fill(1e30F);
    const Catalog catalog = library.catalog();
    QVERIFY(std::isnan(catalog.valence[0]) && std::isnan(catalog.arousal[0]));
    QVERIFY(std::isnan(catalog.bpm[0]) && std::isnan(catalog.loudnessLufs[0]));
    QCOMPARE(catalog.moodConfidence[0], 0.0F);
    QCOMPARE(catalog.durationSeconds[0], 0);
    QVERIFY(catalog.embedding.col(0).isZero());
    QVERIFY(std::abs(catalog.embedding.col(1).norm() - 1) < 1e-5F);
}

void TestRecommendCatalog::idsAreFoundHoweverFarApart() {
    for (const qint64 step : {1, 3, 1'000'000}) {
        SyntheticLibrary library;
        for (int i = 0; i < 50; ++i) {
            library.add(QStringLiteral("A"), QStringLiteral("Song %1").arg(i)).track.id =
                trackId(7 + i * step);
        }
        const Catalog catalog = library.catalog();
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(catalog.indexOf(trackId(7 + i * step)), i);
        }
        QCOMPARE(catalog.indexOf(trackId(6)), -1);
        QCOMPARE(catalog.indexOf(trackId(8 + 49 * step)), -1);
        QCOMPARE(catalog.indexOf(trackId(8)), step == 1 ? 1 : -1);
    }
    QCOMPARE(Catalog().indexOf(trackId(1)), -1);
}

void TestRecommendCatalog::compilationsAreFiledByPerformer() {
    SyntheticLibrary library;
    for (const char* artist : {"One", "Two"}) {
        MadeTrack& made = library.add(QString::fromUtf8(artist), QStringLiteral("Song"));
        made.track.tags.albumArtists = {QStringLiteral("Various Artists")};
    }
    library.add({}, QStringLiteral("a")).track.tags.artists.clear();
    library.add({}, QStringLiteral("b")).track.tags.artists.clear();
    library.tracks()[3].track.path = "/elsewhere/b.flac";
    const Catalog catalog = library.catalog();
    QVERIFY(catalog.artist[0] != catalog.artist[1]);
    // Untagged tracks of different folders are not all by one artist.
    QVERIFY(catalog.artist[2] != catalog.artist[3]);
    QVERIFY(catalog.artistNames[static_cast<std::size_t>(catalog.artist[2])].isEmpty());
}

void TestRecommendCatalog::memoryStaysSmall() {
    const Catalog catalog = SyntheticLibrary::random(2000, 100, 1).catalog();
    const auto bytes = [](const auto&... columns) {
        return ((columns.capacity() * sizeof(columns[0])) + ...);
    };
    const std::size_t used =
        bytes(catalog.ids, catalog.artist, catalog.album, catalog.year, catalog.addedDay,
              catalog.durationSeconds, catalog.valence, catalog.arousal, catalog.moodConfidence,
              catalog.bpm, catalog.loudnessLufs, catalog.vocal, catalog.acoustic,
              catalog.danceability, catalog.key, catalog.flags, catalog.representative);
    QVERIFY2(used <= 2000 * 70, qPrintable(QString::number(used)));
}

EARSHOT_TEST(QCoreApplication, TestRecommendCatalog)

} // namespace earshot::test_recommend_catalog

#include "test_recommend_catalog.moc"
