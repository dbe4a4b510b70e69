// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "tests/core/playback/stage.h"
#include "tests/fixtures/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace earshot::test_playback_player {

using playback::EndedBy;
using playback::PickedBy;
using playback::PlayState;
using tests::cut;
using tests::Stage;

namespace {

constexpr qint64 kSecond = 44'100;

} // namespace

/// What the player tells and how it is steered; what exactly sounds is tested in
/// test_playback_joins.
class TestPlaybackPlayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aTrackChangesWhenItIsHeard();
    void reportsEveryListening();
    void aSeekDoesNotAddToWhatWasHeard();
    void reportsWhenItGoesAway();
    void aBrokenOffItemIsAFault();
    void aQueueOfBadFilesEndsStopped();
    void badFilesAtTheEndEndStopped();
    void previousRestartsOrGoesBack();
    void nextAtTheEndStops();
    void nextWhilePausedStaysPaused();
    void anotherQueueReplacesWhatPlays();
    void removingTheCurrentItemGoesOn();
    void emptyingTheQueueStops();
    void playGoesOnWithWhatCameAfterTheEnd();
    void aRadioContinuesWithoutAPause();
    void volumeIsCubic();
    void callsDoNotWaitForTheDevice();
    void anEmptyQueueIsNoProblem();

private:
    [[nodiscard]] auto items(std::initializer_list<const char*> names) const {
        return tests::itemsIn(m_folder, names);
    }

    fixtures::Folder m_folder;
};

void TestPlaybackPlayer::initTestCase() {
    const auto piece = tests::twoSines(10 * kSecond);
    tests::writeFlac(m_folder / "one.flac", cut(piece, 0, kSecond));
    tests::writeFlac(m_folder / "two.flac", cut(piece, 0, 2 * kSecond));
    tests::writeFlac(m_folder / "ten.flac", piece);
}

