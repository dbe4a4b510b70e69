// SPDX-License-Identifier: GPL-3.0-or-later
// Artists and genres, and the search for just one of them.
#include "core/library/search_query.h"
#include "core/library/track_writer.h"
#include "tests/core/library/scan_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>

namespace earshot::test_library_groups {

using fixtures::ScannedLibrary;
using library::Grouping;
using library::GroupRow;
using library::SearchPlan;
using library::TrackId;

namespace {

QStringList list(std::initializer_list<const char*> texts) {
    QStringList result;
    for (const char* text : texts) {
        result << QString::fromUtf8(text);
    }
    return result;
}

/// A library of tracks that are as long as their number in seconds.
struct Groups {
    TrackId add(const QStringList& artists, const char* album, const QStringList& genres = {},
                const QStringList& albumArtists = {}, const QStringList& composers = {}) {
        library::Track track;
        track.path = library.music() / std::to_string(++number);
        track.stream.durationMs = number * 1000;
        track.tags.title = QStringLiteral("Song %1").arg(number);
        track.tags.artists = artists;
        track.tags.albumArtists = albumArtists;
        track.tags.composers = composers;
        track.tags.album = QString::fromUtf8(album);
        track.tags.genres = genres;
        track.tags.date = QString::number(1990 + number);
        return library::TrackWriter(library.connection()).insert(track).value();
    }
    std::vector<GroupRow> rows(Grouping by, const QString& query = {}) {
        return library.tracks().groups(by, query).value();
    }
    QStringList names(Grouping by, const QString& query = {}) {
        QStringList names;
        for (const GroupRow& row : rows(by, query)) {
            names << row.name;
        }
        return names;
    }
    GroupRow artist(const QString& name) {
        const auto all = rows(Grouping::Artists);
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const GroupRow& row) { return row.name == name; });
        return found == all.end() ? GroupRow{} : *found;
    }

    ScannedLibrary library;
    int number = 0;
};

} // namespace

class TestLibraryGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLibraryHasNone();
    void aTrackCountsForEachOfItsArtists();
    void onlyArtistsOfTracksAreListed();
    void aNameThatIsSaidTwiceCountsOnce();
    void spellingsAreOneName();
    void theLeadTrackIsTheArtistsOwn();
    void missingAreLeftOut();
    void genresOfEachTrack();
    void areSearchedByTheirSongs();
    void sortsByFoldedName();
    void findsJustThisName_data();
    void findsJustThisName();
    void everyRowFindsWhatItCounts();
    void plansNames_data();
    void plansNames();
};

void TestLibraryGroups::anEmptyLibraryHasNone() {
    Groups groups;
    QVERIFY(groups.rows(Grouping::Artists).empty());
    QVERIFY(groups.rows(Grouping::Genres, QStringLiteral("a")).empty());
}

void TestLibraryGroups::aTrackCountsForEachOfItsArtists() {
    Groups groups;
    groups.add(list({"Queen"}), "Hot Space");
    groups.add(list({"Queen", "David Bowie"}), "Hot Space");
    groups.add(list({"Queen"}), "Jazz");
    const GroupRow queen = groups.artist(QStringLiteral("Queen"));
    QCOMPARE(queen.tracks, 3);
    QCOMPARE(queen.albums, 2);
    QCOMPARE(queen.durationMs, 6000);
    const GroupRow bowie = groups.artist(QStringLiteral("David Bowie"));
    QCOMPARE(bowie.tracks, 1);
    QCOMPARE(bowie.albums, 1);
    QCOMPARE(bowie.durationMs, 2000);
}

void TestLibraryGroups::onlyArtistsOfTracksAreListed() {
    Groups groups;
    groups.add(list({"Anna"}), "Songs", {}, list({"The Label"}), list({"Erik Satie"}));
    groups.add({}, "Songs", {}, list({"The Label"}));
    QCOMPARE(groups.names(Grouping::Artists), list({"Anna"}));
    QCOMPARE(groups.artist(QStringLiteral("Anna")).tracks, 1);
}

void TestLibraryGroups::aNameThatIsSaidTwiceCountsOnce() {
    Groups groups;
    groups.add(list({"Anna", "Ben", "Anna", "ANNA"}), "Songs", list({"Rock", "rock"}));
    const auto rows = groups.rows(Grouping::Artists);
    QCOMPARE(groups.names(Grouping::Artists), list({"Anna", "Ben"}));
    QCOMPARE(rows[0].tracks, 1);
    QCOMPARE(rows[0].durationMs, 1000);
    QCOMPARE(groups.rows(Grouping::Genres).front().durationMs, 1000);
}

void TestLibraryGroups::spellingsAreOneName() {
    Groups groups;
    groups.add(list({"Someone", "BJORK"}), "Duets", list({"hip-hop"}));
    groups.add(list({"Björk"}), "Homogenic", list({"Hip-Hop"}));
    groups.add(list({"bjork"}), "Debut");
    const auto rows = groups.rows(Grouping::Artists);
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].name, QStringLiteral("Björk")); // as on a song of her own
    QCOMPARE(rows[0].tracks, 3);
    QCOMPARE(rows[0].albums, 3);
    QCOMPARE(groups.rows(Grouping::Genres).front().tracks, 2);
}

