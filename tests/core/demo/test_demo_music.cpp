// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/piece_writer.h"
#include "core/demo/score/composer.h"
#include "core/demo/sound/master.h"
#include "tests/core/demo/listening.h"
#include "tests/fixtures/demo_music.h"
#include "tests/fixtures/test_program.h"

#include <QSet>
#include <QTest>

#include <ebur128.h>

#include <map>

namespace earshot::test_demo_music {

using namespace demo;

namespace {

constexpr int Rate = 44'100;
/// What writing 16 bits may change: one step of noise, half a step of rounding.
constexpr float kStep = 1.5F / 32768;

double loudness(const std::vector<float>& stereo) {
    ebur128_state* meter = ebur128_init(2, Rate, EBUR128_MODE_I);
    double lufs = 0;
    ebur128_add_frames_float(meter, stereo.data(), stereo.size() / 2);
    ebur128_loudness_global(meter, &lufs);
    ebur128_destroy(&meter);
    return lufs;
}

std::vector<float> monoOf(const std::vector<float>& stereo) {
    std::vector<float> mono(stereo.size() / 2);
    for (std::size_t i = 0; i < mono.size(); ++i) {
        mono[i] = 0.5F * (stereo[2 * i] + stereo[2 * i + 1]);
    }
    return mono;
}

} // namespace

/// Is what is written what is claimed of it?
class TestDemoMusic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void truthSpreadsOverMoodsAndStyles();
    void scoresStayPlayable_data() { eachPiece(); }
    void scoresStayPlayable();
    void soundsClean_data() { eachPiece(); }
    void soundsClean();
    void keepsItsTempo_data() { eachPiece(); }
    void keepsItsTempo();
    void keepsItsKey_data() { eachPiece(); }
    void keepsItsKey();
    void energeticPiecesAreLouderAndBusier();
    void isTheSameEveryTime();

private:
    static void eachPiece();
    [[nodiscard]] const std::vector<float>& played(int piece) const {
        return m_played[static_cast<std::size_t>(piece)];
    }

    std::vector<std::vector<float>> m_played;
};

void TestDemoMusic::eachPiece() {
    QTest::addColumn<int>("piece");
    int number = 0;
    for (const PieceSpec& piece : pieceTable()) {
        QTest::newRow(piece.title) << number++;
    }
}

void TestDemoMusic::initTestCase() {
    for (const PieceSpec& piece : pieceTable()) {
        m_played.push_back(fixtures::demoSound(pieceFile(piece)));
    }
}

void TestDemoMusic::truthSpreadsOverMoodsAndStyles() {
    const auto pieces = demoPieces();
    QCOMPARE(pieces.size(), 24U);
    QSet<QString> artists, albums, genres, titles;
    std::map<std::pair<bool, bool>, int> quadrants;
    int minor = 0;
    for (const PieceTruth& piece : pieces) {
        artists << piece.artist;
        albums << piece.album;
        genres << piece.genre;
        titles << piece.title;
        ++quadrants[{piece.valence > 0, piece.arousal > 0}];
        minor += piece.mode == Mode::Minor ? 1 : 0;
        QVERIFY(piece.bpm >= 50 && piece.bpm <= 210);
        QVERIFY(piece.tonic >= 0 && piece.tonic < 12);
        QVERIFY(std::abs(piece.valence) >= 0.2 && std::abs(piece.valence) <= 1);
        QVERIFY(std::abs(piece.arousal) >= 0.2 && std::abs(piece.arousal) <= 1);
        QVERIFY(piece.year > 1950 && piece.year <= 2026);
        QVERIFY(piece.file.is_relative());
        QCOMPARE(piece.file.extension(), ".flac");
    }
    QCOMPARE(artists.size(), 8);
    QCOMPARE(albums.size(), 8);
    QCOMPARE(genres.size(), 4);
    QCOMPARE(titles.size(), 24);
    QCOMPARE(quadrants.size(), 4U);
    for (const auto& [quadrant, count] : quadrants) {
        QCOMPARE(count, 6);
    }
    QCOMPARE(minor, 12);
}

/// Notes inside the piece, instruments inside their range, parts that really play.
void TestDemoMusic::scoresStayPlayable() {
    QFETCH(int, piece);
    const PieceSpec& spec = pieceTable()[static_cast<std::size_t>(piece)];
    const Score score = compose(spec);
    QVERIFY(score.parts.size() >= 4);
    QVERIFY(!score.hits.empty());
    for (const Part& part : score.parts) {
        QVERIFY(part.notes.size() >= 6);
        for (const Note& note : part.notes) {
            QVERIFY(note.beat >= 0 && note.beat <= score.beats + 1);
            QVERIFY(note.beats > 0 && note.pitch >= 24 && note.pitch <= 103);
            QVERIFY(note.velocity > 0 && note.velocity <= 1);
        }
        const auto last = std::ranges::max_element(part.notes, {}, &Note::beat);
        QVERIFY(last->beat > score.beats / 2);
    }
    // The bass closes on the tonic.
    int lowest = 127;
    for (const Part& part : score.parts) {
        for (const Note& note : part.notes) {
            if (note.beat > score.beats - 0.1) {
                lowest = std::min(lowest, note.pitch);
            }
        }
    }
    QCOMPARE(lowest % 12, spec.tonic);
}