void TestPlaybackPlayer::aTrackChangesWhenItIsHeard() {
    Stage stage({44'100, 2}, kSecond / 2);
    stage.play(items({"one.flac", "two.flac"}));
    QCOMPARE(stage.tracks, 1); // asked for by hand: shown at once
    QVERIFY(stage.device->hear(kSecond - 100));
    QTRY_VERIFY(stage.device->fill()); // the second one is in the device already
    QTRY_COMPARE(stage.player->positionMs(), 998);
    QCOMPARE(stage.player->durationMs(), 1'000);
    QCOMPARE(stage.queue.current(), 0);
    QCOMPARE(stage.tracks, 1);
    QVERIFY(stage.device->hear(4'510));
    QTRY_COMPARE(stage.tracks, 2);
    QCOMPARE(stage.queue.current(), 1);
    QCOMPARE(stage.player->durationMs(), 2'000);
    QTRY_COMPARE(stage.player->positionMs(), 100);
}

void TestPlaybackPlayer::reportsEveryListening() {
    Stage stage({44'100, 2}, 2'000);
    const qint64 begin = stage.clock.nowMs();
    auto queued = items({"one.flac", "two.flac", "ten.flac"});
    queued[1].pickedBy = PickedBy::Itself;
    queued[1].context = QStringLiteral("sleep");
    stage.play(queued);
    QVERIFY(stage.device->hear(1'000));
    QTRY_COMPARE(stage.player->positionMs(), 23);
    stage.clock.advanceMs(5'000);
    QVERIFY(stage.device->hear(kSecond - 1'000 + kSecond / 2));
    QTRY_COMPARE(stage.player->positionMs(), 500);
    stage.player->next();
    QVERIFY(stage.sync());
    QTRY_COMPARE(stage.listened.size(), std::size_t(2));
    QVERIFY(stage.device->hear(3 * kSecond));
    stage.player->stop();
    QTRY_COMPARE(stage.listened.size(), std::size_t(3));

    const auto& [ended, skipped, stopped] =
        std::tie(stage.listened[0], stage.listened[1], stage.listened[2]);
    QCOMPARE(ended.item.title, QStringLiteral("one.flac"));
    QCOMPARE(ended.startedMs, begin);
    QCOMPARE(ended.heardMs, 1'000);
    QCOMPARE(ended.durationMs, 1'000);
    QCOMPARE(ended.endedBy, EndedBy::End);
    QCOMPARE(skipped.item.context, QStringLiteral("sleep"));
    QCOMPARE(skipped.item.pickedBy, PickedBy::Itself);
    QCOMPARE(skipped.startedMs, begin + 5'000);
    QCOMPARE(skipped.heardMs, 500);
    QCOMPARE(skipped.durationMs, 2'000);
    QCOMPARE(skipped.endedBy, EndedBy::Skip);
    QCOMPARE(stopped.heardMs, 3'000);
    QCOMPARE(stopped.endedBy, EndedBy::Stop);
    QCOMPARE(stage.player->state(), PlayState::Stopped);
}

void TestPlaybackPlayer::aSeekDoesNotAddToWhatWasHeard() {
    Stage stage;
    stage.play(items({"ten.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.player->seek(9'000);
    QVERIFY(stage.sync());
    QVERIFY(stage.playOut());
    QTRY_COMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].heardMs, 2'000);
    QCOMPARE(stage.listened[0].endedBy, EndedBy::End);
}

void TestPlaybackPlayer::reportsWhenItGoesAway() {
    Stage stage;
    stage.play(items({"ten.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.player.reset();
    QCOMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].heardMs, 1'000);
    QCOMPARE(stage.listened[0].endedBy, EndedBy::Stop);
    QVERIFY(!stage.device->isOpen());
}

/// The file's beginning is sound, the rest is not what the decoder can skip over.
void TestPlaybackPlayer::aBrokenOffItemIsAFault() {
    const auto tones = tests::twoSines(60 * kSecond);
    fixtures::writeWav(m_folder / "long.wav", tones, 44'100, 2);
    fixtures::encode(m_folder / "long.wav", m_folder / "broken.mp3",
                     {QStringLiteral("-b:a"), QStringLiteral("320k")});
    QFile file(base::pathText(m_folder / "broken.mp3"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 sound = 100'000; // 2.5 s
    // Frame headers with a bit rate and no data the Layer III decoder could use.
    file.seek(sound);
    QByteArray damage;
    while (damage.size() < file.size() - sound) {
        damage += QByteArray::fromHex("fffb1064") + QByteArray(100, '\xff');
    }
    file.write(damage.left(file.size() - sound));
    file.close();

    Stage stage;
    stage.play(items({"broken.mp3", "one.flac"}));
    QVERIFY(stage.playOut());
    QCOMPARE(stage.listened.size(), std::size_t(2));
    QCOMPARE(stage.listened[0].endedBy, EndedBy::Fault);
    QVERIFY(stage.listened[0].heardMs > 1'000);
    QCOMPARE(stage.problems.size(), 1);
    QCOMPARE(stage.listened[1].endedBy, EndedBy::End);
}

void TestPlaybackPlayer::aQueueOfBadFilesEndsStopped() {
    Stage stage;
    std::vector<playback::QueueItem> queued;
    for (int i = 0; i < 200; ++i) {
        queued.push_back(items({"missing.flac"})[0]);
    }
    stage.play(queued);
    QCOMPARE(stage.player->state(), PlayState::Playing);
    QTRY_COMPARE(stage.player->state(), PlayState::Stopped);
    QCOMPARE(stage.problems.size(), 200);
    QVERIFY(stage.listened.empty());
    QCOMPARE(stage.device->starts(), 0);

    stage.queue.play(items({"one.flac"}));
    stage.player->play();
    QVERIFY(stage.playOut());
    QCOMPARE(stage.listened.size(), std::size_t(1));
}

void TestPlaybackPlayer::badFilesAtTheEndEndStopped() {
    Stage stage;
    stage.play(items({"one.flac", "missing.flac", "gone.flac"}));
    QVERIFY(stage.playOut());
    QCOMPARE(stage.problems.size(), 2);
    QCOMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.device->heardFrames(), kSecond);
}

void TestPlaybackPlayer::previousRestartsOrGoesBack() {
    Stage stage;
    stage.play(items({"one.flac", "ten.flac"}), 1);
    QVERIFY(stage.device->hear(4 * kSecond));
    QTRY_COMPARE(stage.player->positionMs(), 4'000);
    stage.player->previous();
    QCOMPARE(stage.queue.current(), 1);
    QCOMPARE(stage.player->positionMs(), 0);
    QVERIFY(stage.sync());
    QVERIFY(stage.device->hear(kSecond));
    QTRY_COMPARE(stage.player->positionMs(), 1'000);
    stage.player->previous();
    QCOMPARE(stage.queue.current(), 0);
    QTRY_COMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].heardMs, 5'000);
    QCOMPARE(stage.listened[0].endedBy, EndedBy::Skip);
}

void TestPlaybackPlayer::nextAtTheEndStops() {
    Stage stage;
    stage.play(items({"one.flac"}));
    QVERIFY(stage.device->hear(1'000));
    stage.player->next();
    QCOMPARE(stage.player->state(), PlayState::Stopped);
    QTRY_COMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].endedBy, EndedBy::Skip);
}

void TestPlaybackPlayer::nextWhilePausedStaysPaused() {
    Stage stage;
    stage.play(items({"one.flac", "two.flac"}));
    QVERIFY(stage.device->hear(1'000));
    stage.player->pause();
    stage.player->next();
    QCOMPARE(stage.player->state(), PlayState::Paused);
    QCOMPARE(stage.queue.current(), 1);
    QCOMPARE(stage.tracks, 2);
    QTRY_COMPARE(stage.listened.size(), std::size_t(1));
    QVERIFY(!stage.device->running());
    stage.player->play();
    QVERIFY(stage.playOut());
    QCOMPARE(stage.listened.back().heardMs, 2'000);
}

void TestPlaybackPlayer::anotherQueueReplacesWhatPlays() {
    Stage stage;
    stage.play(items({"ten.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.queue.play(items({"two.flac", "one.flac"}), 1);
    QCOMPARE(stage.player->state(), PlayState::Playing);
    QVERIFY(stage.playOut());
    QCOMPARE(stage.listened.size(), std::size_t(2));
    QCOMPARE(stage.listened[0].endedBy, EndedBy::Skip);
    QCOMPARE(stage.listened[1].item.title, QStringLiteral("one.flac"));
}

void TestPlaybackPlayer::removingTheCurrentItemGoesOn() {
    Stage stage;
    stage.play(items({"ten.flac", "one.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.queue.remove(0);
    QVERIFY(stage.playOut());
    QCOMPARE(stage.listened.size(), std::size_t(2));
    QCOMPARE(stage.listened[0].endedBy, EndedBy::Skip);
    QCOMPARE(stage.listened[1].endedBy, EndedBy::End);
    QCOMPARE(stage.queue.current(), 0);
}

void TestPlaybackPlayer::emptyingTheQueueStops() {
    Stage stage;
    stage.play(items({"ten.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.queue.play({});
    QCOMPARE(stage.player->state(), PlayState::Stopped);
    QTRY_COMPARE(stage.listened.size(), std::size_t(1));
    QVERIFY(!stage.device->running());
}

void TestPlaybackPlayer::playGoesOnWithWhatCameAfterTheEnd() {
    Stage stage;
    stage.play(items({"one.flac"}));
    QVERIFY(stage.playOut());
    stage.queue.append(items({"two.flac"}));
    QCOMPARE(stage.player->state(), PlayState::Stopped);
    stage.player->play();
    QCOMPARE(stage.queue.current(), 1);
    QVERIFY(stage.playOut());
    QCOMPARE(stage.device->heardFrames(), 3 * kSecond);
}

void TestPlaybackPlayer::aRadioContinuesWithoutAPause() {
    Stage stage;
    int asked = 0;
    QObject::connect(&stage.queue, &playback::Queue::runningOut, this, [&](int remaining) {
        QVERIFY(remaining <= 2);
        if (++asked <= 3) {
            stage.queue.append(items({"one.flac", "one.flac"}));
        }
    });
    stage.play(items({"one.flac", "one.flac"}));
    QVERIFY(stage.playOutInStep());
    QCOMPARE(stage.device->heardFrames(), 8 * kSecond);
    QCOMPARE(stage.device->starts(), 1);
    QCOMPARE(stage.listened.size(), std::size_t(8));
    QCOMPARE(stage.tracks, 8);
}

void TestPlaybackPlayer::volumeIsCubic() {
    Stage stage;
    QSignalSpy changes(&*stage.player, &playback::Player::volumeChanged);
    stage.player->setVolume(0.5);
    stage.play(items({"ten.flac"}));
    QTRY_COMPARE(stage.device->volume(), 0.125);
    stage.player->setVolume(7.0);
    QCOMPARE(stage.player->volume(), 1.0);
    QTRY_COMPARE(stage.device->volume(), 1.0);
    stage.player->setVolume(-1.0);
    QTRY_COMPARE(stage.device->volume(), 0.0);
    QCOMPARE(changes.size(), 3);
}

void TestPlaybackPlayer::callsDoNotWaitForTheDevice() {
    Stage stage;
    std::unique_lock hang(stage.system->hanging);
    QElapsedTimer timer;
    timer.start();
    stage.play(items({"ten.flac", "two.flac"}));
    QTRY_COMPARE(stage.system->openings(), 1);
    timer.restart();
    stage.player->pause();
    stage.player->play();
    stage.player->seek(3'000);
    stage.player->next();
    stage.queue.move(0, 1);
    stage.player->setOutputDevice(QStringLiteral("elsewhere"));
    stage.player->setOutputDevice({});
    stage.player->setVolume(0.3);
    stage.player->stop();
    stage.player->play();
    QVERIFY2(timer.elapsed() < 50, qPrintable(QString::number(timer.elapsed())));
    hang.unlock();
    QVERIFY(stage.device->hear(kSecond));
    QCOMPARE(stage.queue.currentItem()->title, QStringLiteral("two.flac"));
}

void TestPlaybackPlayer::anEmptyQueueIsNoProblem() {
    Stage stage;
    stage.player->play();
    stage.player->next();
    stage.player->previous();
    stage.player->seek(1'000);
    stage.player->toggle();
    stage.player->stop();
    QCOMPARE(stage.player->state(), PlayState::Stopped);
    QCOMPARE(stage.player->positionMs(), 0);
    QVERIFY(stage.problems.isEmpty());
}

EARSHOT_TEST(QCoreApplication, TestPlaybackPlayer)

} // namespace earshot::test_playback_player

#include "test_playback_player.moc"
