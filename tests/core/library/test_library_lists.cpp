// SPDX-License-Identifier: GPL-3.0-or-later
// What the window lists: songs in every order, rows, albums.
#include "core/library/track_writer.h"
#include "tests/core/library/song_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_library_lists {

using fixtures::ScannedLibrary;
using library::Sort;
using library::SortColumn;
using library::TrackId;

class TestLibraryLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixtures::addSongs(m_library); }
    void sorts_data();
    void sorts();
    void untaggedSortsAndFindsByFileName();
    void showsRows();
    void listsAlbums();
    void missingAreLeftOut();

private:
    ScannedLibrary m_library;
};

void TestLibraryLists::sorts_data() {
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

void TestLibraryLists::sorts() {
    QFETCH(const int, column);
    QFETCH(const bool, descending);
    const auto sort = Sort{.column = static_cast<SortColumn>(column), .descending = descending};
    for (const QString& query : {QString(), QStringLiteral("genre:rock")}) {
        const auto tracks =
            m_library.tracks().byIds(m_library.tracks().find(query, sort).value()).value();
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
        QCOMPARE(m_library.titles(QStringLiteral("album:spaces"), sort),
                 QStringList({QStringLiteral("Says"), QStringLiteral("Hammers")}));
    }
}

void TestLibraryLists::untaggedSortsAndFindsByFileName() {
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

void TestLibraryLists::showsRows() {
    const auto ids = m_library.tracks().find(QStringLiteral("says"));
    const std::vector asked{TrackId{99'999}, ids->front()};
    const auto rows = m_library.tracks().rows(asked);
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

void TestLibraryLists::listsAlbums() {
    const auto all = m_library.tracks().albums();
    QCOMPARE(all->size(), 11U);
    for (std::size_t i = 1; i < all->size(); ++i) {
        QVERIFY(all->at(i - 1).artist.toCaseFolded() <= all->at(i).artist.toCaseFolded());
    }
    const auto found = m_library.tracks().albums(QStringLiteral("frahm"));
    QCOMPARE(found->size(), 2U);
    QCOMPARE(found->at(0).title, QStringLiteral("Spaces")); // 2013 before 2018
    QCOMPARE(found->at(0).tracks, 2);
    QCOMPARE(found->at(0).year, 2013);
    const auto tracks = m_library.tracks().albumTracks(found->at(0).albumId);
    QCOMPARE(tracks->size(), 2U);
    QCOMPARE(found->at(0).coverTrack, tracks->front());
    QCOMPARE(m_library.tracks().byId(tracks->front()).value()->tags.title, QStringLiteral("Says"));
}

void TestLibraryLists::missingAreLeftOut() {
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

EARSHOT_TEST(QCoreApplication, TestLibraryLists)

} // namespace earshot::test_library_lists

#include "test_library_lists.moc"
