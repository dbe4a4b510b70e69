// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "tests/core/playback/stage.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#include <cmath>

namespace earshot::test_playback_joins {

using playback::PlayState;
using tests::cut;
using tests::Stage;

namespace {

constexpr qint64 kWhole = 150'000; ///< frames of the piece that is cut up
constexpr qint64 kCut = 61'235;
constexpr qint64 kSecondCut = 104'321;

} // namespace

/// What sounds, to the sample.
class TestPlaybackJoins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void partsOfOneRecordingJoin();
    void partsJoinThroughTheResampler();
    void anItemMayBeShorterThanTheResamplersDelay();
    void anotherRateFollowsWithoutReopening();
    void monoPlaysOnBothSides();
    void seeksToTheFrame();
    void seeksWhilePaused();
    void pausesWithoutLosingAFrame();
    void skipsWhatCannotBePlayed();
    void movingTheNextItemTakesEffect();
    void movingWhatIsInTheDeviceTakesEffect();
    void appendingAtTheLastMomentJoins();
    void anEditOfTheRestDoesNotDisturb();
    void trackGain_data();
    void trackGain();
    void trackGainCanBeTurnedOff();

private:
    [[nodiscard]] auto items(std::initializer_list<const char*> names) const {
        return tests::itemsIn(m_folder, names);
    }

    fixtures::Folder m_folder;
    std::vector<float> m_piece = tests::twoSines(kWhole);
};

