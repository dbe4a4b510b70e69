// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/library/track_table.h"
#include "ui/playlists/list_edit.h"
#include "ui/playlists/playlists_page.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

namespace earshot::test_playlists_page {

using namespace earshot::tests;
using namespace earshot::ui;
using library::PlaylistId;
using library::PlaylistInfo;
using library::PlaylistKind;
using library::TrackId;

namespace {

constexpr int kTracks = 12;

std::vector<TrackId> ids(std::initializer_list<int> numbers) {
    std::vector<TrackId> made;
    for (const int number : numbers) {
        made.push_back(TrackId{number});
    }
    return made;
}

/// The page with one playlist "Evening" of tracks 0, 1, 2, 3.
struct Shown {
    Shown() : program(kTracks, PagesProgram::Content::Files), page(program.context()) {
        evening = make(QStringLiteral("Evening"), {0, 1, 2, 3});
        program.show(page);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), 1, kPatienceMs); }();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(shown(), tracks({0, 1, 2, 3}), kPatienceMs); }();
    }

    PlaylistId make(const QString& name, std::initializer_list<int> numbers) {
        return PagesProgram::must(
            program.workspace().playlists().create(name, PlaylistKind::Own, {}, tracks(numbers)));
    }
    [[nodiscard]] std::vector<TrackId> tracks(std::initializer_list<int> numbers) const {
        std::vector<TrackId> made;
        for (const int number : numbers) {
            made.push_back(program.track(number));
        }
        return made;
    }
    [[nodiscard]] std::vector<TrackId> stored(PlaylistId id) {
        return PagesProgram::must(program.workspace().playlists().tracks(id));
    }
    [[nodiscard]] std::vector<PlaylistInfo> all() {
        return PagesProgram::must(program.workspace().playlists().all());
    }
    QListView& list() { return *control<QListView>(page, "playlistList"); }
    TrackTable& table() { return *control<TrackTable>(page, "playlistTracks"); }
    const std::vector<TrackId>& shown() {
        return qobject_cast<TrackTableModel*>(table().model())->ids();
    }
    void click(const char* button) {
        QTest::mouseClick(control<QPushButton>(page, button), Qt::LeftButton);
    }
    QFileDialog* dialog(const char* name) {
        auto* found = [&] {
            QFileDialog* open = nullptr;
            [&] {
                QTRY_VERIFY_WITH_TIMEOUT(
                    (open = page.findChild<QFileDialog*>(QString::fromLatin1(name))), kPatienceMs);
            }();
            return open;
        }();
        return found;
    }
    void choose(const char* name, const std::filesystem::path& file) {
        QFileDialog* open = dialog(name);
        Q_EMIT open->fileSelected(base::pathText(file));
        open->close();
    }

    PagesProgram program;
    PlaylistsPage page;
    PlaylistId evening = PlaylistId::None;
};

