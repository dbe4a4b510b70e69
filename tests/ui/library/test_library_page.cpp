// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/library/library_page.h"
#include "ui/library/paged_tracks.h"
#include "ui/library/track_table.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

namespace earshot::test_library_page {

using namespace earshot::tests;
using namespace earshot::ui;
using library::SortColumn;
using library::TrackId;

namespace {

constexpr int kFew = 60;

/// The library page on a library, shown, its songs loaded.
struct Shown {
    explicit Shown(int tracks, PagesProgram::Content content = PagesProgram::Content::Rows)
        : program(tracks, content), page(program.context()) {
        program.show(page);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), tracks, kPatienceMs); }();
    }

    TrackTable& table() { return *control<TrackTable>(page, "songsTable"); }
    TrackTableModel& model() { return *qobject_cast<TrackTableModel*>(table().model()); }
    QString text(int row, int column) {
        return model().index(row, column).data(Qt::DisplayRole).toString();
    }
    void filter(const QString& query) {
        auto* field = control<QLineEdit>(page, "libraryFilter");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, query);
    }
    std::vector<TrackId> found(const QString& query, library::Sort sort = {}) {
        return PagesProgram::must(program.workspace().tracks().find(query, sort));
    }

    PagesProgram program;
    LibraryPage page;
};

} // namespace

class TestLibraryPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatARowHolds() {
        Shown shown(kFew);
        QTRY_COMPARE_WITH_TIMEOUT(shown.text(0, TrackTableModel::Title),
                                  QStringLiteral("Song 00000"), kPatienceMs);
        QCOMPARE(shown.text(0, TrackTableModel::Artist), QStringLiteral("Artist 00"));
        QCOMPARE(shown.text(0, TrackTableModel::Album), QStringLiteral("Album 00"));
        QCOMPARE(shown.text(0, TrackTableModel::Genre), QStringLiteral("Jazz"));
        QCOMPARE(shown.text(0, TrackTableModel::Year), QStringLiteral("1970"));
        QCOMPARE(shown.text(0, TrackTableModel::Length), QStringLiteral("2:00"));
        QTRY_VERIFY(control<QLabel>(shown.page, "pageLine")
                        ->text()
                        .startsWith(QStringLiteral("60 song(s), 6 album(s), ")));
    }

    void aSmallLibraryIsToldInMinutes() {
        Shown shown(3); // of 120, 121 and 122 seconds
        const auto* line = control<QLabel>(shown.page, "pageLine");
        QTRY_VERIFY_WITH_TIMEOUT(line->text().contains(QStringLiteral("6 minute")), kPatienceMs);
    }

    void filtersWhileTyping() {
        Shown shown(kFew);
        shown.filter(QStringLiteral("genre:jazz year:1970..1979"));
        const auto expected = shown.found(QStringLiteral("genre:jazz year:1970..1979"));
        QVERIFY(!expected.empty() && expected.size() < kFew);
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().ids(), expected, kPatienceMs);
        Q_EMIT shown.program.context().navigator.search(QStringLiteral("\"song 00007\""));
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().ids(), std::vector{shown.program.track(7)},
                                  kPatienceMs);
    }

    void anOlderSearchNeverShows() {
        Shown shown(2000);
        QSignalSpy resets(&shown.model(), &QAbstractItemModel::modelReset);
        // Both are asked before the first can be answered: this thread does not return to events.
        Q_EMIT shown.program.context().navigator.search(QStringLiteral("genre:rock"));
        Q_EMIT shown.program.context().navigator.search(QStringLiteral("genre:folk"));
        const auto expected = shown.found(QStringLiteral("genre:folk"));
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().ids(), expected, kPatienceMs);
        QCOMPARE(resets.count(), 1);
    }

    void saysWhenNothingMatches() {
        Shown shown(kFew);
        shown.filter(QStringLiteral("zzz"));
        auto* nothing = control(shown.page, "songsNoHits");
        QTRY_VERIFY_WITH_TIMEOUT(nothing->isVisible(), kPatienceMs);
        QTest::mouseClick(control<QPushButton>(shown.page, "songsShowAll"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().rowCount(), kFew, kPatienceMs);
        QVERIFY(shown.table().isVisible());
    }

    void offersAFolderWhenEmpty() {
        Shown shown(0);
        auto* empty = control(shown.page, "libraryEmpty");
        QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), kPatienceMs);
        QSignalSpy folder(&shown.program.context().navigator, &Navigator::chooseFolder);
        QSignalSpy demo(&shown.program.context().navigator, &Navigator::addDemoMusic);
        QTest::mouseClick(control<QPushButton>(shown.page, "libraryChooseFolder"), Qt::LeftButton);
        QTest::mouseClick(control<QPushButton>(shown.page, "libraryAddDemo"), Qt::LeftButton);
        QCOMPARE(folder.count(), 1);
        QCOMPARE(demo.count(), 1);
    }

    void sortsByTheHeaderThatIsClicked_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("sort");
        QTest::newRow("title") << int(TrackTableModel::Title) << int(SortColumn::Title);
        QTest::newRow("genre") << int(TrackTableModel::Genre) << int(SortColumn::Genre);
        QTest::newRow("year") << int(TrackTableModel::Year) << int(SortColumn::Year);
        QTest::newRow("length") << int(TrackTableModel::Length) << int(SortColumn::Duration);
        QTest::newRow("added") << int(TrackTableModel::Added) << int(SortColumn::Added);
    }

    void sortsByTheHeaderThatIsClicked() {
        QFETCH(int, column);
        QFETCH(int, sort);
        Shown shown(kFew);
        auto* header = shown.table().horizontalHeader();
        const auto click = [&] {
            const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        };
        const auto order = static_cast<SortColumn>(sort);
        click();
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().ids(), shown.found({}, {order, false}),
                                  kPatienceMs);
        click();
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().ids(), shown.found({}, {order, true}), kPatienceMs);
    }

    void playsFromTheRowOnInTheOrderShown() {
        Shown shown(30, PagesProgram::Content::Files);
        auto& header = *shown.table().horizontalHeader();
        header.setSortIndicator(TrackTableModel::Title, Qt::DescendingOrder);
        const auto expected = shown.found({}, {SortColumn::Title, true});
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().ids(), expected, kPatienceMs);
        shown.table().setCurrentIndex(shown.model().index(4, TrackTableModel::Title));
        QTest::keyClick(&shown.table(), Qt::Key_Return);
        playback::Player& player = shown.program.context().player;
        QTRY_COMPARE_WITH_TIMEOUT(player.queue().current(), 4, kPatienceMs);
        QCOMPARE(shown.program.queued(), expected);
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), playback::PlayState::Playing, kPatienceMs);
        QTRY_VERIFY(shown.model()
                        .index(4, TrackTableModel::Title)
                        .data(TrackTableModel::PlayingRole)
                        .toBool());
    }

    void queuesOnlyWhatLiesAroundInALongTable() {
        Shown shown(2000);
        Q_EMIT shown.table().rowActivated(1000);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.program.queued().empty(), kPatienceMs);
        const auto queued = shown.program.queued();
        QVERIFY(queued.size() < 1000);
        const auto& all = shown.model().ids();
        QVERIFY(std::search(all.begin(), all.end(), queued.begin(), queued.end()) != all.end());
        QVERIFY(std::find(queued.begin(), queued.end(), all[1000]) != queued.end());
    }

    void pagesAreRightAnywhereInALongTable() {
        constexpr int kMany = 20'000;
        Shown shown(kMany);
        auto* bar = shown.table().verticalScrollBar();
        for (const double place : {1.0, 0.31, 0.0, 0.77}) {
            bar->setValue(static_cast<int>(bar->maximum() * place));
            const int row = shown.table().rowAt(shown.table().viewport()->height() / 2);
            QVERIFY(row >= 0);
            const QString expected =
                shown.program.title(shown.model().ids()[static_cast<std::size_t>(row)]);
            QTRY_COMPARE_WITH_TIMEOUT(shown.text(row, TrackTableModel::Title), expected,
                                      kPatienceMs);
        }
    }

    void readsOnlyWhatIsLookedAt() {
        // While someone scrolls fast, pages that have passed are not read.
        PagesProgram program(20'000, PagesProgram::Content::Rows);
        PagedTracks tracks(program.context().background);
        tracks.setIds(PagesProgram::must(program.workspace().tracks().find({}, {})));
        QSignalSpy loaded(&tracks, &PagedTracks::loaded);
        for (int row = 0; row < tracks.size(); row += 50) {
            QVERIFY(!tracks.row(row)); // nothing is read on this thread
        }
        QTRY_VERIFY_WITH_TIMEOUT(tracks.row(tracks.size() - 1), kPatienceMs);
        // The lane works in order: once this has come back, all that was asked for has too.
        bool passed = false;
        program.context().background.run(
            Lane::Pages, &tracks,
            [](jobs::Workspace&, const std::stop_token&) { return base::Status(base::Done{}); },
            [&passed](const base::Status&) { passed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(passed, kPatienceMs);
        QVERIFY2(loaded.count() < 10, qPrintable(QString::number(loaded.count())));
    }

    void aReloadKeepsSelectionAndPlace() {
        Shown shown(2000);
        auto& table = shown.table();
        auto* bar = table.verticalScrollBar();
        bar->setValue(bar->maximum() / 2 + 7);
        const int row = table.rowAt(table.viewport()->height() / 2);
        const TrackId chosen = shown.model().trackAt(row);
        table.selectRow(row);
        const int before = table.rowViewportPosition(row);
        for (int n = 0; n < 25; ++n) { // of artists that come first
            shown.program.addTrack(100'000 + n);
        }
        shown.program.markMissing(shown.program.track(0));
        Q_EMIT shown.program.context().indexer.libraryChanged();
        QTRY_COMPARE_WITH_TIMEOUT(shown.model().rowCount(), 2000 + 25 - 1, kPatienceMs);
        QCOMPARE(table.selectedTracks(10), std::vector{chosen});
        QCOMPARE(table.rowViewportPosition(table.selectedRows().front()), before);
    }

    void menuQueuesStartsRadioAndAddsToPlaylists() {
        Shown shown(30, PagesProgram::Content::Files);
        Navigator& navigator = shown.program.context().navigator;
        QSignalSpy radio(&navigator, &Navigator::playRadio);
        QSignalSpy adds(&navigator, &Navigator::addToPlaylist);
        const TrackId third = shown.model().trackAt(2);
        const auto trigger = [&](const char* action) {
            shown.table().selectRow(2);
            Q_EMIT shown.table().menuWanted(shown.page.mapToGlobal(QPoint(200, 300)));
            QAction* found = menuAction(shown.page, "songsMenu", action);
            found->trigger();
            auto* menu = qobject_cast<QWidget*>(found->parent());
            menu->close();
            QTRY_VERIFY(!shown.page.findChild<QWidget*>(QStringLiteral("songsMenu")));
        };
        trigger("actionQueue");
        QTRY_COMPARE_WITH_TIMEOUT(shown.program.queued(), std::vector{third}, kPatienceMs);
        trigger("actionRadio");
        QCOMPARE(radio.count(), 1);
        QCOMPARE(radio.front().front().value<TrackId>(), third);
        trigger("actionAddTo");
        QCOMPARE(adds.count(), 1);
        trigger("actionShowAlbum");
        QTRY_VERIFY_WITH_TIMEOUT(control(shown.page, "albumView")->isVisible(), kPatienceMs);
    }

    void twoSongsHaveAPathBetweenThem() {
        Shown shown(30, PagesProgram::Content::Files);
        QSignalSpy played(&shown.program.context().navigator, &Navigator::playMix);
        const TrackId from = shown.model().trackAt(2);
        const TrackId to = shown.model().trackAt(20);
        shown.table().selectRows({2, 20});
        Q_EMIT shown.table().menuWanted(shown.page.mapToGlobal(QPoint(200, 300)));
        menuAction(shown.page, "songsMenu", "actionPath")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(played.count(), 1, kPatienceMs);
        const auto mix = played.front().front().value<ShownMix>();
        QCOMPARE(mix.mix.picks.front().track, from);
        QCOMPARE(mix.mix.picks.back().track, to);
        QVERIFY(mix.mix.picks.size() > 4);
    }

    void aLikeAsksBeforeAnythingIsStored() {
        Shown shown(kFew);
        const TrackId first = shown.model().trackAt(0);
        Listening& listening = shown.program.context().listening;
        static constexpr std::array kLikes{signals::SignalId::Likes};
        QTRY_VERIFY_WITH_TIMEOUT(listening.shouldAsk(kLikes), kPatienceMs);
        shown.table().selectRow(0);
        Q_EMIT shown.table().menuWanted(shown.page.mapToGlobal(QPoint(200, 300)));
        menuAction(shown.page, "songsMenu", "actionLike")->trigger();
        auto* bar = control(shown.page, "consentBar");
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(listening.like(first), 0);
        QTest::mouseClick(control<QPushButton>(*bar, "consentAllow"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(listening.like(first), 1, kPatienceMs);
        QVERIFY(!bar->isVisible());
    }

    void theSpotlightAsksBeforeAnythingIsStored() {
        Shown shown(kFew);
        Listening& listening = shown.program.context().listening;
        static constexpr std::array kSpotlight{signals::SignalId::Spotlight};
        QTRY_VERIFY_WITH_TIMEOUT(listening.shouldAsk(kSpotlight), kPatienceMs);
        const auto marks = [&shown] {
            return PagesProgram::must(shown.program.workspace().signals().spotlights());
        };
        shown.table().selectRow(0);
        Q_EMIT shown.table().menuWanted(shown.page.mapToGlobal(QPoint(200, 300)));
        menuAction(shown.page, "songsMenu", "actionSpotlightArtist4")->trigger();
        auto* bar = control(shown.page, "consentBar");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(marks().empty());
        QTest::mouseClick(control<QPushButton>(*bar, "consentAllow"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(marks()[0].track, shown.model().trackAt(0));
        QCOMPARE(marks()[0].scope, signals::SpotlightScope::Artist);
        QCOMPARE(marks()[0].weeks, 4);
    }

    void anAlbumIsPutInTheSpotlightAndTakenOut() {
        Shown shown(30, PagesProgram::Content::Rows);
        Listening& listening = shown.program.context().listening;
        listening.setEnabled(signals::SignalId::Spotlight, true, QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(listening.enabled().has(signals::SignalId::Spotlight),
                                 kPatienceMs);
        QSignalSpy notes(&shown.program.context().navigator, &Navigator::notify);
        QTest::mouseClick(control<QPushButton>(shown.page, "segmentAlbums"), Qt::LeftButton);
        auto* grid = control<QListView>(shown.page, "albumGrid");
        QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 3, kPatienceMs);
        const auto choose = [&](const char* action) {
            grid->setCurrentIndex(grid->model()->index(1, 0));
            QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QCoreApplication::sendEvent(grid->viewport(), &asked);
            QAction* found = menuAction(shown.page, "albumMenu", action);
            found->trigger();
            shown.page.findChild<QMenu*>(QStringLiteral("albumMenu"))->close();
            QTRY_VERIFY(!shown.page.findChild<QMenu*>(QStringLiteral("albumMenu")));
        };
        const auto marks = [&shown] {
            return PagesProgram::must(shown.program.workspace().signals().spotlights());
        };
        choose("actionSpotlightAlbum8");
        QTRY_COMPARE_WITH_TIMEOUT(notes.count(), 1, kPatienceMs);
        QVERIFY(notes[0][0].toString().contains(QStringLiteral("“Album 01”")));
        QCOMPARE(marks().size(), std::size_t{1});
        choose("actionSpotlightAlbum2"); // another time for the same album
        QTRY_COMPARE_WITH_TIMEOUT(notes.count(), 2, kPatienceMs);
        QCOMPARE(marks().size(), std::size_t{1});
        QCOMPARE(marks()[0].weeks, 2);
        choose("actionSpotlightAlbum0");
        QTRY_COMPARE_WITH_TIMEOUT(notes.count(), 3, kPatienceMs);
        QVERIFY(marks().empty());
    }

    void albumsOpenAndPlayInOrder() {
        Shown shown(30, PagesProgram::Content::Files);
        QTest::mouseClick(control<QPushButton>(shown.page, "segmentAlbums"), Qt::LeftButton);
        auto* grid = control<QListView>(shown.page, "albumGrid");
        QTRY_VERIFY(grid->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 3, kPatienceMs);
        const QRect second = grid->visualRect(grid->model()->index(1, 0));
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, second.center());
        auto* title = control<QLabel>(shown.page, "albumTitle");
        QTRY_COMPARE_WITH_TIMEOUT(title->text(), QStringLiteral("Album 01"), kPatienceMs);
        QTest::mouseClick(control<QPushButton>(shown.page, "albumPlay"), Qt::LeftButton);
        std::vector<TrackId> expected;
        for (int n = 10; n < 20; ++n) {
            expected.push_back(shown.program.track(n));
        }
        QTRY_COMPARE_WITH_TIMEOUT(shown.program.queued(), expected, kPatienceMs);
        QCOMPARE(shown.program.context().player.queue().current(), 0);
        QTest::mouseClick(control<QPushButton>(shown.page, "albumBack"), Qt::LeftButton);
        QVERIFY(grid->isVisible());
    }

    void detailsSayWhereTheFileIsAndWhatWasHeard() {
        Shown shown(kFew);
        shown.table().selectRow(3);
        Q_EMIT shown.table().menuWanted(shown.page.mapToGlobal(QPoint(200, 300)));
        menuAction(shown.page, "songsMenu", "actionDetails")->trigger();
        QDialog* details = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (details = shown.page.findChild<QDialog*>(QStringLiteral("songDetails"))) &&
                details->isVisible(),
            kPatienceMs);
        QStringList texts;
        for (const QLabel* label : details->findChildren<QLabel*>()) {
            texts << label->text();
        }
        QVERIFY(texts.contains(base::pathText(shown.program.musicFolder() / "Song 3.wav")));
        QVERIFY(texts.contains(QStringLiteral("63 BPM")));
        QVERIFY(texts.contains(QStringLiteral("slow")));
        QTest::mouseClick(control<QPushButton>(*details, "songDetailsClose"), Qt::LeftButton);
        QTRY_VERIFY(!shown.page.findChild<QDialog*>(QStringLiteral("songDetails")));
    }

    void everyControlHasItsNames() {
        Shown shown(kFew);
        QCOMPARE(namelessControls(shown.page).join(QLatin1Char('\n')), QString());
    }

    void lettersTypedInTheTableGoToTheFilter() {
        Shown shown(kFew);
        shown.table().setFocus();
        shown.table().setCurrentIndex(shown.model().index(0, TrackTableModel::Title));
        QTest::keyClicks(&shown.table(), QStringLiteral("f"));
        QCOMPARE(control<QLineEdit>(shown.page, "libraryFilter")->text(), QStringLiteral("f"));
    }
};

EARSHOT_TEST(QApplication, TestLibraryPage)

} // namespace earshot::test_library_page

#include "test_library_page.moc"