void TestPlaybackJoins::initTestCase() {
    QVERIFY(std::abs(m_piece[2 * kCut] - m_piece[2 * kCut - 2]) < 0.05F);
    tests::writeFlac(m_folder / "whole.flac", m_piece);
    tests::writeFlac(m_folder / "a.flac", cut(m_piece, 0, kCut));
    tests::writeFlac(m_folder / "bc.flac", cut(m_piece, kCut, kWhole));
    tests::writeFlac(m_folder / "b.flac", cut(m_piece, kCut, kSecondCut));
    tests::writeFlac(m_folder / "c.flac", cut(m_piece, kSecondCut, kWhole));
    fixtures::writeWav(m_folder / "x.wav", fixtures::sine(1'000, 1.0, 44'100), 44'100, 1);
}

void TestPlaybackJoins::partsOfOneRecordingJoin() {
    Stage stage({44'100, 2}, 11'025);
    stage.play(items({"a.flac", "b.flac", "c.flac"}));
    QVERIFY(stage.playOut());
    QVERIFY2(stage.problems.isEmpty(), qPrintable(stage.problems.join(u'\n')));
    QCOMPARE(stage.device->heardFrames(), kWhole);
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.device->starts(), 1);
    QCOMPARE(stage.queue.current(), 2);
}

void TestPlaybackJoins::partsJoinThroughTheResampler() {
    const auto render = [this](std::initializer_list<const char*> names) {
        Stage stage({48'000, 2}, 0);
        stage.play(items(names));
        return stage.playOut() ? stage.device->heard() : std::vector<float>();
    };
    const std::vector<float> whole = render({"whole.flac"});
    QCOMPARE(whole.size() / 2, static_cast<std::size_t>(std::llround(kWhole * 48'000 / 44'100.0)));
    QVERIFY(render({"a.flac", "b.flac", "c.flac"}) == whole);
}

void TestPlaybackJoins::anItemMayBeShorterThanTheResamplersDelay() {
    tests::writeFlac(m_folder / "tiny.flac", cut(m_piece, kCut, kCut + 16));
    Stage stage({48'000, 2}, 0);
    stage.play(items({"a.flac", "tiny.flac", "bc.flac"}));
    QVERIFY(stage.playOut());
    const auto frames = std::llround((kWhole + 16) * 48'000 / 44'100.0);
    QVERIFY(std::abs(stage.device->heardFrames() - frames) <= 2);
    QCOMPARE(stage.queue.current(), 2);
    QCOMPARE(stage.listened.size(), std::size_t(3));
}

void TestPlaybackJoins::anotherRateFollowsWithoutReopening() {
    Stage stage;
    fixtures::writeWav(m_folder / "b.wav", fixtures::sine(1'000, 0.5, 32'000), 32'000, 1);
    stage.play(items({"a.flac", "b.wav", "a.flac"}));
    QVERIFY(stage.playOut());
    QCOMPARE(stage.device->starts(), 1);
    QCOMPARE(stage.device->heardFrames(), kCut + 22'050 + kCut);
    const auto heard = stage.device->heard();
    const auto first = cut(m_piece, 0, kCut);
    QVERIFY(cut(heard, 0, kCut) == first);
    QVERIFY(cut(heard, kCut + 22'050, 2 * kCut + 22'050) == first);
}

void TestPlaybackJoins::monoPlaysOnBothSides() {
    Stage stage;
    fixtures::writeWav(m_folder / "mono.wav", fixtures::sine(441, 1.0, 44'100), 44'100, 1);
    stage.play(items({"mono.wav"}));
    QVERIFY(stage.playOut());
    const auto heard = stage.device->heard();
    QCOMPARE(heard.size(), std::size_t(88'200));
    for (std::size_t i = 0; i < heard.size(); i += 2) {
        QCOMPARE(heard[i], heard[i + 1]);
    }
    QVERIFY(*std::ranges::max_element(heard) > 0.3F);
}

void TestPlaybackJoins::seeksToTheFrame() {
    Stage stage({44'100, 2}, 4'000);
    stage.play(items({"whole.flac"}));
    QVERIFY(stage.device->hear(10'000));
    for (const qint64 targetMs : {2'000, 500, 3'000, 0}) {
        const int starts =
            stage.device->starts(); // the engine may be done before this thread goes on
        stage.player->seek(targetMs);
        QCOMPARE(stage.player->positionMs(), targetMs);
        QTRY_VERIFY(stage.device->starts() > starts);
        stage.device->forget();
        QVERIFY(stage.device->hear(8'820));
        const qint64 from = targetMs * 441 / 10;
        QVERIFY(stage.device->heard() == cut(m_piece, from, from + 8'820));
        QTRY_COMPARE(stage.player->positionMs(), targetMs + 200);
    }
}

void TestPlaybackJoins::seeksWhilePaused() {
    Stage stage;
    stage.play(items({"whole.flac"}));
    QVERIFY(stage.device->hear(10'000));
    stage.player->pause();
    QTRY_VERIFY(!stage.device->running());
    stage.player->seek(1'500);
    QCOMPARE(stage.player->state(), PlayState::Paused);
    stage.device->forget();
    stage.player->play();
    QVERIFY(stage.device->hear(4'410));
    QVERIFY(stage.device->heard() == cut(m_piece, 66'150, 70'560));
}

void TestPlaybackJoins::pausesWithoutLosingAFrame() {
    Stage stage({44'100, 2}, 5'000);
    stage.play(items({"whole.flac"}));
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(stage.device->hear(22'050));
        stage.player->pause();
        QTRY_VERIFY(!stage.device->running());
        QTRY_COMPARE(stage.player->positionMs(), 500 * i);
        stage.player->toggle();
    }
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.listened.size(), std::size_t(1));
    QCOMPARE(stage.listened[0].heardMs, qRound64(kWhole / 44.1));
}

void TestPlaybackJoins::skipsWhatCannotBePlayed() {
    Stage stage;
    fixtures::writeWav(m_folder / "empty.wav", {}, 44'100, 2);
    QFile garbage(base::pathText(m_folder / "garbage.mp3"));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(5'000, 'x'));
    garbage.close();
    stage.play(items({"a.flac", "missing.flac", "garbage.mp3", "empty.wav", "gone too.ogg",
                      "gone.ogg", "bc.flac"}));
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.problems.size(), 5);
    QVERIFY(stage.problems[0].contains(QStringLiteral("missing.flac")));
    QCOMPARE(stage.queue.current(), 6);
    QCOMPARE(stage.listened.size(), std::size_t(2));
}

void TestPlaybackJoins::movingTheNextItemTakesEffect() {
    Stage stage;
    stage.play(items({"a.flac", "c.flac", "b.flac"}));
    QVERIFY(stage.device->hear(kCut - 1'000));
    stage.queue.move(1, 2);
    QVERIFY(stage.sync());
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.device->starts(), 1);
}

/// The frames of the removed item lie in the device's buffer already, behind the current one's.
void TestPlaybackJoins::movingWhatIsInTheDeviceTakesEffect() {
    Stage stage({44'100, 2}, 11'025);
    stage.play(items({"a.flac", "x.wav", "bc.flac"}));
    QVERIFY(stage.device->hear(kCut - 1'000));
    QTRY_VERIFY(stage.device->fill());
    stage.queue.remove(1);
    // The device is started anew at the frame it had reached.
    QTRY_COMPARE(stage.device->starts(), 2);
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.listened.size(), std::size_t(2));
    QCOMPARE(stage.listened[0].heardMs, qRound64(kCut / 44.1));
    QCOMPARE(stage.listened[0].endedBy, playback::EndedBy::End);
}

void TestPlaybackJoins::appendingAtTheLastMomentJoins() {
    Stage stage({44'100, 2}, 1'000);
    stage.play(items({"a.flac"}));
    QVERIFY(stage.device->hear(kCut - 100));
    stage.queue.append(items({"bc.flac"}));
    QVERIFY(stage.sync());
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.queue.current(), 1);
}

void TestPlaybackJoins::anEditOfTheRestDoesNotDisturb() {
    Stage stage({44'100, 2}, 11'025);
    stage.play(items({"bc.flac", "a.flac", "bc.flac", "bc.flac"}), 1);
    QVERIFY(stage.device->hear(kCut - 1'000));
    QTRY_VERIFY(stage.device->fill()); // with the beginning of the next item
    stage.queue.remove(3);
    stage.queue.remove(0);
    stage.queue.append(items({"missing.flac"}));
    QVERIFY(stage.sync());
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == m_piece);
    QCOMPARE(stage.device->starts(), 1);
}

void TestPlaybackJoins::trackGain_data() {
    QTest::addColumn<double>("gainDb");
    QTest::addColumn<double>("peak");
    QTest::addColumn<double>("factor");
    QTest::newRow("quieter") << -6.0 << 0.0 << 0.501187;
    QTest::newRow("louder") << 4.0 << 0.0 << 1.584893;
    QTest::newRow("louder, held back by the peak") << 6.0 << 0.8 << 1.25;
    QTest::newRow("a peak above full scale does not lower") << 3.0 << 1.2 << 1.0;
    QTest::newRow("absurd tag") << -200.0 << 0.0 << 0.063096;
    QTest::newRow("not a number") << std::nan("") << 0.0 << 1.0;
}

void TestPlaybackJoins::trackGain() {
    QFETCH(double, gainDb);
    QFETCH(double, peak);
    QFETCH(double, factor);
    Stage stage;
    auto queued = items({"a.flac"});
    queued[0].gainDb = gainDb;
    queued[0].peak = peak;
    stage.play(queued);
    QVERIFY(stage.playOut());
    const auto heard = stage.device->heard();
    QCOMPARE(heard.size(), static_cast<std::size_t>(kCut * 2));
    for (std::size_t i = 0; i < heard.size(); ++i) {
        QVERIFY(std::abs(heard[i] - m_piece[i] * factor) < 1e-5);
    }
}

void TestPlaybackJoins::trackGainCanBeTurnedOff() {
    Stage stage;
    stage.player->setUseTrackGain(false);
    auto queued = items({"a.flac"});
    queued[0].gainDb = -9.0;
    stage.play(queued);
    QVERIFY(stage.playOut());
    QVERIFY(stage.device->heard() == cut(m_piece, 0, kCut));
}

EARSHOT_TEST(QCoreApplication, TestPlaybackJoins)

} // namespace earshot::test_playback_joins

#include "test_playback_joins.moc"
