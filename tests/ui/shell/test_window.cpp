// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real window offscreen by object name.
#include "tests/fixtures/test_program.h"
#include "tests/ui/shell/window_program.h"
#include "ui/shell/seek_bar.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/time_label.h"
#include "ui/widgets/contribution_painter.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace earshot::test_window {

using namespace earshot::ui;
using earshot::tests::kPatienceMs;
using earshot::tests::kRateHz;
using earshot::tests::PreparedLibrary;
using earshot::tests::WindowProgram;
using playback::PlayState;
using signals::SignalId;

namespace {

constexpr int kTracks = 5;

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PreparedLibrary> m_library;
    std::unique_ptr<WindowProgram> m_program;

    MainWindow& window() { return *m_program->window; }
    Context& context() { return m_program->context(); }
    playback::Queue& queue() { return context().player.queue(); }
    QString label(const char* name) { return m_program->control<QLabel>(name)->text(); }

    void playAll(int start = 0) {
        // The continuation would change the list under the test.
        context().settings.setValue(QStringLiteral("playback/autoplay"), false);
        queue().play(m_program->items(), start);
    }

    /// QTest knows no letters for these keys.
    void pressMediaKey(Qt::Key key) {
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(&window(), &press);
    }

    QStringList upNext() {
        QStringList titles;
        const auto* model = m_program->control<QListView>("upNextView")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            titles << model->index(row, 0).data().toString();
        }
        return titles;
    }

