// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/playback/stage.h"
#include "tests/fixtures/test_program.h"

#include <QSignalSpy>
#include <QTest>

namespace earshot::test_playback_devices {

using playback::PlayState;
using tests::cut;
using tests::FakeDevice;
using tests::Stage;

namespace {

constexpr qint64 kSecond = 44'100;

} // namespace

/// Devices that come, go, break and are missing.
class TestPlaybackDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void listsDevicesAndTheirChanges();
    void fallsBackToTheDefault();
    void pausesWithoutAnyDevice();
    void followsTheDefault();
    void changesTheDeviceOnRequest();
    void aMissingDeviceIsReplacedByTheDefault();
    void lossWhilePausedIsNoticedOnPlay();
    void aDefaultThatNeverSoundsIsGivenUp();
    void noDeviceAtAll();
    void noSoundServer();

private:
    [[nodiscard]] auto items(std::initializer_list<const char*> names) const {
        return tests::itemsIn(m_folder, names);
    }

    fixtures::Folder m_folder;
    std::vector<float> m_piece = tests::twoSines(5 * kSecond);
};

void TestPlaybackDevices::initTestCase() {
    tests::writeFlac(m_folder / "five.flac", m_piece);
}

void TestPlaybackDevices::listsDevicesAndTheirChanges() {
    Stage stage;
    QTRY_COMPARE(stage.player->outputDevices(), QStringList{QStringLiteral("speakers")});
    QSignalSpy changes(&*stage.player, &playback::Player::devicesChanged);
    stage.system->plug(QStringLiteral("headphones"), std::make_shared<FakeDevice>());
    QTRY_COMPARE(changes.size(), 1);
    stage.system->setDefault(QStringLiteral("headphones"));
    const QStringList both{QStringLiteral("headphones"), QStringLiteral("speakers")};
    QTRY_COMPARE(stage.player->outputDevices(), both);
}

