// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/search_query.h"
#include "core/library/track_writer.h"
#include "tests/core/library/scan_fixture.h"

#include <QTest>

using namespace earshot;
using fixtures::ScannedLibrary;
using library::SearchPlan;
using library::Sort;
using library::SortColumn;
using library::TrackId;

namespace {

struct Song {
    const char* title;
    QStringList artists;
    const char* album;
    QStringList genres;
    const char* date;
    int number;
};

} // namespace

class TestLibrarySearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void plansYears_data();
    void plansYears();
    void anythingTypedIsSafe_data();
    void anythingTypedIsSafe();
    void sorts_data();
    void sorts();
    void untaggedSortsAndFindsByFileName();
    void searchFollowsChanges();
    void showsRows();
    void listsAlbums();
    void missingAreLeftOut();

private:
    TrackId add(const Song& song);

    std::unique_ptr<ScannedLibrary> m_library;
    std::unique_ptr<library::TrackWriter> m_writer;
    int m_added = 0;
};

TrackId TestLibrarySearch::add(const Song& song) {
    library::Track track;
    ++m_added;
    track.path = m_library->music() / (std::to_string(m_added) + " file.flac");
    track.sizeBytes = m_added;
    track.addedMs = 1'000'000 - m_added;
    track.stream = {.codec = QStringLiteral("FLAC"),
                    .durationMs = 100'000 + 1000 * ((m_added * 7) % 11),
                    .bitrateKbps = 900,
                    .sampleRateHz = 44'100,
                    .channels = 2};
    track.tags.title = QString::fromUtf8(song.title);
    track.tags.artists = song.artists;
    track.tags.album = QString::fromUtf8(song.album);
    track.tags.genres = song.genres;
    track.tags.date = QString::fromUtf8(song.date);
    track.tags.trackNumber = song.number;
    if (song.artists.contains(QStringLiteral("Nils Frahm"))) {
        track.tags.composers = {QStringLiteral("Erik Satie")};
    }
    return m_writer->insert(track).value();
}

void TestLibrarySearch::initTestCase() {
    m_library = std::make_unique<ScannedLibrary>();
    m_writer = std::make_unique<library::TrackWriter>(m_library->connection());
    const auto list = [](std::initializer_list<const char*> texts) {
        QStringList result;
        for (const char* text : texts) {
            result << QString::fromUtf8(text);
        }
        return result;
    };
    for (const Song& song : {
             Song{"Says", list({"Nils Frahm"}), "Spaces", list({"Ambient", "Classical"}), "2013",
                  3},
             Song{"Hammers", list({"Nils Frahm"}), "Spaces", list({"Ambient"}), "2013-11-19", 9},
             Song{"All Melody", list({"Nils Frahm"}), "All Melody", list({"Electronic"}), "2018",
                  2},
             Song{"Jóga", list({"Björk"}), "Homogenic", list({"Electronic"}), "1997", 2},
             Song{"Hey Ya!", list({"OutKast"}), "Speakerboxxx", list({"Hip-Hop"}), "2003", 9},
             Song{"Thunderstruck", list({"AC/DC"}), "The Razors Edge", list({"Rock"}), "1990", 1},
             Song{"99 Luftballons", list({"NENA"}), "99 Luftballons", list({"Pop"}), "1983", 1},
             Song{"Must Be the Moon", list({"!!!"}), "Myth Takes", list({"Rock"}), "2007", 4},
             Song{"東京の夜明け", list({"椎名林檎"}), "無罪モラトリアム", list({"Rock"}), "1999",
                  1},
             Song{"Звезда по имени Солнце", list({"Кино"}), "Звезда", list({"Rock"}), "1989", 2},
             Song{"Live Forever", list({"Oasis"}), "Definitely Maybe", list({"Rock"}), "1994", 3},
             Song{"Under Pressure", list({"Queen", "David Bowie"}), "Hot Space", list({"Rock"}),
                  "1982", 11},
         }) {
        add(song);
    }
}

