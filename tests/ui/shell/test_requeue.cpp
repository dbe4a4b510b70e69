// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real window: a radio plays, something is skipped, and up next reacts.
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/shell/window_program.h"
#include "ui/shell/up_next_model.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

namespace earshot::test_requeue {

using namespace earshot::tests;
using namespace earshot::ui;
using signals::SignalId;

namespace {

constexpr int kTaggedTones = 8;

/// Tones by two artists in turn.
void writeTaggedTones(const std::filesystem::path& folder) {
    for (int i = 0; i < kTaggedTones; ++i) {
        const std::filesystem::path wav = folder / "tone.wav";
        fixtures::writeWav(wav, fixtures::sine(150.0 * (i + 1), 6, kRateHz), kRateHz, 1);
        const QString artist = i % 2 == 0 ? QStringLiteral("Even") : QStringLiteral("Odd");
        fixtures::encode(wav, folder / ("Tone " + std::to_string(i) + ".flac"),
                         {QStringLiteral("-metadata"), QStringLiteral("artist=") + artist,
                          QStringLiteral("-metadata"), QStringLiteral("title=Tone %1").arg(i)});
        std::filesystem::remove(wav);
    }
}

} // namespace

class TestRequeue : public QObject {
    Q_OBJECT

private:
    fixtures::Folder m_music;
    std::unique_ptr<WindowProgram> m_program;

    Context& context() { return m_program->context(); }
    playback::Queue& queue() { return context().player.queue(); }