void TestLibraryGroups::theLeadTrackIsTheArtistsOwn() {
    Groups groups;
    groups.add(list({"Queen", "Bowie"}), "Hot Space");
    const TrackId gathered = groups.add(list({"Anna"}), "Hits", {}, list({"Various"}));
    const TrackId own = groups.add(list({"Anna"}), "Songs", {}, list({"Anna"}));
    groups.add(list({"Ben"}), "Hits", {}, list({"Various"}));
    QCOMPARE(groups.artist(QStringLiteral("Anna")).leadTrack, own);
    QCOMPARE(groups.artist(QStringLiteral("Bowie")).leadTrack, TrackId::None);
    QCOMPARE(groups.rows(Grouping::Artists, QStringLiteral("hits anna")).front().leadTrack,
             gathered);
}

void TestLibraryGroups::missingAreLeftOut() {
    Groups groups;
    groups.add(list({"Anna"}), "Songs", list({"Rock"}));
    groups.add(list({"Anna", "Ben"}), "More", list({"Rock", "Pop"}));
    groups.library.connection().db().exec("UPDATE tracks SET missing_since_ms = 1 WHERE id = 2");
    QCOMPARE(groups.names(Grouping::Artists), list({"Anna"}));
    QCOMPARE(groups.artist(QStringLiteral("Anna")).tracks, 1);
    QCOMPARE(groups.artist(QStringLiteral("Anna")).albums, 1);
    QCOMPARE(groups.names(Grouping::Genres), list({"Rock"}));
}

void TestLibraryGroups::genresOfEachTrack() {
    Groups groups;
    groups.add(list({"Anna"}), "Songs", list({"Rock", "Pop"}));
    groups.add(list({"Ben"}), "Songs", list({"Pop"}));
    groups.add(list({"Ben"}), "", {});
    const auto rows = groups.rows(Grouping::Genres);
    QCOMPARE(groups.names(Grouping::Genres), list({"Pop", "Rock"}));
    QCOMPARE(rows[0].tracks, 2);
    QCOMPARE(rows[0].albums, 2); // one title by two artists
    QCOMPARE(rows[0].durationMs, 3000);
}

void TestLibraryGroups::areSearchedByTheirSongs() {
    Groups groups;
    groups.add(list({"Anna"}), "Songs", list({"Rock"}));  // 1991
    groups.add(list({"Anna"}), "Winter", list({"Folk"})); // 1992
    groups.add(list({"Ben"}), "Winter", list({"Folk"}));  // 1993
    QCOMPARE(groups.names(Grouping::Artists, QStringLiteral("genre:rock")), list({"Anna"}));
    QCOMPARE(groups.names(Grouping::Artists, QStringLiteral("genre:=folk -year:1993")),
             list({"Anna"}));
    QCOMPARE(groups.rows(Grouping::Artists, QStringLiteral("winter")).front().tracks, 1);
    QCOMPARE(groups.names(Grouping::Genres, QStringLiteral("-artist:=anna")), list({"Folk"}));
    QCOMPARE(groups.names(Grouping::Genres, QStringLiteral("zzz")), QStringList());
}

void TestLibraryGroups::sortsByFoldedName() {
    Groups groups;
    groups.add(list({"zebra", "Ärzte", "Zappa", "abba", "!!!", "椎名林檎", "Кино"}), "Songs");
    QCOMPARE(groups.names(Grouping::Artists),
             list({"!!!", "abba", "Ärzte", "Zappa", "zebra", "Кино", "椎名林檎"}));
}

void TestLibraryGroups::findsJustThisName_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("songs");
    const auto row = [](const char* query, const char* songs) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(songs);
    };
    row("artist:=\"Air\"", "1 3");
    row("artist:=air", "1 3");
    row("ARTIST:=\"aIR\"", "1 3");
    row("artist:=\"Air Supply\"", "2");
    row("artist:=\"Supply\"", "");
    row("artist:=\"Air\" year:1993", "3");
    row("artist:=\"Air\" -artist:=\"Jean\"", "1");
    row("-artist:=air artist:air", "2 9");
    row("song artist:=\"Air\" -genre:=\"pop\"", "1");
    row("genre:=\"Rock\"", "2");
    row("genre:=\"rock\" genre:=\"Rock & Roll\"", "");
    row("genre:=\"Rock & Roll\"", "4");
    row("-genre:=\"Rock\" genre:rock", "4");
    row("artist:=\"The \"\"Fat\"\" Boys\"", "4");
    row("artist:=\"The \"\"Fat\"\"", "4"); // being typed
    row("artist:=\"Fat\"", "");
    row("artist:=\"\"\"Q\"\"\"", "10");
    row("artist:=\"!!!\"", "5");
    row("artist:=!!!", "5");
    row("-artist:=\"!!!\" year:1995", "");
    row("artist:=\"椎名林檎\"", "6");
    row("artist:=\"椎名\"", "");
    row("artist:=\"кино\"", "7");
    row("artist:=\"bjork\"", "8");
    row("artist:=\"BJÖRK\"", "8");
    row("artist:=\"%\"", "");
    row("artist:=\"Air", "1 2 3 9"); // being typed: how the name begins
    row("artist:=\"a", "1 2 3 9");
    row("artist:=\"Satie\"", "");     // a composer
    row("artist:=\"The Label\"", ""); // an album artist
    row("artist:=\"Airbag\"", "9");
    row("year:1991 artist:=", "1");
    row("year:1991 artist:=\"\"", "1");
    row("year:1991 artist:=\"", "1");
    row("year:1991 artist:=\" \"", "1");
    row("year:1991 -genre:=", "1");
}