void TestLibrarySearch::finds_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("titles");
    const auto row = [](const char* query, std::initializer_list<const char*> titles) {
        QStringList list;
        for (const char* title : titles) {
            list << QString::fromUtf8(title);
        }
        list.sort();
        QTest::newRow(query) << QString::fromUtf8(query) << list;
    };
    row("says", {"Says"});
    row("SAYS frahm", {"Says"});
    row("frahm says", {"Says"});
    row("nil fra sp", {"Says", "Hammers"});
    row("ays", {});
    row("bjork joga", {"Jóga"});
    row("BJÖRK", {"Jóga"});
    row("artist:frahm", {"Says", "Hammers", "All Melody"});
    row("artist:spaces", {});
    row("Artist:\"nils frahm\" album:spaces", {"Says", "Hammers"});
    row("album:\"all melody\"", {"All Melody"});
    row("title:melody", {"All Melody"});
    row("genre:ambient -genre:classical", {"Hammers"});
    row("genre:hip", {"Hey Ya!"});
    row("genre:hip-hop", {"Hey Ya!"});
    row("artist:satie", {"Says", "Hammers", "All Melody"});
    row("artist:bowie", {"Under Pressure"});
    row("\"all melody\"", {"All Melody"});
    row("\"melody all\"", {});
    row("\"all mel\"", {});
    row("\"all mel", {"All Melody"});
    row("ac/dc", {"Thunderstruck"});
    row("acdc", {});
    row("hey ya!", {"Hey Ya!"});
    row("99", {"99 Luftballons"});
    row("!!!", {"Must Be the Moon"});
    row("artist:!!!", {"Must Be the Moon"});
    row("夜明け", {"東京の夜明け"});
    row("東京", {"東京の夜明け"});
    row("title:椎名", {});
    row("artist:椎名", {"東京の夜明け"});
    row("-夜明け genre:rock year:1999", {});
    row("звезд", {"Звезда по имени Солнце"});
    row("year:1997", {"Jóga"});
    row("year:1990..1999", {"Jóga", "Thunderstruck", "東京の夜明け", "Live Forever"});
    row("year:1999..1990", {"Jóga", "Thunderstruck", "東京の夜明け", "Live Forever"});
    row("year:2013..", {"Says", "Hammers", "All Melody"});
    row("year:..1983", {"99 Luftballons", "Under Pressure"});
    row("year:199 -live", {"Jóga", "Thunderstruck", "東京の夜明け"});
    row("genre:rock -year:1980..1989 -year:199", {"Must Be the Moon"});
    row("frahm -artist:frahm", {});
    row("-artist:frahm -genre:rock", {"Jóga", "Hey Ya!", "99 Luftballons"});
    row("melody OR says", {});
    row("NOT", {});
    row("  forever   live ", {"Live Forever"});
}

void TestLibrarySearch::finds() {
    QFETCH(const QString, query);
    QFETCH(const QStringList, titles);
    QStringList found = m_library->titles(query);
    found.sort();
    QCOMPARE(found, titles);
}

void TestLibrarySearch::plansYears_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("one") << QStringLiteral("year:1994") << 1994 << 1994;
    QTest::newRow("range") << QStringLiteral("year:1990..1999") << 1990 << 1999;
    QTest::newRow("dash") << QStringLiteral("year:1990-1995") << 1990 << 1995;
    QTest::newRow("open end") << QStringLiteral("year:1990..") << 1990 << 9999;
    QTest::newRow("open start") << QStringLiteral("year:..1990") << 0 << 1990;
    QTest::newRow("being typed") << QStringLiteral("year:19") << 1900 << 1999;
    QTest::newRow("range being typed") << QStringLiteral("year:1990..20") << 1990 << 2099;
    QTest::newRow("quoted") << QStringLiteral("year:\"1994\"") << 1994 << 1994;
    QTest::newRow("nonsense") << QStringLiteral("year:soon") << -1 << -1;
    QTest::newRow("too long") << QStringLiteral("year:19941") << -1 << -1;
    QTest::newRow("nothing yet") << QStringLiteral("year:") << -1 << -1;
}

void TestLibrarySearch::plansYears() {
    QFETCH(const QString, query);
    QFETCH(const int, first);
    QFETCH(const int, last);
    const SearchPlan plan = library::parseSearch(query);
    QCOMPARE(plan.years.empty(), first < 0);
    if (first >= 0) {
        QCOMPARE(plan.years.front().first, first);
        QCOMPARE(plan.years.front().last, last);
    }
    QVERIFY(plan.match.isEmpty());
}