    void allow(SignalId id) {
        context().listening.setEnabled(id, true, QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(context().listening.enabled().has(id), kPatienceMs);
    }

    void startRadio() {
        queue().play({}); // else what is left of the test before passes for the radio
        Q_EMIT context().navigator.playRadio(m_program->ids.front());
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(queue().items().size()), kTaggedTones,
                                  kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(context().player.state(), playback::PlayState::Playing,
                                  kPatienceMs);
    }

    std::vector<qint64> order() {
        std::vector<qint64> tracks;
        for (const playback::QueueItem& item : queue().items()) {
            tracks.push_back(item.track);
        }
        return tracks;
    }

private Q_SLOTS:
    void initTestCase() {
        writeTaggedTones(m_music.path());
        const PreparedLibrary nothing(0);
        m_program = std::make_unique<WindowProgram>(nothing);
        QVERIFY(QTest::qWaitForWindowActive(m_program->window.get()));
        const QSignalSpy finished(&context().indexer, &Indexer::finished);
        context().indexer.addFolders({m_music.path()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs);
        auto workspace = must(jobs::Workspace::open(m_program->paths, m_program->clock));
        m_program->ids = must(workspace->tracks().find({}, {library::SortColumn::Path, false}));
        QCOMPARE(static_cast<int>(m_program->ids.size()), kTaggedTones);
    }
    void cleanupTestCase() { m_program.reset(); }

    void withoutTheSignalNothingMoves() {
        startRadio();
        const std::vector<qint64> before = order();
        QVERIFY(m_program->device->hear(kRateHz));
        const QSignalSpy recorded(&context().listening, &Listening::recorded);
        QTest::mouseClick(m_program->control<QToolButton>("nextButton"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(recorded.count(), 1, kPatienceMs);
        QCOMPARE(order(), before);
    }

    void aSkipMovesItsArtistDownAndSaysSo() {
        allow(SignalId::Session);
        startRadio();
        // By hand, in the middle of what Earshot put there.
        auto byHand = m_program->items();
        byHand.resize(1);
        byHand[0].title = QStringLiteral("By hand");
        queue().insertNext(std::move(byHand));
        queue().move(1, 4);
        const std::vector<qint64> before = order();
        QVERIFY(m_program->device->hear(kRateHz));
        QTest::mouseClick(m_program->control<QToolButton>("nextButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(order() != before, kPatienceMs);

        const std::vector<qint64> after = order();
        QVERIFY(std::is_permutation(before.begin(), before.end(), after.begin()));
        QCOMPARE(queue().current(), 1);
        QCOMPARE(after[0], before[0]);
        QCOMPARE(after[1], before[1]); // what plays stays
        QCOMPARE(queue().items()[4].title, QStringLiteral("By hand"));
        QCOMPARE(queue().items()[4].moved, 0);

        auto* view = m_program->control<QListView>("upNextView");
        const QAbstractItemModel& model = *view->model();
        QCOMPARE(model.index(0, 0).data(UpNextModel::MovedRole).toString(), QString());
        int down = 0;
        for (std::size_t i = 2; i < after.size(); ++i) {
            const playback::QueueItem& item = queue().items()[i];
            const auto was = std::ranges::find(before, item.track) - before.begin();
            if (item.title != QStringLiteral("By hand")) { // the same track is up next, too
                QCOMPARE(item.moved, static_cast<int>(was) - static_cast<int>(i));
            }
            const QString shown =
                model.index(static_cast<int>(i) - 1, 0).data(UpNextModel::MovedRole).toString();
            QCOMPARE(shown.isEmpty(), item.moved == 0);
            if (item.movedReason == QStringLiteral("you just skipped Even")) {
                ++down; // true: what was skipped is by Even, and so is this
                QCOMPARE(item.artist, QStringLiteral("Even"));
                QCOMPARE(shown, QStringLiteral("▼ %1 · you just skipped Even").arg(-item.moved));
                QVERIFY(model.index(static_cast<int>(i) - 1, 0)
                            .data(Qt::AccessibleDescriptionRole)
                            .toString()
                            .startsWith(QStringLiteral("Moved down %1 place").arg(-item.moved)));
            }
        }
        QVERIFY(down > 0);
        const signals::Sitting& sitting = context().listening.sitting();
        QCOMPARE(sitting.outcomes.back().ending, signals::Ending::SkippedOn);
        QCOMPARE(static_cast<qint64>(sitting.outcomes.back().track), before[0]);
    }

    void notBecauseOfThisShowsTheListBeforeAnythingIsDone() {
        allow(SignalId::Plays);
        auto workspace =
            must(jobs::Workspace::open(m_program->paths, m_program->clock, m_program->vault));
        const auto plays = [&] { return must(workspace->signals().history()).plays.size(); };
        const auto dial = [&] {
            return must(workspace->signals().preferences()).dial(SignalId::Plays);
        };
        const library::TrackId loved = m_program->ids[3];
        for (int day = 1; day <= 3; ++day) {
            signals::PlayEvent event;
            event.track = loved;
            event.startedMs = m_program->clock.nowMs() - day * 86'400'000LL;
            event.heardMs = event.durationMs = 6'000;
            event.ending = signals::Ending::Finished;
            QVERIFY(workspace->signals().record(event).ok());
        }
        const std::size_t before = plays();
        recommend::Request request;
        request.kind = recommend::ListKind::RightNow;
        std::optional<ShownMix> mix;
        context().mixes.make(this, request,
                             [&](base::Result<ShownMix> made) { mix = must(std::move(made)); });
        QTRY_VERIFY_WITH_TIMEOUT(mix.has_value(), kPatienceMs);
        const auto pick = std::ranges::find(mix->mix.picks, loved, &recommend::Pick::track);
        QVERIFY(pick != mix->mix.picks.end());
        Q_EMIT context().navigator.showWhy(*mix, static_cast<int>(pick - mix->mix.picks.begin()));

        auto* what = m_program->control<QComboBox>("notBecauseWhat");
        QTRY_VERIFY_WITH_TIMEOUT(what->isVisible(), kPatienceMs);
        auto* look = m_program->control<QPushButton>("notBecauseLook");
        auto* apply = m_program->control<QPushButton>("notBecauseApply");
        auto* summary = m_program->control<QLabel>("notBecauseSummary");
        const auto lookAt = [&](const QString& choice) {
            QVERIFY2(what->findText(choice) >= 0, qPrintable(choice));
            what->setCurrentIndex(what->findText(choice));
            QVERIFY(!apply->isVisible() && !summary->isVisible());
            const fixtures::ScreenReader reader;
            look->setFocus();
            QTest::keyClick(look, Qt::Key_Space);
            QVERIFY(look->hasFocus());
            QTRY_VERIFY_WITH_TIMEOUT(apply->isVisible(), kPatienceMs);
            QVERIFY(look->hasFocus());
            QVERIFY(summary->isVisible() && !summary->text().isEmpty());
            QCOMPARE(reader.spoken(), QStringList{summary->text()});
            QCOMPARE(apply->accessibleName(), apply->text());
        };
        const auto doIt = [&] {
            apply->setFocus();
            QTest::keyClick(apply, Qt::Key_Space);
            QVERIFY(!apply->isVisible());
            QVERIFY(look->hasFocus());
        };
        lookAt(QStringLiteral("Less of Plays"));
        QCOMPARE(dial(), signals::kDialAsIs); // seen, not done
        doIt();
        QTRY_COMPARE_WITH_TIMEOUT(dial(), 50, kPatienceMs);

        lookAt(QStringLiteral("Forget what you heard of this song"));
        QCOMPARE(apply->text(), QStringLiteral("Forget 3 entries for good"));
        QCOMPARE(plays(), before);
        doIt();
        QTRY_COMPARE_WITH_TIMEOUT(plays(), before - 3, kPatienceMs);

        lookAt(QStringLiteral("Without Plays"));
        QVERIFY(context().listening.enabled().has(SignalId::Plays));
        doIt();
        QTRY_VERIFY_WITH_TIMEOUT(!context().listening.enabled().has(SignalId::Plays), kPatienceMs);
        QCOMPARE(
            must(workspace->signals().states())[static_cast<std::size_t>(SignalId::Plays)].entries,
            static_cast<qint64>(before - 3)); // nothing else is gone
    }
};

EARSHOT_TEST(QApplication, TestRequeue)

} // namespace earshot::test_requeue

#include "test_requeue.moc"
