// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/own_recipes.h"
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/moods/mood_map.h"
#include "ui/moods/moods_page.h"
#include "ui/widgets/pick_list.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <numeric>

#include <QApplication>

namespace earshot::test_moods_page {

using namespace earshot::tests;
using namespace earshot::ui;
using library::TrackId;

namespace {

constexpr int kTracks = 120;

struct Shown {
    explicit Shown(int tracks = kTracks,
                   PagesProgram::Content content = PagesProgram::Content::Rows)
        : program(tracks, content), page(program.context()) {
        program.show(page);
        if (tracks > 0) {
            waitForList();
        }
    }

    [[nodiscard]] const ShownMix& mix() { return control<PickList>(page, "moodList")->mix(); }
    [[nodiscard]] std::vector<TrackId> list() {
        std::vector<TrackId> tracks;
        for (const recommend::Pick& pick : mix().mix.picks) {
            tracks.push_back(pick.track);
        }
        return tracks;
    }
    [[nodiscard]] QString title() { return control<QLabel>(page, "moodListTitle")->text(); }
    MoodMap& map() { return *control<MoodMap>(page, "moodMap"); }
    void press(const char* name) { control<QAbstractButton>(page, name)->click(); }
    void waitForList() { QTRY_VERIFY_WITH_TIMEOUT(!mix().mix.picks.empty(), kPatienceMs); }
    /// Waits until the list is another than `before`.
    void waitForAnother(const std::vector<TrackId>& before) {
        QTRY_VERIFY_WITH_TIMEOUT(!list().empty() && list() != before, kPatienceMs);
    }

    PagesProgram program;
    MoodsPage page;
};

double meanArousal(const ShownMix& mix) {
    double sum = 0;
    for (const double arousal : mix.arousal) {
        sum += arousal;
    }
    return sum / static_cast<double>(mix.arousal.size());
}

} // namespace

class TestMoodsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTileGivesAListWithReasons() {
        Shown shown;
        shown.press("mood-calm");
        QTRY_COMPARE_WITH_TIMEOUT(shown.title(), QStringLiteral("Calm"), kPatienceMs);
        QCOMPARE(shown.mix().mix.picks.size(), std::size_t{25});
        for (const recommend::Pick& pick : shown.mix().mix.picks) {
            QVERIFY(!pick.reason.isEmpty());
        }
        const double calm = meanArousal(shown.mix());
        const auto before = shown.list();
        shown.press("mood-energetic");
        shown.waitForAnother(before);
        QVERIFY(meanArousal(shown.mix()) > calm + 0.3);
    }

    void everyMoodAndContextHasATile() {
        Shown shown;
        for (const auto* recipes : {&recommend::builtInMoods(), &recommend::builtInRecipes()}) {
            for (const recommend::Recipe& recipe : *recipes) {
                auto* tile =
                    shown.page.findChild<QPushButton*>(QStringLiteral("mood-") + recipe.key);
                QVERIFY2(tile, qPrintable(recipe.key));
                QVERIFY(!tile->icon().isNull());
            }
        }
    }

    void aDialMakesTheListAgain() {
        Shown shown;
        const auto before = shown.list();
        control<QSlider>(shown.page, "dialVariety")->setValue(100);
        control<QSlider>(shown.page, "dialExploration")->setValue(100);
        shown.waitForAnother(before);
    }

    void aDrawnPathIsFollowedAndTheEnergyDialHeard() {
        Shown shown;
        auto before = shown.list();
        recommend::Recipe path = recommend::recipeAt(0, 0, 0.25);
        path.path = {{0, -0.8}, {0, 0.8}};
        Q_EMIT shown.map().targetPicked(path);
        shown.waitForAnother(before);
        const auto half = [&](bool second) {
            const std::vector<double>& all = shown.mix().arousal;
            const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
            return second ? std::accumulate(middle, all.end(), 0.0)
                          : std::accumulate(all.begin(), middle, 0.0);
        };
        QVERIFY(half(true) > half(false) + 1);
        before = shown.list();
        shown.press("mood-calm");
        shown.waitForAnother(before);
        before = shown.list();
        control<QComboBox>(shown.page, "energyCurve")->setCurrentIndex(3); // falling
        shown.waitForAnother(before);
        QVERIFY(half(true) < half(false));
    }

