// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/search_query.h"
#include "core/library/track_writer.h"
#include "tests/core/library/song_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_library_search {

using fixtures::ScannedLibrary;
using library::SearchPlan;
using library::TrackId;

class TestLibrarySearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixtures::addSongs(m_library); }
    void finds_data();
    void finds();
    void plansYears_data();
    void plansYears();
    void anythingTypedIsSafe_data();
    void anythingTypedIsSafe();
    void searchFollowsChanges();

private:
    ScannedLibrary m_library;
};

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
    QStringList found = m_library.titles(query);
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
                              "artist:=",
                              "artist:=\"",
                              "artist:=\"\"\"",
                              "-genre:=",
                              "genre:=\"';--",
                              "artist:==",
                              "title:=\"a\"",
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
    const auto found = m_library.tracks().find(typed);
    QVERIFY2(found.ok(), qPrintable(found.ok() ? QString() : found.error().message()));
    QVERIFY(m_library.tracks().albums(typed).ok());
    QVERIFY(m_library.tracks().groups(library::Grouping::Artists, typed).ok());
    QVERIFY(m_library.tracks().groups(library::Grouping::Genres, typed).ok());
    // Also while the word before it is there already: it may narrow, never break.
    QVERIFY(m_library.tracks().find(QStringLiteral("frahm ") + typed)->size() <= 3);
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

EARSHOT_TEST(QCoreApplication, TestLibrarySearch)

} // namespace earshot::test_library_search

#include "test_library_search.moc"