private Q_SLOTS:
    void initTestCase() { m_library = std::make_unique<PreparedLibrary>(kTracks); }

    void init() {
        m_program = std::make_unique<WindowProgram>(*m_library);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void cleanup() { m_program.reset(); }

    void digitsShowPages() {
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(static_cast<int>(window().page()), i);
            QCOMPARE(m_program->control<QStackedWidget>("pages")->currentIndex(), i);
        }
        QVERIFY(m_program->control<QAbstractButton>("navSettings")->isChecked());
        QVERIFY(!m_program->control<QAbstractButton>("navListenNow")->isChecked());
    }

    void playerBarShowsWhatPlays() {
        QCOMPARE(label("playerTitle"), QStringLiteral("Nothing playing"));
        QVERIFY(!m_program->control<QToolButton>("playButton")->isEnabled());
        playAll(1);
        QCOMPARE(label("playerTitle"), QStringLiteral("Tone 2"));
        auto* play = m_program->control<QToolButton>("playButton");
        QCOMPARE(play->accessibleName(), QStringLiteral("Play"));
        QTest::mouseClick(play, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(context().player.state(), PlayState::Playing, kPatienceMs);
        QTRY_COMPARE(play->accessibleName(), QStringLiteral("Pause"));
        QVERIFY(m_program->device->hear(3 * kRateHz));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->control<TimeLabel>("elapsedTime")->text() !=
                                     QStringLiteral("0:00"),
                                 kPatienceMs);
        QCOMPARE(m_program->control<TimeLabel>("totalTime")->text(), QStringLiteral("0:08"));
        QTest::mouseClick(m_program->control<QToolButton>("nextButton"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(label("playerTitle"), QStringLiteral("Tone 3"), kPatienceMs);
    }

    void clickInTheSeekBarSeeks() {
        playAll();
        context().player.play();
        QTRY_COMPARE_WITH_TIMEOUT(context().player.state(), PlayState::Playing, kPatienceMs);
        auto* seek = m_program->control<SeekBar>("seekBar");
        QTRY_VERIFY(seek->isEnabled());
        QTest::mouseClick(seek, Qt::LeftButton, {}, seek->rect().center());
        QTRY_VERIFY_WITH_TIMEOUT(qAbs(context().player.positionMs() - 4000) < 200, kPatienceMs);
    }

    void theLastSongLeavesTheKeyboardAtPlay() {
        playAll(kTracks - 2);
        auto* next = m_program->control<QToolButton>("nextButton");
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), kPatienceMs);
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!next->isEnabled(), kPatienceMs);
        QVERIFY(m_program->control<QToolButton>("playButton")->hasFocus());
    }

    void aClosedPanelLeavesTheKeyboardAtItsButton() {
        QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier);
        auto* close = m_program->control<QToolButton>("closePanelButton");
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Space);
        QVERIFY(!m_program->control<QWidget>("rightPanel")->isVisible());
        QVERIFY(m_program->control<QToolButton>("panelButton")->hasFocus());
    }

    void spacePlaysUnlessItIsTyped() {
        playAll();
        m_program->control<QAbstractButton>("navListenNow")->clearFocus();
        QTest::keyClick(&window(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(context().player.state(), PlayState::Playing, kPatienceMs);
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        auto* search = m_program->control<QLineEdit>("searchField");
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("a b"));
        QCOMPARE(search->text(), QStringLiteral("a b"));
        QCOMPARE(context().player.state(), PlayState::Playing);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
    }

    void mediaKeysWork() {
        playAll();
        pressMediaKey(Qt::Key_MediaTogglePlayPause);
        QTRY_COMPARE_WITH_TIMEOUT(context().player.state(), PlayState::Playing, kPatienceMs);
        pressMediaKey(Qt::Key_MediaNext);
        QTRY_COMPARE(queue().current(), 1);
        QTest::keyClick(&window(), Qt::Key_Right, Qt::ControlModifier);
        QTRY_COMPARE(queue().current(), 2);
    }

    void searchingLeadsToTheLibrary() {
        const QSignalSpy searched(&context().navigator, &Navigator::search);
        QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
        auto* search = m_program->control<QLineEdit>("searchField");
        QTest::keyClicks(search, QStringLiteral("tone 2"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(searched.count(), 1);
        QCOMPARE(searched[0][0].toString(), QStringLiteral("tone 2"));
        QCOMPARE(window().page(), PageId::Library);
    }

    void upNextIsReorderedByKeys() {
        playAll();
        auto* panel = m_program->control<QWidget>("rightPanel");
        QVERIFY(panel->isHidden());
        QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(panel->isVisible());
        auto* list = m_program->control<QListView>("upNextView");
        QCOMPARE(upNext().first(), QStringLiteral("Tone 1"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(upNext(), (QStringList{QStringLiteral("Tone 1"), QStringLiteral("Tone 3"),
                                        QStringLiteral("Tone 2"), QStringLiteral("Tone 4"),
                                        QStringLiteral("Tone 5")}));
        QCOMPARE(list->currentIndex().row(), 2); // stays on what was moved
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(upNext(), (QStringList{QStringLiteral("Tone 1"), QStringLiteral("Tone 3"),
                                        QStringLiteral("Tone 4"), QStringLiteral("Tone 5")}));
        // What plays can neither be removed nor overtaken.
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(upNext().first(), QStringLiteral("Tone 1"));
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(upNext().first(), QStringLiteral("Tone 1"));
        list->setCurrentIndex(list->model()->index(2, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(label("playerTitle"), QStringLiteral("Tone 4"), kPatienceMs);
    }

    void upNextIsReorderedByDragging() {
        playAll();
        auto* model = m_program->control<QListView>("upNextView")->model();
        const std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(3, 0)}));
        model->dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {});
        QCOMPARE(upNext(), (QStringList{QStringLiteral("Tone 1"), QStringLiteral("Tone 4"),
                                        QStringLiteral("Tone 2"), QStringLiteral("Tone 3"),
                                        QStringLiteral("Tone 5")}));
        // Dropped before what plays: lands after it.
        const std::unique_ptr<QMimeData> last(model->mimeData({model->index(4, 0)}));
        model->dropMimeData(last.get(), Qt::MoveAction, 0, 0, {});
        QCOMPARE(upNext().mid(0, 2),
                 (QStringList{QStringLiteral("Tone 1"), QStringLiteral("Tone 5")}));
    }

    void playsOnWhenTheListEnds() {
        auto items = m_program->items();
        items.resize(1);
        queue().play(std::move(items));
        QTRY_VERIFY_WITH_TIMEOUT(queue().items().size() > 1, kPatienceMs);
        const playback::QueueItem& added = queue().items()[1];
        QCOMPARE(added.pickedBy, playback::PickedBy::Itself);
        QCOMPARE(added.context, QStringLiteral("radio"));
        QVERIFY(added.track != queue().items()[0].track);
    }

    void stopsAtTheEndWhenToldTo() {
        auto items = m_program->items();
        items.resize(1);
        context().settings.setValue(QStringLiteral("playback/autoplay"), false);
        queue().play(std::move(items));
        const QSignalSpy changed(&queue(), &playback::Queue::changed);
        bool answered = false;
        recommend::Request request;
        request.kind = recommend::ListKind::RightNow;
        context().mixes.make(this, request,
                             [&](const base::Result<ShownMix>&) { answered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(answered, kPatienceMs); // a continuation would have come before
        QCOMPARE(changed.count(), 0);
    }

    void whyShowsThePlayingPicksArithmetic() {
        ShownMix mix;
        bool arrived = false;
        recommend::Request request;
        request.kind = recommend::ListKind::RightNow;
        context().mixes.make(this, request, [&](base::Result<ShownMix> made) {
            QVERIFY(made.ok());
            mix = std::move(*made);
            arrived = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(arrived, kPatienceMs);
        QVERIFY(mix.mix.picks.size() > 1);
        Q_EMIT context().navigator.playMix(mix, 0);
        Q_EMIT context().navigator.showWhy(mix, 1);
        QVERIFY(m_program->control<QWidget>("rightPanel")->isVisible());
        QCOMPARE(m_program->control<QTabBar>("rightPanelTabs")->currentIndex(), 1);
        QCOMPARE(label("whyTitle"), mix.tracks[1].displayTitle());
        const QString told =
            m_program->control<QWidget>("contributionBars")->accessibleDescription();
        QVERIFY(told.contains(pointsText(mix.mix.picks[1].score)));
        queue().jumpTo(1); // now that pick plays: the panel keeps saying why
        QCOMPARE(label("whyTitle"), mix.tracks[1].displayTitle());
        QTest::mouseClick(m_program->control<QPushButton>("whyManage"), Qt::LeftButton);
        QCOMPARE(window().page(), PageId::Signals);
    }

    void whySaysWhatEachSignalRestsOn() {
        recommend::Request request;
        request.kind = recommend::ListKind::RightNow;
        std::optional<ShownMix> mix;
        context().mixes.make(this, request, [&](base::Result<ShownMix> made) {
            QVERIFY(made.ok());
            mix = std::move(*made);
        });
        QTRY_VERIFY_WITH_TIMEOUT(mix.has_value(), kPatienceMs);
        Q_EMIT context().navigator.showWhy(*mix, 1);
        auto* evidence = m_program->control<QWidget>("whyEvidence");
        QTRY_VERIFY_WITH_TIMEOUT(evidence->isVisible(), kPatienceMs);
        const auto words = evidence->findChildren<QLabel*>(); // a name, a sentence, a name …
        const auto lines = contributionLines(mix->mix.picks[1]);
        QVERIFY(!lines.empty());
        QCOMPARE(static_cast<std::size_t>(words.size()), 2 * lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) { // in the order of the bars
            const QLabel& sentence = *words[static_cast<int>(2 * i + 1)];
            QCOMPARE(words[static_cast<int>(2 * i)]->text(), lines[i].name);
            QVERIFY2(sentence.text().endsWith(QLatin1Char('.')), qPrintable(sentence.text()));
            QVERIFY(sentence.wordWrap());
        }
        playAll(); // put there by hand: there is nothing to say
        QVERIFY(evidence->isHidden());
        QVERIFY(evidence->findChildren<QLabel*>().isEmpty());
    }

    void likingAsksInTheWindow() {
        playAll();
        constexpr std::array kLikes{SignalId::Likes};
        QTRY_VERIFY_WITH_TIMEOUT(context().listening.shouldAsk(kLikes), kPatienceMs);
        const library::TrackId track{queue().currentItem()->track};
        QTest::mouseClick(m_program->control<QToolButton>("likeButton"), Qt::LeftButton);
        QPushButton* allow = nullptr;
        for (auto* each : window().findChildren<QPushButton*>(QStringLiteral("consentAllow"))) {
            if (each->isVisible() && each->window() == &window() &&
                !m_program->control<QWidget>("pages")->isAncestorOf(each)) {
                allow = each;
            }
        }
        QVERIFY(allow);
        allow->click();
        QTRY_COMPARE_WITH_TIMEOUT(context().listening.like(track), 1, kPatienceMs);
        QCOMPARE(m_program->control<QToolButton>("likeButton")->accessibleName(),
                 QStringLiteral("Liked, take it back"));
    }

    void anotherOutputAsksOnce() {
        Listening& listening = context().listening;
        constexpr std::array kDevice{SignalId::Device};
        auto* question = m_program->control<QWidget>("windowQuestion");
        const auto moveTo = [this](const QString& name) {
            m_program->system->plug(name, m_program->device);
            m_program->system->setDefault(name);
            QTRY_COMPARE_WITH_TIMEOUT(context().player.outputDevice(), name, kPatienceMs);
        };
        QTRY_COMPARE_WITH_TIMEOUT(context().player.outputDevice(), QStringLiteral("Speakers"),
                                  kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(listening.shouldAsk(kDevice), kPatienceMs);
        moveTo(QStringLiteral("Headphones"));
        QVERIFY(question->isHidden()); // nothing is remembered: nothing to gain

        listening.setEnabled(SignalId::Plays, true, QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(listening.enabled().has(SignalId::Plays), kPatienceMs);
        moveTo(QStringLiteral("Something"));
        QVERIFY(question->isHidden()); // it does not tell what it is
        moveTo(QStringLiteral("Speakers"));
        QVERIFY(question->isVisible());
        auto* words = question->findChild<QLabel*>(QStringLiteral("consentQuestion"));
        QVERIFY2(words->text().contains(QStringLiteral("headphones")), qPrintable(words->text()));
        question->findChild<QPushButton*>(QStringLiteral("consentMore"))->click();
        QTRY_VERIFY(question->findChild<QWidget*>(QStringLiteral("consentDetails"))->isVisible());
        question->findChild<QPushButton*>(QStringLiteral("consentNotNow"))->click();
        QVERIFY(question->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!listening.shouldAsk(kDevice), kPatienceMs);
        QVERIFY(!listening.enabled().has(SignalId::Device));
        moveTo(QStringLiteral("Headphones"));
        QVERIFY(question->isHidden()); // no is an answer
    }

    void privateSessionIsShown() {
        auto* lock = m_program->control<QToolButton>("privateButton");
        QTest::mouseClick(lock, Qt::LeftButton);
        QVERIFY(context().listening.privateSession());
        QVERIFY(lock->isChecked());
        QVERIFY(label("statusMessage").contains(QStringLiteral("nothing you play is remembered")));
        context().listening.setPrivateSession(false); // from elsewhere
        QVERIFY(!lock->isChecked());
    }

    void guestModeIsShownAndEndsAtTheLock() {
        auto* lock = m_program->control<QToolButton>("privateButton");
        context().listening.guest().set(true);
        QVERIFY(lock->isChecked());
        QCOMPARE(lock->text(), QStringLiteral("Guest"));
        QCOMPARE(lock->accessibleName(), QStringLiteral("End guest mode"));
        QVERIFY(label("statusMessage").contains(QStringLiteral("nothing of yours is used")));
        QTest::mouseClick(lock, Qt::LeftButton);
        QVERIFY(!context().listening.guest().on());
        QVERIFY(!context().listening.privateSession());
        QVERIFY(!lock->isChecked() && lock->text().isEmpty());
    }

    void timeLeftIsToldOnceKnown() {
        QVERIFY(!secondsLeft(2, 100, 60'000));   // too few to tell
        QVERIFY(!secondsLeft(50, 100, 1'000));   // too early to tell
        QVERIFY(!secondsLeft(100, 100, 60'000)); // done
        QCOMPARE(secondsLeft(50, 100, 30'000), std::optional<qint64>(30));
        // A job that knows better is believed.
        Q_EMIT context().indexer.progressed(
            {QStringLiteral("Listening"), 1, 100, 0, qint64(7'200)});
        QCOMPARE(label("indexProgressText"),
                 QStringLiteral("Listening · 1 of 100 · about 2 h left"));
    }

    void everyControlHasANameAndAKey() {
        for (int page = 0; page < 7; ++page) {
            window().showPage(static_cast<PageId>(page));
            m_program->settle();
            for (auto* button : window().findChildren<QAbstractButton*>()) {
                // A line edit's own icons belong to the field and are named with it.
                if (!button->isVisible() || qobject_cast<QLineEdit*>(button->parentWidget())) {
                    continue;
                }
                const QString what = QStringLiteral("%1 \"%2\" on page %3")
                                         .arg(button->objectName(), button->text())
                                         .arg(page);
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(what));
                QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(what));
            }
        }
    }

    // Adds files to the shared folder: last.
    void indexingShowsProgressAndCanBeCancelled() {
        auto* strip = m_program->control<StatusStrip>("statusStrip");
        QTRY_VERIFY_WITH_TIMEOUT(strip->isHidden(), kPatienceMs);
        for (int i = kTracks; i < kTracks + 24; ++i) {
            m_library->addTone(i);
        }
        const QSignalSpy finished(&context().indexer, &Indexer::finished);
        context().indexer.rescan();
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!label("indexProgressText").isEmpty(), kPatienceMs);
        auto* search = m_program->control<QLineEdit>("searchField");
        search->setFocus();
        auto* cancel = m_program->control<QPushButton>("cancelIndexButton");
        cancel->setFocus();
        QTest::keyClick(cancel, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs);
        QVERIFY(search->hasFocus()); // where the keyboard came from
        QVERIFY(finished[0][0].value<jobs::IndexSummary>().cancelled());
        QVERIFY(label("statusMessage").contains(QStringLiteral("is kept")));
        QVERIFY(!m_program->control<QWidget>("cancelIndexButton")->isVisible());
    }
};

class TestFirstRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutMusicItSaysWhatToDo() {
        const PreparedLibrary nothing(0);
        WindowProgram program(nothing);
        QVERIFY(QTest::qWaitForWindowActive(program.window.get()));
        auto* demo = program.control<QPushButton>("demoMusicButton");
        QTRY_VERIFY_WITH_TIMEOUT(demo->isVisible(), kPatienceMs);
        QVERIFY(program.control<QPushButton>("chooseFolderButton")->isVisible());
        for (auto* label : program.control<QWidget>("listenNowPage")->findChildren<QLabel*>()) {
            if (label->isVisible() && label->wordWrap()) { // whole, not cut through the middle
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
            }
        }
        const QSignalSpy started(&program.context().indexer, &Indexer::started);
        QTest::mouseClick(demo, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, kPatienceMs);
    }
};

EARSHOT_TEST(QApplication, TestWindow, TestFirstRun)

} // namespace earshot::test_window

#include "test_window.moc"