void TestDemoMusic::soundsClean() {
    QFETCH(int, piece);
    const auto& samples = played(piece);
    const double seconds = static_cast<double>(samples.size()) / 2 / Rate;
    QVERIFY2(seconds > 25 && seconds < 40, qPrintable(QString::number(seconds)));
    double left = 0, right = 0, apart = 0, mean = 0;
    for (std::size_t i = 0; i < samples.size(); i += 2) {
        QVERIFY(std::abs(samples[i]) <= CeilingPeak + kStep);
        QVERIFY(std::abs(samples[i + 1]) <= CeilingPeak + kStep);
        left += samples[i] * samples[i];
        right += samples[i + 1] * samples[i + 1];
        apart += (samples[i] - samples[i + 1]) * (samples[i] - samples[i + 1]);
        mean += samples[i];
    }
    QVERIFY(std::abs(10 * std::log10(left / right)) < 3);                 // balanced
    QVERIFY(apart > 0.02 * (left + right));                               // and really stereo
    QVERIFY(std::abs(mean / static_cast<double>(samples.size())) < 1e-3); // no DC
    QVERIFY(std::abs(samples.front()) < 1e-3 && std::abs(samples.back()) < 1e-3);
    const PieceSpec& spec = pieceTable()[static_cast<std::size_t>(piece)];
    const double target = compose(spec).lufs;
    QVERIFY2(std::abs(loudness(samples) - target) < 0.7,
             qPrintable(QString::number(loudness(samples))));
}

/// The onsets repeat after a bar of the claimed tempo, and not after one that is a little off (by
/// no whole part of a bar, where other beats would meet).
void TestDemoMusic::keepsItsTempo() {
    QFETCH(int, piece);
    const double bar = 240 / pieceTable()[static_cast<std::size_t>(piece)].bpm;
    const auto rises = tests::onsets(tests::thinned(monoOf(played(piece)), 2), Rate / 2);
    const double claimed = tests::repetition(rises, bar);
    QVERIFY2(claimed > 0.3, qPrintable(QString::number(claimed)));
    for (const double off : {0.955, 0.97, 1.03, 1.045}) {
        const double other = tests::repetition(rises, bar * off);
        QVERIFY2(claimed > other + 0.1, qPrintable(QString::number(other)));
    }
}

/// More sound on the tones of the claimed scale than on the five others, more on the tonic triad
/// than on any of the tonic's neighbours, and the right third.
void TestDemoMusic::keepsItsKey() {
    QFETCH(int, piece);
    const PieceSpec& spec = pieceTable()[static_cast<std::size_t>(piece)];
    const auto energy = tests::pitchClassEnergy(tests::thinned(monoOf(played(piece)), 4), Rate / 4);
    const auto at = [&](int interval) {
        return energy[static_cast<std::size_t>((spec.tonic + interval) % 12)];
    };
    const bool major = spec.mode == Mode::Major;
    const std::array scale =
        major ? std::array{0, 2, 4, 5, 7, 9, 11} : std::array{0, 2, 3, 5, 7, 8, 10};
    double inside = 0, all = 0;
    for (int i = 0; i < 12; ++i) {
        all += at(i);
    }
    for (const int interval : scale) {
        inside += at(interval);
    }
    // Drums and leading tones sound outside of it too.
    const double clarity = (inside / 7) / ((all - inside) / 5);
    QVERIFY2(clarity > 1.15, qPrintable(QString::number(clarity)));
    QVERIFY(at(0) > at(1) && at(0) > at(11) && at(7) > at(6));
    QVERIFY2(at(major ? 4 : 3) > 1.05 * at(major ? 3 : 4),
             qPrintable(QString::number(at(4) / at(3))));
}

void TestDemoMusic::energeticPiecesAreLouderAndBusier() {
    double quietest = 0, loudest = -70, calmRises = 0, wildRises = 0;
    for (std::size_t i = 0; i < m_played.size(); ++i) {
        const PieceSpec& spec = pieceTable()[i];
        const double lufs = loudness(m_played[i]);
        const std::size_t hits = compose(spec).hits.size();
        if (spec.arousal < -0.6) {
            quietest = std::min(quietest, lufs);
            calmRises += static_cast<double>(hits);
        } else if (spec.arousal > 0.6) {
            loudest = std::max(loudest, lufs);
            wildRises += static_cast<double>(hits);
        }
    }
    QVERIFY(quietest < -19 && loudest > -12);
    QVERIFY(wildRises > 4 * calmRises);
}

void TestDemoMusic::isTheSameEveryTime() {
    for (const std::size_t piece : {0U, 17U}) {
        const auto again = renderPiece(pieceTable()[piece], {});
        const auto& written = m_played[piece];
        QCOMPARE(again.size(), written.size());
        for (std::size_t i = 0; i < again.size(); ++i) {
            QVERIFY(std::abs(again[i] - written[i]) <= kStep);
        }
    }
}

EARSHOT_TEST(QCoreApplication, TestDemoMusic)

} // namespace earshot::test_demo_music

#include "test_demo_music.moc"
