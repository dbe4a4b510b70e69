// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/player.h"
#include "tests/core/playback/sound_server.h"
#include "tests/core/playback/stage.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>

namespace earshot {

using playback::Player;
using playback::PlayState;
using playback::Queue;

namespace {

constexpr qint64 kWhole = 3 * 44'100;
constexpr qint64 kCut = 61'235;
constexpr qint64 kCompared = 44'100 - 4'410; ///< of the last second, after a seek

/// Where `piece` begins in the recording: the first frame that is not silence.
qint64 firstSound(const std::vector<float>& stereo) {
    const auto first = std::ranges::find_if(stereo, [](float x) { return std::abs(x) > 1e-4F; });
    return (first - stereo.begin()) / 2;
}

/// The largest difference between the piece and what was recorded from this frame on.
float difference(const std::vector<float>& recorded, qint64 from, const std::vector<float>& piece) {
    float largest = 0.0F;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const std::size_t at = static_cast<std::size_t>(from) * 2 + i;
        const float there = at < recorded.size() ? recorded[at] : 0.0F;
        largest = std::max(largest, std::abs(there - piece[i]));
    }
    return largest;
}

} // namespace

/// Real sound: Qt Multimedia, a PulseAudio server, and a recording of what came out.
class TestPlaybackSound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whatComesOutIsWhatIsPlayed();
    void seeksPausesAndTurnsDown();
    void theServerDies();

private:
    tests::SoundServer m_server;
    fixtures::Folder m_folder;
    base::SystemClock m_clock;
    Queue m_queue;
    std::optional<Player> m_player; ///< one for all, as in the program
    std::vector<float> m_piece = tests::twoSines(kWhole);
};

void TestPlaybackSound::initTestCase() {
    tests::writeFlac(m_folder / "a.flac", tests::cut(m_piece, 0, kCut));
    tests::writeFlac(m_folder / "b.flac", tests::cut(m_piece, kCut, kWhole));
    tests::writeFlac(m_folder / "whole.flac", m_piece);
    tests::writeFlac(m_folder / "silence.flac", std::vector<float>(2 * 22'050));
    QVERIFY2(m_server.start(), qPrintable(m_server.why()));
    m_player.emplace(m_queue, playback::systemOutputs(), m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(!m_player->outputDevices().isEmpty(), 20'000);
}

void TestPlaybackSound::cleanupTestCase() {
    m_player.reset();
}

void TestPlaybackSound::whatComesOutIsWhatIsPlayed() {
    Player& player = *m_player;
    QSignalSpy problems(&player, &Player::problem);
    QSignalSpy tracks(&player, &Player::trackChanged);
    QSignalSpy listened(&player, &Player::listened);
    tests::Recording recording;
    QVERIFY(recording.start());
    m_queue.play(tests::itemsIn(m_folder, {"silence.flac", "a.flac", "b.flac"}));
    QElapsedTimer timer;
    timer.start();
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(tracks.size(), 3, 10'000);
    const qint64 changedMs = timer.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Stopped, 10'000);
    const qint64 endedMs = timer.elapsed();
    QTest::qWait(300); // the recorder is behind by its latency
    const auto recorded = recording.stop();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).value(0).toString()));

    const qint64 begin = firstSound(recorded);
    // The first frames are near silence: look for the place that fits best around there.
    float best = 1.0F;
    for (qint64 from = std::max<qint64>(0, begin - 4); from <= begin; ++from) {
        best = std::min(best, difference(recorded, from, m_piece));
    }
    QVERIFY2(best < 1.0F / 16'000, qPrintable(QString::number(best)));

    // Titles change and playback ends when it is heard, give or take the machine's scheduling.
    QCOMPARE(listened.size(), 3);
    QVERIFY2(std::abs(endedMs - changedMs - (kWhole - kCut) * 1'000 / 44'100) < 400,
             qPrintable(QString::number(endedMs - changedMs)));
}

void TestPlaybackSound::seeksPausesAndTurnsDown() {
    Player& player = *m_player;
    player.setVolume(0.5);
    tests::Recording recording;
    QVERIFY(recording.start());
    m_queue.play(tests::itemsIn(m_folder, {"whole.flac"}));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.positionMs() > 300, 10'000);
    player.pause();
    const qint64 paused = player.positionMs();
    QTest::qWait(300);
    QVERIFY(std::abs(player.positionMs() - paused) < 150);
    player.seek(2'000);
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Stopped, 10'000);
    QTest::qWait(300);
    auto recorded = recording.stop();
    // The last second came out whole, at an eighth (0.5³) of full volume. Without its beginning:
    // PulseAudio mixes a new stream into what the recorder has had as silence already.
    auto afterSeek = tests::cut(m_piece, kWhole - kCompared, kWhole);
    for (float& sample : afterSeek) {
        sample *= 0.125F;
    }
    const auto last = std::ranges::find_if(recorded.rbegin(), recorded.rend(),
                                           [](float x) { return std::abs(x) > 1e-4F; });
    const auto end = (recorded.rend() - last + 1) / 2;
    float best = 1.0F;
    for (qint64 from = std::max<qint64>(0, end - kCompared - 10); from <= end - kCompared + 10;
         ++from) {
        best = std::min(best, difference(recorded, from, afterSeek));
    }
    QVERIFY2(best < 1.0F / 16'000, qPrintable(QString::number(best)));
}

void TestPlaybackSound::theServerDies() {
    Player& player = *m_player;
    QSignalSpy problems(&player, &Player::problem);
    m_queue.play(tests::itemsIn(m_folder, {"whole.flac", "whole.flac", "whole.flac"}));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.positionMs() > 300, 10'000);
    m_server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Paused, 15'000);
    QVERIFY(!problems.isEmpty());
    QVERIFY(player.positionMs() > 200);
    player.next(); // and nothing hangs
    QCOMPARE(m_queue.current(), 1);
    player.stop();
}

} // namespace earshot

QTEST_GUILESS_MAIN(earshot::TestPlaybackSound)
#include "test_playback_sound.moc"
