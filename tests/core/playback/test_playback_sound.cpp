// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/constants.h"
#include "core/playback/player.h"
#include "tests/core/playback/sound_server.h"
#include "tests/core/playback/stage.h"
#include "tests/fixtures/test_program.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace earshot::test_playback_sound {

using playback::Player;
using playback::PlayState;
using playback::Queue;

namespace {

constexpr qint64 kWhole = 3 * 44'100;
constexpr qint64 kCut = 61'235;
constexpr float kAllowed = 1.0F / 16'000;
constexpr int kQuickMs = 50;                 ///< less than a player asks for
constexpr int kSlowMs = 1'000;               ///< more
constexpr qint64 kCompared = 44'100 - 4'410; ///< of the last second, after a seek

/// Where `piece` begins in the recording: the first frame that is not silence.
qint64 firstSound(const std::vector<float>& stereo) {
    const auto first = std::ranges::find_if(stereo, [](float x) { return std::abs(x) > 1e-4F; });
    return (first - stereo.begin()) / 2;
}

/// How a piece fits into the recording.
struct Fit {
    float difference = 1.0F; ///< the largest
    qint64 firstFrame = 0;   ///< of the piece, that is not heard as it should
    qint64 samples = std::numeric_limits<qint64>::max(); ///< that are not
};

Fit fitAt(const std::vector<float>& recorded, qint64 from, const std::vector<float>& piece) {
    Fit fit{.difference = 0.0F, .samples = 0};
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const std::size_t at = static_cast<std::size_t>(from) * 2 + i;
        const float there = at < recorded.size() ? recorded[at] : 0.0F;
        const float difference = std::abs(there - piece[i]);
        if (difference >= kAllowed) {
            fit.firstFrame = fit.samples == 0 ? static_cast<qint64>(i / 2) : fit.firstFrame;
            ++fit.samples;
        }
        fit.difference = std::max(fit.difference, difference);
    }
    return fit;
}

/// The best of those that begin at these frames of the recording.
Fit bestFit(const std::vector<float>& recorded, qint64 first, qint64 last,
            const std::vector<float>& piece) {
    Fit best;
    for (qint64 from = std::max<qint64>(0, first); from <= last; ++from) {
        const Fit fit = fitAt(recorded, from, piece);
        best = fit.samples < best.samples ? fit : best;
    }
    return best;
}

/// How the last second of the piece, at this volume, fits the end of the recording. Without its
/// beginning: PulseAudio mixes a new stream into what the recorder has had as silence already.
Fit lastSecond(const std::vector<float>& recorded, const std::vector<float>& piece, float volume) {
    auto expected = tests::cut(piece, kWhole - kCompared, kWhole);
    for (float& sample : expected) {
        sample *= volume;
    }
    const auto last = std::ranges::find_if(recorded.rbegin(), recorded.rend(),
                                           [](float x) { return std::abs(x) > 1e-4F; });
    const auto end = (recorded.rend() - last + 1) / 2;
    return bestFit(recorded, end - kCompared - 10, end - kCompared + 10, expected);
}

QString told(const Fit& fit, const tests::Recording& recording) {
    return QStringLiteral("differs by %1, from %2 ms on, in %3 samples; %4; the sink's buffer is "
                          "%5 ms")
        .arg(fit.difference)
        .arg(fit.firstFrame * 1'000 / 44'100)
        .arg(fit.samples)
        .arg(recording.circumstances())
        .arg(playback::kSinkBufferMs);
}

} // namespace

/// Real sound: Qt Multimedia, a PulseAudio server, and a recording of what came out.
class TestPlaybackSound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whatComesOutIsWhatIsPlayed_data();
    void whatComesOutIsWhatIsPlayed();
    void seeksPausesAndTurnsDown();
    void soundsAfterManySeeks();
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

void TestPlaybackSound::whatComesOutIsWhatIsPlayed_data() {
    QTest::addColumn<int>("latencyMs");
    QTest::newRow("quick device") << kQuickMs;
    QTest::newRow("device that holds much itself") << kSlowMs;
}

void TestPlaybackSound::whatComesOutIsWhatIsPlayed() {
    QFETCH(int, latencyMs);
    Player& player = *m_player;
    QSignalSpy problems(&player, &Player::problem);
    QSignalSpy tracks(&player, &Player::trackChanged);
    QSignalSpy listened(&player, &Player::listened);
    tests::Recording recording(latencyMs);
    QVERIFY(recording.start());
    m_queue.play(tests::itemsIn(m_folder, {"silence.flac", "a.flac", "b.flac"}));
    QElapsedTimer timer;
    timer.start();
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(tracks.size(), 3, 10'000);
    const qint64 changedMs = timer.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Stopped, 10'000);
    const qint64 endedMs = timer.elapsed();
    const auto recorded = recording.stop();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).value(0).toString()));

    // The first frames are near silence: look for the place that fits best around there.
    const qint64 begin = firstSound(recorded);
    const Fit fit = bestFit(recorded, begin - 4, begin, m_piece);
    QVERIFY2(fit.samples == 0, qPrintable(told(fit, recording)));

    // Titles change and playback ends when it is heard, give or take the machine's scheduling.
    QCOMPARE(listened.size(), 3);
    QVERIFY2(std::abs(endedMs - changedMs - (kWhole - kCut) * 1'000 / 44'100) < 400,
             qPrintable(QString::number(endedMs - changedMs)));
}

void TestPlaybackSound::seeksPausesAndTurnsDown() {
    Player& player = *m_player;
    player.setVolume(0.5);
    tests::Recording recording(kQuickMs);
    QVERIFY(recording.start());
    m_queue.play(tests::itemsIn(m_folder, {"whole.flac"}));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(player.positionMs() > 300, 10'000);
    player.pause();
    // That it stands still, only time tells: nothing else would come to wait for.
    const qint64 paused = player.positionMs();
    QTest::qWait(300);
    const qint64 resting = player.positionMs();
    // Sound goes on where this process stands still.
    QVERIFY2(std::abs(resting - paused) < 150 + recording.longestStallMs(),
             qPrintable(QString::number(resting - paused)));
    QTest::qWait(300);
    QCOMPARE(player.positionMs(), resting);
    player.seek(2'000);
    player.play();
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Stopped, 10'000);
    // An eighth of full volume: 0.5³.
    const Fit fit = lastSecond(recording.stop(), m_piece, 0.125F);
    QVERIFY2(fit.samples == 0, qPrintable(told(fit, recording)));
}

void TestPlaybackSound::soundsAfterManySeeks() {
    Player& player = *m_player;
    player.setVolume(1.0);
    QSignalSpy problems(&player, &Player::problem);
    tests::Recording recording(kQuickMs);
    QVERIFY(recording.start());
    m_queue.play(tests::itemsIn(m_folder, {"whole.flac"}));
    player.play();
    for (qint64 to = 100; to <= 2'000; to += 190) { // each starts the device anew
        player.seek(to);
        QTRY_VERIFY_WITH_TIMEOUT(player.positionMs() > to, 10'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayState::Stopped, 10'000);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.value(0).value(0).toString()));
    const Fit fit = lastSecond(recording.stop(), m_piece, 1.0F);
    QVERIFY2(fit.samples == 0, qPrintable(told(fit, recording)));
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

EARSHOT_TEST(QCoreApplication, TestPlaybackSound)

} // namespace earshot::test_playback_sound

#include "test_playback_sound.moc"