void TestLibraryGroups::findsJustThisName() {
    static Groups groups;
    if (groups.number == 0) {
        groups.add(list({"Air"}), "Moon Safari", list({"Electronic"}));
        groups.add(list({"Air Supply"}), "Hits", list({"Rock"}), list({"The Label"}),
                   list({"Satie"}));
        groups.add(list({"Jean", "AIR"}), "Duets", list({"Pop"}));
        groups.add(list({"The \"Fat\" Boys"}), "Fat", list({"Rock & Roll"}));
        groups.add(list({"!!!"}), "Myth Takes");
        groups.add(list({"椎名林檎"}), "無罪モラトリアム");
        groups.add(list({"Кино"}), "Звезда");
        groups.add(list({"Björk"}), "Homogenic");
        groups.add(list({"Airbag"}), "Air");
        groups.add(list({"\"Q\""}), "");
    }
    QFETCH(const QString, query);
    QFETCH(const QString, songs);
    QStringList found;
    for (const TrackId id : groups.library.tracks().find(query).value()) {
        found << QString::number(static_cast<qint64>(id));
    }
    std::sort(found.begin(), found.end(),
              [](const QString& a, const QString& b) { return a.toInt() < b.toInt(); });
    QCOMPARE(found.join(QLatin1Char(' ')), songs);
    QVERIFY(groups.library.tracks().albums(query).ok());
}

void TestLibraryGroups::everyRowFindsWhatItCounts() {
    Groups groups;
    const QStringList names = list(
        {"Air",      "AIR",      "Air Supply", "!!!", "\"",   "\"\"", "a\"b", "-x", "artist:=\"y\"",
         "椎名林檎", "Ágætis",   "\xCC\x81",   "😀",   "a  b", "*",    "%",    "'",  "\\",
         "AND",      "year:1990"});
    for (const QString& name : names) {
        groups.add({name}, "Songs", {name});
    }
    groups.add({QString(1'500, QLatin1Char('x'))}, "Songs"); // longer than anybody types
    for (const Grouping by : {Grouping::Artists, Grouping::Genres}) {
        const auto place =
            by == Grouping::Genres ? SearchPlan::Place::Genre : SearchPlan::Place::Artist;
        int counted = 0;
        for (const GroupRow& row : groups.rows(by)) {
            const QString query = library::exactSearch(place, row.name);
            const auto found = groups.library.tracks().find(query);
            QVERIFY2(found.ok(), qPrintable(query));
            QVERIFY2(static_cast<int>(found->size()) == row.tracks, qPrintable(query));
            counted += row.tracks;
        }
        QCOMPARE(counted, static_cast<int>(names.size()) + (by == Grouping::Artists ? 1 : 0));
    }
}

void TestLibraryGroups::plansNames_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("whole");
    const auto row = [](const char* query, const char* key, bool whole = true) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(key) << whole;
    };
    row("artist:=\"Air\"", "air");
    row("artist:=Air", "air");
    row("artist:=\"Air", "air", false);
    row("artist:=\"Ágætis Byrjun\"", "agætis byrjun");
    row("genre:=\"a\"\"b\"", "a\"b");
    row("genre:=\"a\"\"", "a\"", false);
    row("genre:=\"\"\"\"", "\"");
    row("artist:=a\"b", "a\"b");
    row("artist:=", "");
    row("artist:= ", "");
    row("artist:=\"", "");
    row("artist:=\"\"", "");
}

void TestLibraryGroups::plansNames() {
    QFETCH(const QString, query);
    QFETCH(const QString, key);
    QFETCH(const bool, whole);
    for (const bool excluded : {false, true}) {
        const SearchPlan plan =
            library::parseSearch((excluded ? QStringLiteral("-") : QString()) + query);
        QCOMPARE(plan.names.empty(), key.isEmpty());
        if (!key.isEmpty()) {
            QCOMPARE(plan.names.front().key, key);
            QCOMPARE(plan.names.front().whole, whole);
            QCOMPARE(plan.names.front().excluded, excluded);
        }
        QVERIFY(plan.match.isEmpty() && plan.exclude.isEmpty() && plan.literals.empty());
    }
}

EARSHOT_TEST(QCoreApplication, TestLibraryGroups)

} // namespace earshot::test_library_groups

#include "test_library_groups.moc"
