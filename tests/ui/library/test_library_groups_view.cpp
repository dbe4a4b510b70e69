// SPDX-License-Identifier: GPL-3.0-or-later
// Artists and genres on the Library page.
#include "core/library/track_writer.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/library/library_page.h"
#include "ui/library/row_table.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

namespace earshot::test_library_groups_view {

using namespace earshot::tests;
using namespace earshot::ui;
using library::TrackId;

namespace {

enum Column { Name, Songs, Albums, Length };

/// A song that the made-up ones do not have.
struct Song {
    QStringList artists;
    QStringList genres;
    QString album;
    int seconds = 60;
};

const QString kAir = QStringLiteral("Air");

/// The Library page on 90 made-up songs of three artists and four genres, and on these.
struct Shown {
    explicit Shown(const std::vector<Song>& songs = {}, int madeUp = 90,
                   PagesProgram::Content content = PagesProgram::Content::Rows)
        : program(madeUp, content), page(program.context()) {
        for (const Song& song : songs) {
            add(song);
        }
        program.show(page);
    }

    TrackId add(const Song& song) {
        library::Track track;
        track.path = program.musicFolder() / ("own " + std::to_string(++number) + ".wav");
        track.stream.durationMs = song.seconds * 1000;
        track.tags.title = QStringLiteral("Own %1").arg(number);
        track.tags.artists = song.artists;
        track.tags.genres = song.genres;
        track.tags.album = song.album;
        return PagesProgram::must(
            program.workspace().library().guard(QStringLiteral("adding a song"), [&] {
                return *library::TrackWriter(program.workspace().library()).insert(track);
            }));
    }
    RowTable& open(const char* segment, const char* name) {
        QTest::mouseClick(control<QPushButton>(page, segment), Qt::LeftButton);
        auto& found = *control<RowTable>(page, name);
        if (!QTest::qWaitFor([&] { return found.model()->rowCount() > 0; }, kPatienceMs)) {
            qFatal("%s stays empty", name);
        }
        return found;
    }
    RowTable& artists() { return open("segmentArtists", "artistsTable"); }
    RowTable& genres() { return open("segmentGenres", "genresTable"); }
    RowTable& songs() { return *control<RowTable>(page, "songsTable"); }
    QLineEdit& filter() { return *control<QLineEdit>(page, "libraryFilter"); }

    PagesProgram program;
    LibraryPage page;
    int number = 0;
};

QString text(const RowTable& table, int row, int column, int role = Qt::DisplayRole) {
    return table.model()->index(row, column).data(role).toString();
}

QStringList names(const RowTable& table) {
    QStringList names;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        names << text(table, row, Name);
    }
    return names;
}

int rowOf(const RowTable& table, const QString& name) {
    return static_cast<int>(names(table).indexOf(name));
}

void choose(RowTable& table, const QString& name) {
    table.selectRows({rowOf(table, name)});
    table.setFocus();
}

void clickHeader(RowTable& table, int column) {
    auto* header = table.horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(column) + 20, header->height() / 2});
}

QStringList titles(const RowTable& songs) {
    QStringList titles;
    for (int row = 0; row < songs.model()->rowCount(); ++row) {
        titles << text(songs, row, TrackTableModel::Title);
    }
    titles.sort();
    return titles;
}

} // namespace