QByteArray contentOf(const std::filesystem::path& file) {
    QFile in(base::pathText(file));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void write(const std::filesystem::path& file, const QByteArray& content) {
    QFile out(base::pathText(file));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

} // namespace

class TestPlaylistsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smartShuffleKeepsAllAndAddsSome() {
        Shown shown;
        QSignalSpy played(&shown.program.context().navigator, &Navigator::playMix);
        shown.click("playlistShuffle");
        QTRY_COMPARE_WITH_TIMEOUT(played.count(), 1, kPatienceMs);
        const auto mix = played.front().front().value<ShownMix>();
        QCOMPARE(mix.mix.picks.size(), std::size_t{6}); // four, and one to three
        for (const TrackId own : shown.tracks({0, 1, 2, 3})) {
            const auto& picks = mix.mix.picks;
            const auto found = std::find_if(picks.begin(), picks.end(),
                                            [own](const auto& pick) { return pick.track == own; });
            QVERIFY(found != picks.end() && found->kept);
        }
    }

    void movesRowsTogether_data() {
        QTest::addColumn<std::vector<int>>("rows");
        QTest::addColumn<int>("before");
        QTest::addColumn<std::vector<TrackId>>("expected");
        QTest::newRow("down") << std::vector{0} << 3 << ids({2, 3, 1, 4, 5});
        QTest::newRow("up") << std::vector{3} << 0 << ids({4, 1, 2, 3, 5});
        QTest::newRow("to the end") << std::vector{1, 2} << 5 << ids({1, 4, 5, 2, 3});
        QTest::newRow("apart") << std::vector{0, 2, 4} << 1 << ids({1, 3, 5, 2, 4});
        QTest::newRow("in place") << std::vector{1} << 1 << ids({1, 2, 3, 4, 5});
    }

    void movesRowsTogether() {
        QFETCH(std::vector<int>, rows);
        QFETCH(int, before);
        QFETCH(std::vector<TrackId>, expected);
        const auto list = ids({1, 2, 3, 4, 5});
        const Reordered result = moved(list, rows, before);
        QCOMPARE(result.tracks, expected);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(result.tracks[static_cast<std::size_t>(result.rows[i])],
                     list[static_cast<std::size_t>(rows[i])]);
        }
    }

    void shiftingStopsAtTheEnds() {
        const auto list = ids({1, 2, 3});
        QCOMPARE(shifted(list, {0}, -1).tracks, list);
        QCOMPARE(shifted(list, {2}, 1).tracks, list);
        QCOMPARE(shifted(list, {0, 1}, 1).tracks, ids({3, 1, 2}));
        QCOMPARE(without(list, {0, 2}), ids({2}));
    }

    void aNewOneIsMadeAndNamedInPlace() {
        Shown shown;
        shown.click("playlistNew");
        QLineEdit* editor = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((editor = shown.list().viewport()->findChild<QLineEdit*>()),
                                 kPatienceMs);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Rainy days"));
        QTest::keyClick(editor, Qt::Key_Return);
        const auto named = [&] {
            const auto all = shown.all();
            return std::any_of(all.begin(), all.end(), [](const PlaylistInfo& info) {
                return info.name == QStringLiteral("Rainy days");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(named(), kPatienceMs);
        QTRY_COMPARE(control<QLabel>(shown.page, "playlistName")->text(),
                     QStringLiteral("Rainy days"));
        QTRY_VERIFY(control(shown.page, "playlistEmpty")->isVisible());
    }

    void f2Renames() {
        Shown shown;
        shown.list().setFocus();
        QTest::keyClick(&shown.list(), Qt::Key_F2);
        auto* editor = shown.list().viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(QStringLiteral("  Late evening "));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(shown.all().front().name, QStringLiteral("Late evening"),
                                  kPatienceMs);
    }

    void altArrowsReorderAndKeepTheSelection() {
        Shown shown;
        shown.table().setFocus();
        shown.table().selectRow(1);
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.shown(), shown.tracks({0, 2, 1, 3}));
        QCOMPARE(shown.table().selectedRows(), std::vector{2});
        QTest::keyClick(&shown.table(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(&shown.table(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(shown.stored(shown.evening), shown.tracks({1, 0, 2, 3}),
                                  kPatienceMs);
    }

    void draggedRowsLandWhereTheyAreDropped() {
        Shown shown;
        auto* model = shown.table().model();
        const std::unique_ptr<QMimeData> data(
            model->mimeData({model->index(0, 0), model->index(0, 1), model->index(1, 0)}));
        model->dropMimeData(data.get(), Qt::MoveAction, 4, 0, {});
        QCOMPARE(shown.shown(), shown.tracks({2, 3, 0, 1}));
        QTRY_COMPARE_WITH_TIMEOUT(shown.stored(shown.evening), shown.tracks({2, 3, 0, 1}),
                                  kPatienceMs);
    }

    void deleteTakesSongsOut() {
        Shown shown;
        shown.table().setFocus();
        shown.table().selectRow(1);
        QTest::keyClick(&shown.table(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(shown.stored(shown.evening), shown.tracks({0, 2, 3}),
                                  kPatienceMs);
        QCOMPARE(shown.table().selectedRows(), std::vector{1});
    }

    void deletingAPlaylistAsksInPlace() {
        Shown shown;
        shown.list().setFocus();
        QTest::keyClick(&shown.list(), Qt::Key_Delete);
        auto* notice = control(shown.page, "noticeBar");
        QVERIFY(notice->isVisible());
        QCOMPARE(shown.all().size(), std::size_t{1});
        shown.click("noticeClose");
        QVERIFY(!notice->isVisible());
        QCOMPARE(shown.all().size(), std::size_t{1});
        shown.click("playlistDelete");
        shown.click("noticeAct");
        QTRY_VERIFY_WITH_TIMEOUT(shown.all().empty(), kPatienceMs);
        QTRY_VERIFY(control(shown.page, "playlistsEmpty")->isVisible());
    }

    void theKeyboardIsBackWhereItWasAfterAQuestion() {
        Shown shown;
        shown.make(QStringLiteral("Morning"), {4});
        auto* remove = control<QPushButton>(shown.page, "playlistDelete");
        auto* close = control<QPushButton>(shown.page, "noticeClose");
        const fixtures::ScreenReader reader;
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QCOMPARE(shown.page.focusWidget(), close);
        QVERIFY2(!reader.spoken().isEmpty() &&
                     reader.spoken().last().startsWith(QStringLiteral("Delete “Evening”?")),
                 qPrintable(reader.spoken().join(u'|')));
        QTest::keyClick(close, Qt::Key_Escape);
        QCOMPARE(shown.page.focusWidget(), remove);
        QTest::keyClick(remove, Qt::Key_Space);
        QTest::keyClick(control<QPushButton>(shown.page, "noticeAct"), Qt::Key_Space);
        QCOMPARE(shown.page.focusWidget(), remove);
        QTRY_COMPARE_WITH_TIMEOUT(shown.all().size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(shown.page.focusWidget(), remove); // of the one that is left
    }

    void playsFromARow() {
        Shown shown;
        shown.table().setCurrentIndex(shown.table().model()->index(2, 1));
        QTest::keyClick(&shown.table(), Qt::Key_Return);
        playback::Queue& queue = shown.program.context().player.queue();
        QTRY_COMPARE_WITH_TIMEOUT(queue.current(), 2, kPatienceMs);
        QCOMPARE(shown.program.queued(), shown.tracks({0, 1, 2, 3}));
    }

    void aMissingSongStaysAndIsLeftOutOfPlaying() {
        Shown shown;
        shown.program.markMissing(shown.program.track(1));
        Q_EMIT shown.program.context().indexer.libraryChanged();
        auto* model = shown.table().model();
        QTRY_VERIFY_WITH_TIMEOUT(
            model->index(1, TrackTableModel::Title).data(TrackTableModel::MissingRole).toBool(),
            kPatienceMs);
        QCOMPARE(model->index(1, TrackTableModel::Title).data(Qt::DisplayRole).toString(),
                 QStringLiteral("Song 00001"));
        shown.click("playlistPlay");
        QTRY_COMPARE_WITH_TIMEOUT(shown.program.queued(), shown.tracks({0, 2, 3}), kPatienceMs);
    }

    void exportsWithRelativePaths() {
        Shown shown;
        const auto file = shown.program.musicFolder() / "Evening.m3u8";
        shown.click("playlistExport");
        shown.choose("exportDialog", file);
        QTRY_VERIFY_WITH_TIMEOUT(!contentOf(file).isEmpty(), kPatienceMs);
        const QByteArrayList lines = contentOf(file).replace("\r\n", "\n").split('\n');
        QCOMPARE(lines.first(), QByteArray("#EXTM3U"));
        QVERIFY(lines.contains("#PLAYLIST:Evening"));
        const auto at = lines.indexOf("Song 2.wav");
        QVERIFY(at > 0);
        QVERIFY(lines[at - 1].startsWith("#EXTINF:"));
        QVERIFY(lines[at - 1].endsWith("Artist 00 - Song 00002"));
        QVERIFY(lines.indexOf("Song 0.wav") < lines.indexOf("Song 3.wav"));
    }

    void importsWhatIsInTheLibraryAndNamesTheRest() {
        Shown shown;
        const auto file = shown.program.musicFolder() / "Road trip.m3u";
        write(file, "#EXTM3U\nSong 4.wav\nnot here.wav\n./Song 2.wav\n");
        shown.click("playlistImport");
        shown.choose("importDialog", file);
        QTRY_COMPARE_WITH_TIMEOUT(shown.all().size(), std::size_t{2}, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.shown(), shown.tracks({4, 2}), kPatienceMs);
        QCOMPARE(control<QLabel>(shown.page, "playlistName")->text(), QStringLiteral("Road trip"));
        QVERIFY(control<QLabel>(shown.page, "noticeDetails")
                    ->text()
                    .contains(QStringLiteral("not here.wav")));
    }

    void anImportWithoutAnySongMakesNoPlaylist() {
        Shown shown;
        const auto file = shown.program.scratch("strange.m3u");
        write(file, "nowhere.mp3\n");
        shown.click("playlistImport");
        shown.choose("importDialog", file);
        auto* notice = control(shown.page, "noticeBar");
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatienceMs);
        QCOMPARE(shown.all().size(), std::size_t{1});
    }

    void everyControlHasItsNames() {
        Shown shown;
        QCOMPARE(namelessControls(shown.page).join(QLatin1Char('\n')), QString());
    }
};

EARSHOT_TEST(QApplication, TestPlaylistsPage)

} // namespace earshot::test_playlists_page

#include "test_playlists_page.moc"