void TestLibrarySearch::anythingTypedIsSafe_data() {
    QTest::addColumn<QString>("typed");
    for (const char* typed : {"\"",
                              "\"\"",
                              "\"\"\"",
                              "'",
                              "';--",
                              "*",
                              "**",
                              "a*",
                              "*a",
                              "(",
                              ")",
                              "(()",
                              "a AND",
                              "AND",
                              "OR OR",
                              "NEAR(a b)",
                              "NEAR/2",
                              "^a",
                              "a^",
                              "{title}",
                              "{title}:a",
                              "title:",
                              "title:\"",
                              "artist:\"\"",
                              "-",
                              "--",
                              "-\"",
                              "- -",
                              "-title:",
                              "a:b",
                              ":",
                              "::",
                              "a + b",
                              "\\",
                              "\\\"",
                              "%",
                              "_",
                              "year:..",
                              "year:-",
                              "year:99999999999999999999",
                              "year:1990....2000",
                              "\"a\"b\"",
                              "col:-\"x",
                              "😀",
                              "\xEF\xBF\xBF",
                              "e\xCC\x81",
                              "\xD9\x84\xD9\x8A\xD9\x84",
                              "\xE2\x80\x8B",
                              "a\tb\nc",
                              "rowid",
                              "rank",
                              "track_search"}) {
        QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    QTest::newRow("zero character") << QString(QChar(0)) + QStringLiteral("a");
    QTest::newRow("half a surrogate") << QString(QChar(0xD83D));
    QTest::newRow("a page") << QStringLiteral("lorem ipsum ").repeated(5000);
    QTest::newRow("one long word") << QString(100'000, QLatin1Char('x'));
    QTest::newRow("many quotes") << QString(5000, QLatin1Char('"'));
}

void TestLibrarySearch::anythingTypedIsSafe() {
    QFETCH(const QString, typed);
    const auto found = m_library->tracks().find(typed);
    QVERIFY2(found.ok(), qPrintable(found.ok() ? QString() : found.error().message()));
    QVERIFY(m_library->tracks().albums(typed).ok());
    // Also while the word before it is there already: it may narrow, never break.
    QVERIFY(m_library->tracks().find(QStringLiteral("frahm ") + typed)->size() <= 3);
}

void TestLibrarySearch::sorts_data() {
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    for (const auto& [name, column] :
         {std::pair("title", SortColumn::Title), std::pair("artist", SortColumn::Artist),
          std::pair("album", SortColumn::Album), std::pair("genre", SortColumn::Genre),
          std::pair("year", SortColumn::Year), std::pair("duration", SortColumn::Duration),
          std::pair("added", SortColumn::Added), std::pair("path", SortColumn::Path)}) {
        for (const bool descending : {false, true}) {
            QTest::addRow("%s %s", name, descending ? "down" : "up")
                << static_cast<int>(column) << descending;
        }
    }
}

void TestLibrarySearch::sorts() {
    QFETCH(const int, column);
    QFETCH(const bool, descending);
    const auto sort = Sort{.column = static_cast<SortColumn>(column), .descending = descending};
    for (const QString& query : {QString(), QStringLiteral("genre:rock")}) {
        const auto tracks =
            m_library->tracks().byIds(m_library->tracks().find(query, sort).value()).value();
        QVERIFY(tracks.size() > 3);
        for (std::size_t i = 1; i < tracks.size(); ++i) {
            const library::Track& a = tracks[descending ? i : i - 1];
            const library::Track& b = tracks[descending ? i - 1 : i];
            const auto inOrder = [](const QString& x, const QString& y) {
                return x.toCaseFolded() <= y.toCaseFolded();
            };
            switch (sort.column) {
            case SortColumn::Title:
                QVERIFY(inOrder(a.displayTitle(), b.displayTitle()));
                break;
            case SortColumn::Artist:
                QVERIFY(inOrder(a.displayArtist(), b.displayArtist()));
                break;
            case SortColumn::Album:
                QVERIFY(inOrder(a.tags.album, b.tags.album));
                break;
            case SortColumn::Genre:
                QVERIFY(inOrder(a.tags.genres.join(QLatin1Char(' ')),
                                b.tags.genres.join(QLatin1Char(' '))));
                break;
            case SortColumn::Year:
                QVERIFY(a.year() <= b.year());
                break;
            case SortColumn::Duration:
                QVERIFY(a.stream.durationMs <= b.stream.durationMs);
                break;
            case SortColumn::Added:
                QVERIFY(a.addedMs <= b.addedMs);
                break;
            case SortColumn::Path:
                QVERIFY(a.path.native() <= b.path.native());
                break;
            }
        }
    }
    // Songs of an album stay in its order, whichever way the artists go.
    if (sort.column == SortColumn::Artist) {
        QCOMPARE(m_library->titles(QStringLiteral("album:spaces"), sort),
                 QStringList({QStringLiteral("Says"), QStringLiteral("Hammers")}));
    }
}

void TestLibrarySearch::untaggedSortsAndFindsByFileName() {
    ScannedLibrary library;
    library::TrackWriter writer(library.connection());
    library::Track track;
    track.path = library.music() / "07 Früher.flac";
    writer.insert(track);
    QCOMPARE(library.titles(QStringLiteral("fruh")), QStringList(QStringLiteral("07 Früher")));
    QCOMPARE(library.at("07 Früher.flac").tags.title, QString());
    track.path = library.music() / "08.flac";
    track.tags.artists = {QStringLiteral("Zz Top")};
    writer.insert(track);
    // Unknown artists come last.
    QCOMPARE(library.titles({}), QStringList({QStringLiteral("08"), QStringLiteral("07 Früher")}));
}

void TestLibrarySearch::searchFollowsChanges() {
    ScannedLibrary library;
    library::TrackWriter writer(library.connection());
    library::Track track;
    track.path = library.music() / "a.flac";
    track.tags.title = QStringLiteral("before");
    track.tags.artists = {QStringLiteral("Ann")};
    const TrackId id = writer.insert(track).value();
    track.tags.title = QStringLiteral("after");
    writer.update(id, track);
    QCOMPARE(library.titles(QStringLiteral("before")).size(), 0);
    QCOMPARE(library.titles(QStringLiteral("after")).size(), 1);
    track.tags.date = QStringLiteral("1999"); // none of the searched texts
    writer.update(id, track);
    QCOMPARE(library.titles(QStringLiteral("after ann")).size(), 1);
    library.connection().db().exec("DELETE FROM tracks");
    QCOMPARE(library.titles(QStringLiteral("after")).size(), 0);
    library.connection().db().exec(
        "INSERT INTO track_search(track_search) VALUES ('integrity-check')");
}

void TestLibrarySearch::showsRows() {
    const auto ids = m_library->tracks().find(QStringLiteral("says"));
    const std::vector asked{TrackId{99'999}, ids->front()};
    const auto rows = m_library->tracks().rows(asked);
    QCOMPARE(rows->size(), 1U);
    const library::TrackRow& row = rows->front();
    QCOMPARE(row.id, ids->front());
    QCOMPARE(row.title, QStringLiteral("Says"));
    QCOMPARE(row.artist, QStringLiteral("Nils Frahm"));
    QCOMPARE(row.album, QStringLiteral("Spaces"));
    QCOMPARE(row.genre, QStringLiteral("Ambient, Classical"));
    QCOMPARE(row.year, 2013);
    QCOMPARE(row.trackNumber, 3);
    QVERIFY(row.durationMs >= 100'000);
    QVERIFY(!row.missing);
}

void TestLibrarySearch::listsAlbums() {
    const auto all = m_library->tracks().albums();
    QCOMPARE(all->size(), 11U);
    for (std::size_t i = 1; i < all->size(); ++i) {
        QVERIFY(all->at(i - 1).artist.toCaseFolded() <= all->at(i).artist.toCaseFolded());
    }
    const auto found = m_library->tracks().albums(QStringLiteral("frahm"));
    QCOMPARE(found->size(), 2U);
    QCOMPARE(found->at(0).title, QStringLiteral("Spaces")); // 2013 before 2018
    QCOMPARE(found->at(0).tracks, 2);
    QCOMPARE(found->at(0).year, 2013);
    const auto tracks = m_library->tracks().albumTracks(found->at(0).albumId);
    QCOMPARE(tracks->size(), 2U);
    QCOMPARE(found->at(0).coverTrack, tracks->front());
    QCOMPARE(m_library->tracks().byId(tracks->front()).value()->tags.title, QStringLiteral("Says"));
}

void TestLibrarySearch::missingAreLeftOut() {
    ScannedLibrary library;
    library::TrackWriter writer(library.connection());
    library::Track track;
    track.tags.album = QStringLiteral("Album");
    for (const int number : {1, 2}) {
        track.path = library.music() / std::to_string(number);
        track.tags.hasCover = number == 2;
        writer.insert(track);
    }
    QCOMPARE(library.tracks().albums()->front().coverTrack, library.at("2").id);
    library.connection().db().exec("UPDATE tracks SET missing_since_ms = 1 WHERE id = 2");
    QCOMPARE(library.titles({}).size(), 1);
    QCOMPARE(library.tracks().albums()->front().tracks, 1);
    QCOMPARE(library.tracks().albums()->front().coverTrack, library.at("1").id);
    QCOMPARE(library.tracks().albumTracks(library.tracks().albums()->front().albumId)->size(), 1U);
    int visited = 0;
    QVERIFY(library.tracks().forEach([&visited](const library::Track&) { ++visited; }).ok());
    QCOMPARE(visited, 1);
}

QTEST_GUILESS_MAIN(TestLibrarySearch)
#include "test_library_search.moc"