class TestLibraryGroupsView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void artistsSayWhatTheyHave() {
        Shown shown({{{QStringLiteral("Anna"), QStringLiteral("Ben")}, {}, kAir, 3700}});
        RowTable& table = shown.artists();
        QVERIFY(table.isVisible());
        QCOMPARE(names(table), QStringList({QStringLiteral("Anna"), QStringLiteral("Artist 00"),
                                            QStringLiteral("Artist 01"),
                                            QStringLiteral("Artist 02"), QStringLiteral("Ben")}));
        QCOMPARE(text(table, 0, Songs), QStringLiteral("1"));
        QCOMPARE(text(table, 0, Albums), QStringLiteral("1"));
        QCOMPARE(text(table, 0, Length), QStringLiteral("1:01:40"));
        QCOMPARE(text(table, 2, Songs), QStringLiteral("30"));
        QCOMPARE(text(table, 2, Albums), QStringLiteral("3"));
        QVERIFY(
            text(table, 2, Songs, Qt::AccessibleTextRole).startsWith(QStringLiteral("30 song")));
        QVERIFY(control<QLabel>(shown.page, "pageLine")
                    ->text()
                    .startsWith(QStringLiteral("91 song(s), 10 album(s), ")));
        QVERIFY(control<QPushButton>(shown.page, "segmentArtists")->isChecked());
        QVERIFY(!control<QPushButton>(shown.page, "segmentSongs")->isChecked());
    }

    void genresSayWhatTheyHave() {
        Shown shown;
        RowTable& table = shown.genres();
        QCOMPARE(names(table), QStringList({QStringLiteral("Ambient"), QStringLiteral("Folk"),
                                            QStringLiteral("Jazz"), QStringLiteral("Rock")}));
        QCOMPARE(text(table, 2, Songs), QStringLiteral("23"));
        QCOMPARE(text(table, 2, Albums), QStringLiteral("9"));
    }

    void enterAndDoubleClickShowJustThisArtistsSongs_data() {
        QTest::addColumn<bool>("byKey");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("query");
        for (const bool byKey : {true, false}) {
            const char* how = byKey ? "enter" : "double click";
            QTest::addRow("%s, air", how) << byKey << kAir << QStringLiteral("artist:=\"Air\"");
            QTest::addRow("%s, quotes", how) << byKey << QStringLiteral("The \"Fat\" Boys")
                                             << QStringLiteral("artist:=\"The \"\"Fat\"\" Boys\"");
            QTest::addRow("%s, signs", how)
                << byKey << QStringLiteral("!!!") << QStringLiteral("artist:=\"!!!\"");
            QTest::addRow("%s, another script", how)
                << byKey << QStringLiteral("椎名林檎") << QStringLiteral("artist:=\"椎名林檎\"");
        }
    }

    void enterAndDoubleClickShowJustThisArtistsSongs() {
        QFETCH(const bool, byKey);
        QFETCH(const QString, name);
        QFETCH(const QString, query);
        Shown shown({{{name}, {}, kAir, 60},
                     {{name + QStringLiteral(" Supply")}, {}, kAir, 60},
                     {{QStringLiteral("Somebody"), name}, {}, {}, 60}});
        RowTable& table = shown.artists();
        choose(table, name);
        if (byKey) {
            QTest::keyClick(&table, Qt::Key_Return);
        } else {
            const QRect cell = table.visualRect(table.model()->index(rowOf(table, name), Name));
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
            QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, cell.center());
        }
        QVERIFY(shown.songs().isVisible());
        QVERIFY(shown.songs().hasFocus());
        QVERIFY(control<QPushButton>(shown.page, "segmentSongs")->isChecked());
        QCOMPARE(shown.filter().text(), query);
        QTRY_COMPARE_WITH_TIMEOUT(titles(shown.songs()),
                                  QStringList({QStringLiteral("Own 1"), QStringLiteral("Own 3")}),
                                  kPatienceMs);
    }

    void aGenreShowsJustItsSongs() {
        Shown shown({{{kAir}, {QStringLiteral("Rock & Roll"), QStringLiteral("Pop")}, kAir, 60}});
        RowTable& table = shown.genres();
        choose(table, QStringLiteral("Rock"));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(shown.filter().text(), QStringLiteral("genre:=\"Rock\""));
        QTRY_COMPARE_WITH_TIMEOUT(shown.songs().model()->rowCount(), 23, kPatienceMs);
    }

    void sortsByTheHeaderThatIsClicked() {
        Shown shown({{{QStringLiteral("Anna")}, {}, {}, 90'000}, {{kAir}, {}, kAir, 60}});
        RowTable& table = shown.artists();
        choose(table, kAir);
        clickHeader(table, Songs);
        QCOMPARE(text(table, 0, Songs), QStringLiteral("1"));
        QCOMPARE(text(table, 4, Songs), QStringLiteral("30"));
        QCOMPARE(text(table, 0, Name), kAir); // what is equal stays by name
        QCOMPARE(table.selectedRows(), std::vector{0});
        clickHeader(table, Songs);
        QCOMPARE(text(table, 0, Name), QStringLiteral("Artist 00"));
        QCOMPARE(table.selectedRows(), std::vector{3});
        clickHeader(table, Albums);
        QCOMPARE(text(table, 0, Name), QStringLiteral("Anna"));
        clickHeader(table, Length);
        QCOMPARE(text(table, 4, Name), QStringLiteral("Anna"));
        clickHeader(table, Name);
        clickHeader(table, Name);
        QCOMPARE(names(table).front(), QStringLiteral("Artist 02"));
        QCOMPARE(names(table).back(), kAir);
    }

    void theOrderIsKept() {
        Shown shown({{{kAir}, {}, kAir, 60}});
        clickHeader(shown.artists(), Songs);
        LibraryPage again(shown.program.context());
        shown.program.show(again);
        QTest::mouseClick(control<QPushButton>(again, "segmentArtists"), Qt::LeftButton);
        auto* table = control<RowTable>(again, "artistsTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 4, kPatienceMs);
        QCOMPARE(text(*table, 0, Name), kAir);
        QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(Songs));
    }

    void theFilterFiltersByTheirSongs() {
        Shown shown({{{kAir}, {QStringLiteral("Pop")}, kAir, 60}});
        RowTable& table = shown.artists();
        shown.filter().setFocus();
        QTest::keyClicks(&shown.filter(), QStringLiteral("genre:=pop"));
        QTRY_COMPARE_WITH_TIMEOUT(names(table), QStringList(kAir), kPatienceMs);
        QVERIFY(table.isVisible());
        QTest::keyClick(&shown.filter(), Qt::Key_Return); // on to what was found
        QVERIFY(table.hasFocus());
        RowTable& genres = shown.genres(); // was not shown while the filter changed
        QTRY_COMPARE_WITH_TIMEOUT(names(genres), QStringList(QStringLiteral("Pop")), kPatienceMs);
    }

    void anOlderSearchNeverShows() {
        Shown shown;
        RowTable& table = shown.artists();
        QSignalSpy resets(table.model(), &QAbstractItemModel::modelReset);
        // Both are asked before the first can be answered: this thread does not return to events.
        for (const char* query : {"artist:=\"Artist 01\"", "artist:=\"Artist 02\""}) {
            shown.filter().setText(QString::fromUtf8(query));
            QTest::keyClick(&shown.filter(), Qt::Key_Return);
        }
        QTRY_COMPARE_WITH_TIMEOUT(names(table), QStringList(QStringLiteral("Artist 02")),
                                  kPatienceMs);
        QCOMPARE(resets.count(), 1);
    }

    void saysWhenNothingMatches_data() {
        QTest::addColumn<QString>("which");
        QTest::newRow("artists") << QStringLiteral("artists");
        QTest::newRow("genres") << QStringLiteral("genres");
    }

    void saysWhenNothingMatches() {
        QFETCH(const QString, which);
        Shown shown;
        const bool artists = which == QLatin1String("artists");
        RowTable& table = artists ? shown.artists() : shown.genres();
        const int all = table.model()->rowCount();
        shown.filter().setText(QStringLiteral("zzz"));
        const QByteArray none = which.toUtf8() + "None";
        QTRY_VERIFY_WITH_TIMEOUT(control(shown.page, none.constData())->isVisible(), kPatienceMs);
        const QByteArray button = which.toUtf8() + "ShowAll";
        QTest::mouseClick(control<QPushButton>(shown.page, button.constData()), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), all, kPatienceMs);
        QVERIFY(table.isVisible());
        QCOMPARE(shown.filter().text(), QString());
    }

    void saysWhenNoSongNamesAGenre() {
        Shown shown({{{kAir}, {}, kAir, 60}}, 0);
        QTest::mouseClick(control<QPushButton>(shown.page, "segmentGenres"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(control(shown.page, "genresNone")->isVisible(), kPatienceMs);
        QVERIFY(!control(shown.page, "genresShowAll")->isVisible());
    }

    void lettersTypedInTheTableGoToTheFilter() {
        Shown shown;
        RowTable& table = shown.genres();
        choose(table, QStringLiteral("Folk"));
        QTest::keyClicks(&table, QStringLiteral("j"));
        QCOMPARE(shown.filter().text(), QStringLiteral("j"));
        QVERIFY(shown.filter().hasFocus());
    }

    void aChangeOfTheLibraryKeepsWhatIsChosen() {
        Shown shown;
        RowTable& table = shown.artists();
        choose(table, QStringLiteral("Artist 01"));
        shown.add({{kAir}, {}, kAir, 60});
        Q_EMIT shown.program.context().indexer.libraryChanged();
        QTRY_COMPARE_WITH_TIMEOUT(names(table).front(), kAir, kPatienceMs);
        QCOMPARE(table.selectedRows(), std::vector{2});
        shown.program.markMissing(shown.program.track(0));
        Q_EMIT shown.program.context().indexer.libraryChanged();
        QTRY_COMPARE_WITH_TIMEOUT(text(table, 1, Songs), QStringLiteral("29"), kPatienceMs);
    }

    void menuPlaysQueuesAndShowsSongs() {
        Shown shown({}, 60, PagesProgram::Content::Files);
        const auto trigger = [&](const char* action, Qt::MouseButton button) {
            RowTable& table = shown.artists();
            choose(table, QStringLiteral("Artist 01"));
            const QPoint place = table
                                     .visualRect(table.model()->index(
                                         rowOf(table, QStringLiteral("Artist 01")), Name))
                                     .center();
            const bool byKey = button == Qt::NoButton;
            QContextMenuEvent asked(byKey ? QContextMenuEvent::Keyboard : QContextMenuEvent::Mouse,
                                    byKey ? QPoint() : place,
                                    byKey ? QPoint() : table.viewport()->mapToGlobal(place));
            QCoreApplication::sendEvent(table.viewport(), &asked);
            menuAction(shown.page, "groupMenu", action)->trigger();
            shown.page.findChild<QMenu*>(QStringLiteral("groupMenu"))->close();
            QTRY_VERIFY(!shown.page.findChild<QMenu*>(QStringLiteral("groupMenu")));
        };
        std::vector<TrackId> expected;
        for (int n = 30; n < 60; ++n) {
            expected.push_back(shown.program.track(n));
        }
        trigger("actionPlay", Qt::RightButton);
        playback::Player& player = shown.program.context().player;
        QTRY_COMPARE_WITH_TIMEOUT(shown.program.queued(), expected, kPatienceMs);
        QCOMPARE(player.queue().current(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), playback::PlayState::Playing, kPatienceMs);
        trigger("actionQueue", Qt::NoButton);
        expected.insert(expected.end(), expected.begin(), expected.begin() + 30);
        QTRY_COMPARE_WITH_TIMEOUT(shown.program.queued(), expected, kPatienceMs);
        trigger("actionShowSongs", Qt::NoButton);
        QCOMPARE(shown.filter().text(), QStringLiteral("artist:=\"Artist 01\""));
    }

    void onlyAnArtistGoesInTheSpotlight() {
        Shown shown({{{QStringLiteral("Artist 00"), QStringLiteral("Guest")}, {}, {}, 60}});
        Listening& listening = shown.program.context().listening;
        listening.setEnabled(signals::SignalId::Spotlight, true, QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(listening.enabled().has(signals::SignalId::Spotlight),
                                 kPatienceMs);
        const auto menuOf = [&](RowTable& table, const QString& name) {
            choose(table, name);
            QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QCoreApplication::sendEvent(table.viewport(), &asked);
            return qobject_cast<QMenu*>(
                menuAction(shown.page, "groupMenu", "actionShowSongs")->parent());
        };
        const auto closed = [&shown](QMenu* menu) {
            menu->close();
            return QTest::qWaitFor(
                [&] { return !shown.page.findChild<QMenu*>(QStringLiteral("groupMenu")); },
                kPatienceMs);
        };
        QMenu* menu = menuOf(shown.artists(), QStringLiteral("Artist 01"));
        QVERIFY(!menu->findChild<QAction*>(QStringLiteral("actionSpotlightAlbum4")));
        menu->findChild<QAction*>(QStringLiteral("actionSpotlightArtist4"))->trigger();
        QVERIFY(closed(menu));
        const auto marks = [&shown] {
            return PagesProgram::must(shown.program.workspace().signals().spotlights());
        };
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(marks()[0].scope, signals::SpotlightScope::Artist);
        QCOMPARE(marks()[0].track, shown.program.track(30));
        // None of the guest's songs would stand for the guest.
        menu = menuOf(shown.artists(), QStringLiteral("Guest"));
        QVERIFY(!menu->findChild<QMenu*>(QStringLiteral("menuSpotlight")));
        QVERIFY(closed(menu));
        menu = menuOf(shown.genres(), QStringLiteral("Jazz"));
        QVERIFY(!menu->findChild<QMenu*>(QStringLiteral("menuSpotlight")));
        QVERIFY(closed(menu));
    }

    void everyControlHasItsNames() {
        Shown shown;
        shown.artists();
        shown.genres();
        QCOMPARE(namelessControls(shown.page).join(QLatin1Char('\n')), QString());
    }
};

EARSHOT_TEST(QApplication, TestLibraryGroupsView)

} // namespace earshot::test_library_groups_view

#include "test_library_groups_view.moc"
