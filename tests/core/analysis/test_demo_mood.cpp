// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "core/analysis/features.h"
#include "core/demo/piece_writer.h"
#include "tests/fixtures/demo_music.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <atomic>
#include <thread>

namespace earshot::test_demo_mood {

namespace {

struct Heard {
    demo::PieceTruth truth;
    analysis::Features features;
};

/// Within 4 % of the tempo, its half or its double.
bool sameTempo(double bpm, double truth) {
    constexpr std::array Octaves{0.5, 1.0, 2.0};
    return std::ranges::any_of(
        Octaves, [&](double octave) { return std::abs(bpm / (octave * truth) - 1) <= 0.04; });
}

bool sameKey(const Heard& heard) {
    const bool major = heard.truth.mode == demo::Mode::Major;
    return heard.features.key == heard.truth.tonic &&
           heard.features.mode == (major ? analysis::Mode::Major : analysis::Mode::Minor);
}

QString describe(const Heard& heard) {
    return QStringLiteral("%1: valence %2, arousal %3; ")
        .arg(heard.truth.title)
        .arg(heard.features.valence.value_or(0), 0, 'f', 2)
        .arg(heard.features.arousal.value_or(0), 0, 'f', 2);
}

} // namespace

/// The analyser hears in the demo music what was composed: what a new user sees first on the map.
class TestDemoMood : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hearsTempo();
    void hearsKey();
    void hearsArousal();
    void hearsValence();

private:
    std::vector<Heard> m_heard;
};

void TestDemoMood::initTestCase() {
    // Every second piece: all styles, all quadrants, at half the time.
    m_heard.resize(demo::pieceTable().size() / 2);
    std::atomic<std::size_t> next = 0;
    std::atomic<int> failures = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < m_heard.size(); i = next++) {
            const demo::PieceSpec& piece = demo::pieceTable()[2 * i];
            m_heard[i].truth = demo::truthOf(piece);
            auto features = analysis::analyse(fixtures::demoMusic() / demo::pieceFile(piece));
            failures += features ? 0 : 1;
            if (features) {
                m_heard[i].features = std::move(features).value();
            }
        }
    };
    {
        const std::jthread other(work);
        work();
    }
    QCOMPARE(failures.load(), 0);
}

void TestDemoMood::hearsTempo() {
    for (const Heard& heard : m_heard) {
        QVERIFY2(heard.features.bpm && sameTempo(*heard.features.bpm, heard.truth.bpm),
                 qPrintable(heard.truth.title));
    }
}

void TestDemoMood::hearsKey() {
    QVERIFY(std::ranges::count_if(m_heard, sameKey) >= 11);
}

/// The side of most (10 of 12 measured), and clearly so where the piece is clear.
void TestDemoMood::hearsArousal() {
    int right = 0;
    for (const Heard& heard : m_heard) {
        const double truth = heard.truth.arousal;
        const double told = heard.features.arousal.value_or(0);
        right += told * truth > 0 ? 1 : 0;
        const bool clear = truth >= 0.8 ? told > 0.3 : truth <= -0.5 ? told < -0.3 : true;
        QVERIFY2(clear, qPrintable(describe(heard)));
    }
    QVERIFY2(right >= 9, qPrintable(QString::number(right)));
}

/// Valence is the harder one to hear: the side of most (8 of 12 measured), and happy pieces
/// above sad ones of the same energy.
void TestDemoMood::hearsValence() {
    int right = 0;
    for (const Heard& heard : m_heard) {
        const double told = heard.features.valence.value_or(0);
        right += told * heard.truth.valence > 0 ? 1 : 0;
        for (const Heard& other : m_heard) {
            const bool sameEnergy = (heard.truth.arousal > 0) == (other.truth.arousal > 0);
            if (sameEnergy && heard.truth.valence > 0 && other.truth.valence < 0) {
                QVERIFY2(told > other.features.valence.value_or(0),
                         qPrintable(describe(heard) + describe(other)));
            }
        }
    }
    QVERIFY2(right >= 7, qPrintable(QString::number(right)));
}

EARSHOT_TEST(QCoreApplication, TestDemoMood)

} // namespace earshot::test_demo_mood

#include "test_demo_mood.moc"