    void ownRecipesAreShownWithTheirFaults() {
        Shown shown;
        const auto folder = shown.program.context().paths.recipes();
        const auto source = shown.program.scratch("ironing.json");
        QFile file(source);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": 1, "key": "ironing", "name": "Ironing", "description": "Shirts.",
                       "mood": {"valence": 0.2, "arousal": 0.1}})");
        file.close();
        std::filesystem::create_directories(folder);
        QFile faulty(folder / "faulty.json");
        QVERIFY(faulty.open(QIODevice::WriteOnly));
        faulty.write("{\n\"format\": 7}");
        faulty.close();
        shown.press("ownRecipes");
        auto* dialog = control<QDialog>(shown.page, "ownRecipesDialog");
        const auto told = [dialog] {
            QString text;
            for (const QLabel* label : dialog->findChildren<QLabel*>()) {
                text += label->text() + QLatin1Char('\n');
            }
            return text;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told().contains(QLatin1String("line 2")), kPatienceMs);
        QVERIFY(told().contains(QLatin1String("faulty.json")));
        QVERIFY(!told().contains(QLatin1String("Ironing")));
        control<QPushButton>(*dialog, "addRecipe")->click();
        auto* files = control<QFileDialog>(*dialog, "recipeFileDialog");
        Q_EMIT files->fileSelected(base::pathText(source));
        files->close();
        QTRY_VERIFY_WITH_TIMEOUT(told().contains(QLatin1String("Ironing")), kPatienceMs);
        QVERIFY(!recommend::addOwnRecipe(source, folder)); // once only
        QCOMPARE(namelessControls(*dialog).filter(QLatin1String("Recipe")), QStringList());
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.page.findChild<QPushButton*>(QStringLiteral("mood-ironing")) != nullptr,
            kPatienceMs);
        dialog->close();
    }

    void lengthCountsSongsOrMinutes() {
        Shown shown;
        control<QSpinBox>(shown.page, "lengthValue")->setValue(7);
        QTRY_COMPARE_WITH_TIMEOUT(shown.list().size(), std::size_t{7}, kPatienceMs);
        control<QComboBox>(shown.page, "lengthUnit")->setCurrentIndex(1);
        control<QSpinBox>(shown.page, "lengthValue")->setValue(20);
        const auto minutes = [&] {
            qint64 sum = 0;
            for (const library::Track& track : shown.mix().tracks) {
                sum += track.stream.durationMs;
            }
            return static_cast<double>(sum) / 60'000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(minutes() - 20) < 5, kPatienceMs);
    }

    void anOlderAnswerNeverShows() {
        Shown shown;
        // The page is asked for one mix, and for another before the first can have been answered.
        std::vector<QString> seen;
        QObject owner;
        const auto ask = [&](const recommend::Recipe& recipe) {
            recommend::Request request;
            request.recipe = recipe;
            shown.program.context().mixes.make(&owner, request, [&](base::Result<ShownMix> mix) {
                seen.push_back(PagesProgram::must(std::move(mix)).mix.context);
            });
        };
        ask(recommend::builtInMoods().back());
        ask(recommend::builtInRecipes().front());
        QTRY_VERIFY_WITH_TIMEOUT(!seen.empty(), kPatienceMs);
        shown.press("mood-sad");
        shown.press("mood-focus");
        QTRY_COMPARE_WITH_TIMEOUT(shown.mix().mix.context, QStringLiteral("focus"), kPatienceMs);
        QCOMPARE(seen, std::vector{recommend::builtInRecipes().front().key});
    }

    void theMapAsksForAPlaceAndShowsTheList() {
        Shown shown;
        const auto before = shown.list();
        MoodMap& map = shown.map();
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.placeOf(-0.6, -0.6).toPoint());
        shown.waitForAnother(before);
        QCOMPARE(shown.title(), QStringLiteral("Dark and quiet"));
        QVERIFY(meanArousal(shown.mix()) < 0);
        QVERIFY(!control<QPushButton>(shown.page, "mood-calm")->isChecked());
        QTRY_VERIFY(map.accessibleDescription().contains(QStringLiteral("The list has 25")));
    }

    void anotherPageMayAskForAMood() {
        Shown shown;
        const recommend::Recipe& wanted = recommend::builtInRecipes().front();
        Q_EMIT shown.program.context().navigator.showMood(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(shown.title(), wanted.name, kPatienceMs);
        QVERIFY(control<QPushButton>(shown.page, qPrintable(QStringLiteral("mood-") + wanted.key))
                    ->isChecked());
    }

    void shufflingMakesAnotherListAndTheSeedIsShown() {
        Shown shown;
        const auto before = shown.list();
        const std::uint64_t seed = shown.mix().mix.seed;
        QCOMPARE(seed, std::uint64_t{20260315}); // of the day
        shown.press("moodShuffle");
        shown.waitForAnother(before);
        QVERIFY(shown.mix().mix.seed != seed);
        shown.press("moodShowDetails");
        auto* details = control<QLabel>(shown.page, "moodDetails");
        QVERIFY(details->isVisible());
        QVERIFY(details->text().contains(QString::number(shown.mix().mix.seed)));
    }

    void notThisIsLeftOut() {
        Shown shown;
        const TrackId unwanted = shown.list().at(2);
        Q_EMIT control<PickList>(shown.page, "moodList")->removeRequested(2);
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const auto now = shown.list();
                return !now.empty() && std::find(now.begin(), now.end(), unwanted) == now.end();
            }(),
            kPatienceMs);
    }

    void playAsksTheWindowToPlayTheMix() {
        Shown shown;
        QSignalSpy plays(&shown.program.context().navigator, &Navigator::playMix);
        shown.press("moodPlay");
        QCOMPARE(plays.count(), 1);
        Q_EMIT control<PickList>(shown.page, "moodList")->playRequested(3);
        QCOMPARE(plays.last().at(1).toInt(), 3);
        shown.press("moodQueue");
        QCOMPARE(shown.program.queued(), shown.list());
    }

    void savesAsAPlaylist() {
        Shown shown;
        QSignalSpy changed(&shown.program.context().navigator, &Navigator::playlistsChanged);
        shown.press("moodSave");
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kPatienceMs);
        const auto all = PagesProgram::must(shown.program.workspace().playlists().all());
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all.front().kind, library::PlaylistKind::Saved);
        QVERIFY(all.front().name.startsWith(shown.title()));
        QCOMPARE(PagesProgram::must(shown.program.workspace().playlists().tracks(all.front().id)),
                 shown.list());
    }

    void exportsAsM3u8() {
        Shown shown;
        const auto file = shown.program.musicFolder() / "list.m3u8";
        shown.press("moodExport");
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shown.page.findChild<QFileDialog*>(QStringLiteral("exportDialog"))));
        Q_EMIT dialog->fileSelected(base::pathText(file));
        dialog->close();
        QFile written(base::pathText(file));
        QTRY_VERIFY_WITH_TIMEOUT(written.exists(), kPatienceMs);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray content = written.readAll();
        for (const library::Track& track : shown.mix().tracks) {
            QVERIFY(content.contains(QByteArray::fromStdString(track.path.filename().string())));
        }
    }

    void aDialThatNeedsPlaysAsksOnce() {
        Shown shown;
        auto* bar = control(shown.page, "consentBar");
        QVERIFY(!bar->isVisible());
        control<QSlider>(shown.page, "dialFamiliarity")->setValue(50);
        QTRY_VERIFY(bar->isVisible());
        control<QPushButton>(*bar, "consentNotNow")->click();
        QVERIFY(!bar->isVisible());
        static constexpr std::array kPlays{signals::SignalId::Plays};
        QTRY_VERIFY_WITH_TIMEOUT(!shown.program.context().listening.shouldAsk(kPlays), kPatienceMs);
        control<QSlider>(shown.page, "dialFamiliarity")->setValue(-50);
        QVERIFY(!bar->isVisible());
    }

    void aListSomeoneLooksAtIsNotChangedByItself() {
        Shown shown;
        const auto before = shown.list();
        Q_EMIT shown.program.context().mixes.outdated();
        auto* update = control<QPushButton>(shown.page, "moodUpdate");
        QVERIFY(update->isVisible());
        QCOMPARE(shown.list(), before);
        update->click();
        QTRY_VERIFY_WITH_TIMEOUT(!update->isVisible(), kPatienceMs);
    }

    void anEmptyLibraryOffersWhatToDo() {
        Shown shown(0);
        auto* empty = control(shown.page, "moodsEmpty");
        QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), kPatienceMs);
        QSignalSpy folder(&shown.program.context().navigator, &Navigator::chooseFolder);
        shown.press("moodsChooseFolder");
        QCOMPARE(folder.count(), 1);
    }

    void fitsSmallAndLargeWindows() {
        Shown shown;
        auto* scroll = control<QScrollArea>(shown.page, "moodsScroll");
        for (const QSize size : {QSize(704, 470), QSize(1024, 680), QSize(1664, 960)}) {
            shown.page.resize(size);
            QTRY_VERIFY(shown.map().width() >= 300 && shown.map().height() >= 300);
            QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                         qPrintable(QString::number(scroll->widget()->width())));
        }
    }

    /// As beside the open panel at double text; and where list and map just fit side by side.
    void nothingIsCutOffAtTheRight() {
        Shown shown;
        auto* scroll = control<QScrollArea>(shown.page, "moodsScroll");
        const auto fits = [&](QSize size) {
            shown.page.resize(size);
            QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                         qPrintable(QStringLiteral("%1 in %2")
                                        .arg(scroll->widget()->width())
                                        .arg(scroll->viewport()->width())));
        };
        fits({900, 600});
        fits({940, 600});
        shown.program.context().theme.setTextScale(2);
        fits({732, 640}); // of a window of 1280
        fits({526, 440}); // of one of 960
        shown.program.context().theme.setTextScale(1);
    }

    void shufflingAnewIsSpokenAndUpdatingLeavesTheKeyboardAtTheList() {
        Shown shown;
        auto* shuffle = control<QToolButton>(shown.page, "moodShuffle");
        const fixtures::ScreenReader reader;
        shuffle->setFocus();
        QTest::keyClick(shuffle, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(reader.spoken().size(), 1, kPatienceMs);
        QCOMPARE(reader.spoken().last(), control<QLabel>(shown.page, "moodListLine")->text());
        QVERIFY(shuffle->hasFocus());
        auto* update = control<QPushButton>(shown.page, "moodUpdate");
        Q_EMIT shown.program.context().mixes.outdated();
        QTRY_VERIFY_WITH_TIMEOUT(update->isVisible(), kPatienceMs);
        update->setFocus();
        QTest::keyClick(update, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!update->isVisible(), kPatienceMs);
        QCOMPARE(shown.page.focusWidget(), control<PickList>(shown.page, "moodList")->focusProxy());
    }

    void mapAndListShareAWindowOf1280() {
        Shown shown;
        shown.page.resize(1072, 680);
        auto* list = control(shown.page, "moodList");
        QTRY_VERIFY(std::abs(list->width() - shown.map().width()) < 40);
        const auto top = [&](const char* name) {
            auto* dial = control(shown.page, name);
            return dial->mapTo(&shown.page, QPoint()).y();
        };
        for (const char* name : {"dialPopularity", "dialVariety", "dialExploration"}) {
            QTRY_COMPARE(top(name), top("dialFamiliarity"));
        }
        QTRY_VERIFY(std::abs(top("energyCurve") - top("lengthValue")) < 4);
    }

    void everyControlHasItsNames() {
        Shown shown;
        QCOMPARE(namelessControls(shown.page).join(QLatin1Char('\n')), QString());
    }
};

EARSHOT_TEST(QApplication, TestMoodsPage)

} // namespace earshot::test_moods_page

#include "test_moods_page.moc"