void TestPlaybackDevices::fallsBackToTheDefault() {
    Stage stage({44'100, 2}, 5'000);
    const auto usb = std::make_shared<FakeDevice>(playback::OutputFormat{}, 5'000);
    stage.system->plug(QStringLiteral("usb"), usb);
    stage.player->setOutputDevice(QStringLiteral("usb"));
    stage.play(items({"five.flac"}));
    QVERIFY(usb->hear(kSecond));
    QTRY_VERIFY(usb->fill());
    stage.system->unplug(QStringLiteral("usb"));
    usb->lose(QStringLiteral("unplugged"));
    QVERIFY(stage.playOut());
    QVERIFY(usb->heard() == cut(m_piece, 0, kSecond));
    QVERIFY(stage.device->heard() == cut(m_piece, kSecond, 5 * kSecond));
    QCOMPARE(stage.problems.size(), 1);
    QVERIFY(stage.problems[0].startsWith(QStringLiteral("unplugged")));
    QCOMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].heardMs, 5'000);
}

void TestPlaybackDevices::pausesWithoutAnyDevice() {
    Stage stage({44'100, 2}, 5'000);
    stage.play(items({"five.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.system->unplug(QStringLiteral("speakers"));
    stage.device->lose(QStringLiteral("unplugged"));
    QTRY_COMPARE(stage.player->state(), PlayState::Paused);
    QCOMPARE(stage.problems, QStringList{QStringLiteral("unplugged")});
    QTRY_COMPARE(stage.player->positionMs(), 1'000);
    QVERIFY(!stage.device->isOpen());

    stage.player->play(); // still nothing there
    QTRY_COMPARE(stage.problems.size(), 2);
    QCOMPARE(stage.player->state(), PlayState::Paused);
    QCOMPARE(stage.player->positionMs(), 1'000);

    stage.system->plug(QStringLiteral("speakers"), stage.device);
    stage.player->play();
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].heardMs, 5'000);
}

void TestPlaybackDevices::followsTheDefault() {
    Stage stage({44'100, 2}, 5'000);
    stage.play(items({"five.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    const auto headphones = std::make_shared<FakeDevice>(playback::OutputFormat{48'000, 2});
    stage.system->plug(QStringLiteral("headphones"), headphones);
    stage.system->setDefault(QStringLiteral("headphones"));
    stage.device->supersede();
    QVERIFY(headphones->hearUntil([&] { return stage.player->state() == PlayState::Stopped; }));
    QCOMPARE(stage.device->heardFrames(), kSecond);
    QCOMPARE(headphones->heardFrames(), 4 * 48'000);
    QVERIFY(stage.problems.isEmpty());
}

void TestPlaybackDevices::changesTheDeviceOnRequest() {
    Stage stage({44'100, 2}, 5'000);
    const auto usb = std::make_shared<FakeDevice>();
    stage.system->plug(QStringLiteral("usb"), usb);
    stage.player->setVolume(0.5);
    stage.play(items({"five.flac"}));
    QVERIFY(stage.device->hear(kSecond));
    stage.player->setOutputDevice(QStringLiteral("usb"));
    QVERIFY(usb->hear(kSecond));
    QCOMPARE(usb->volume(), 0.125);
    QVERIFY(!stage.device->isOpen());
    stage.player->pause();
    QTRY_VERIFY(!usb->running());
    stage.player->setOutputDevice({});
    QTRY_VERIFY(!usb->isOpen());
    stage.player->play();
    QVERIFY(stage.playOut());
    QVERIFY(usb->heard() == cut(m_piece, kSecond, 2 * kSecond));
    QCOMPARE(stage.device->heardFrames(), 4 * kSecond);
}

void TestPlaybackDevices::aMissingDeviceIsReplacedByTheDefault() {
    Stage stage;
    stage.player->setOutputDevice(QStringLiteral("left at home"));
    stage.play(items({"five.flac"}));
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.problems.size(), 1);
    QVERIFY(stage.problems[0].contains(QStringLiteral("left at home")));
}

void TestPlaybackDevices::lossWhilePausedIsNoticedOnPlay() {
    Stage stage;
    const auto usb = std::make_shared<FakeDevice>();
    stage.system->plug(QStringLiteral("usb"), usb);
    stage.player->setOutputDevice(QStringLiteral("usb"));
    stage.play(items({"five.flac"}));
    QVERIFY(usb->hear(kSecond));
    stage.player->pause();
    QTRY_VERIFY(!usb->running());
    stage.system->unplug(QStringLiteral("usb"));
    usb->lose(QStringLiteral("unplugged"));
    QTRY_VERIFY(!usb->isOpen());
    QVERIFY(stage.problems.isEmpty());
    stage.player->play();
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == cut(m_piece, kSecond, 5 * kSecond));
    QCOMPARE(stage.problems.size(), 1);
}

void TestPlaybackDevices::aDefaultThatNeverSoundsIsGivenUp() {
    Stage stage;
    stage.play(items({"five.flac"}));
    QTRY_VERIFY(stage.device->running());
    stage.device->lose(QStringLiteral("broken"));
    QTRY_COMPARE(stage.player->state(), PlayState::Paused);
    QCOMPARE(stage.problems, QStringList{QStringLiteral("broken")});
    QCOMPARE(stage.system->openings(), 1);
}

void TestPlaybackDevices::noDeviceAtAll() {
    Stage stage;
    stage.system->unplug(QStringLiteral("speakers"));
    stage.play(items({"five.flac", "five.flac"}));
    QTRY_COMPARE(stage.player->state(), PlayState::Paused);
    QCOMPARE(stage.problems.size(), 1);
    QVERIFY(stage.player->outputDevices().isEmpty());
    stage.player->next();
    stage.player->seek(2'000);
    QCOMPARE(stage.queue.current(), 1);
    QCOMPARE(stage.player->positionMs(), 2'000);
    stage.system->plug(QStringLiteral("speakers"), stage.device);
    stage.player->play();
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == cut(m_piece, 2 * kSecond, 5 * kSecond));
}

/// Qt Multimedia itself, and no server behind it.
void TestPlaybackDevices::noSoundServer() {
    qputenv("PULSE_SERVER", "unix:/nowhere/native");
    const base::SystemClock clock;
    playback::Queue queue;
    playback::Player player(queue, playback::systemOutputs(), clock);
    QSignalSpy problems(&player, &playback::Player::problem);
    queue.play(items({"five.flac", "five.flac"}));
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Paused, 20'000);
    QCOMPARE(problems.size(), 1);
    QVERIFY(player.outputDevices().isEmpty());
    player.next();
    QCOMPARE(queue.current(), 1);
    player.stop();
    QCOMPARE(player.state(), PlayState::Stopped);
}

EARSHOT_TEST(QCoreApplication, TestPlaybackDevices)

} // namespace earshot::test_playback_devices

#include "test_playback_devices.moc"
