// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/key_profiles.h"
#include "tests/core/analysis/measuring.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <numeric>

namespace earshot::test_music {

using namespace earshot::analysis;
using synth::Pattern;
using synth::Samples;

namespace {

bool withinShare(double value, double truth, double share) {
    return std::abs(value / truth - 1.0) <= share;
}

bool octaveOf(double bpm, double truth) {
    return withinShare(bpm, truth, 0.005) || withinShare(bpm, 2 * truth, 0.005) ||
           withinShare(bpm, truth / 2, 0.005);
}

} // namespace

class TestMusic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tempoOfDrumLoops();
    void tempoChanges();
    void keysOfCadences_data();
    void keysOfCadences();
    void tuning();
    void flatChromaHasNoKey();
    void danceability();
    void onsets();
    void keyNames();
};

void TestMusic::tempoOfDrumLoops() {
    int loops = 0;
    int upToOctave = 0;
    for (const Pattern pattern : synth::kPatterns) {
        for (const double bpm : {62.0, 74.5, 88.0, 97.3, 110.0, 121.7, 133.0, 150.0, 174.0}) {
            const Features features = featuresOf(synth::drumLoop(pattern, bpm, 14));
            ++loops;
            const bool hit = features.bpm && octaveOf(*features.bpm, bpm);
            upToOctave += hit;
            if (!hit) {
                qInfo("pattern %d at %.1f: %.2f", static_cast<int>(pattern), bpm,
                      features.bpm.value_or(0));
            }
            QVERIFY(features.bpm.has_value());
            QVERIFY(features.bpmConfidence > 0.5);
            QVERIFY(octaveOf(*features.bpmAlternate, *features.bpm));
        }
    }
    QVERIFY2(upToOctave * 100 >= loops * 98, qPrintable(QString::number(upToOctave)));
}

// Two tempi in one track: told with less stability than either alone.
void TestMusic::tempoChanges() {
    Samples samples = synth::drumLoop(Pattern::Rock, 100, 20);
    const Features steady = featuresOf(samples);
    const Samples second = synth::drumLoop(Pattern::Rock, 137, 20);
    samples.insert(samples.end(), second.begin(), second.end());
    const Features changing = featuresOf(samples);
    QVERIFY(steady.beatStability > 0.9);
    QVERIFY(changing.beatStability < 0.75);
    QVERIFY(changing.bpmConfidence < steady.bpmConfidence);
}

void TestMusic::keysOfCadences_data() {
    QTest::addColumn<double>("cents");
    QTest::addColumn<int>("least");
    QTest::newRow("in tune") << 0.0 << 24;
    QTest::newRow("30 cents sharp") << 30.0 << 23;
    QTest::newRow("30 cents flat") << -30.0 << 23;
}

void TestMusic::keysOfCadences() {
    QFETCH(double, cents);
    QFETCH(int, least);
    int right = 0;
    for (const bool minor : {false, true}) {
        for (int tonic = 0; tonic < 12; ++tonic) {
            const Features features =
                featuresOf(synth::cadence({.tonic = tonic, .minor = minor, .cents = cents}, 8));
            const bool hit =
                features.key == tonic && features.mode == (minor ? Mode::Minor : Mode::Major);
            right += hit;
            QVERIFY(!hit || features.keyConfidence > 0.5);
            QVERIFY((features.majorness > 0) == (features.mode == Mode::Major));
        }
    }
    QVERIFY2(right >= least, qPrintable(QString::number(right)));
}

void TestMusic::tuning() {
    for (const double cents : {-40.0, -15.0, 0.0, 22.0, 41.0}) {
        const Features features = featuresOf(synth::cadence({.tonic = 2, .cents = cents}, 6));
        QVERIFY2(std::abs(features.tuningCents - cents) < 4.0,
                 qPrintable(QString::number(features.tuningCents)));
    }
}

void TestMusic::flatChromaHasNoKey() {
    Chroma flat;
    flat.fill(0.3);
    QCOMPARE(guessKey(flat).strength, 0.0);
    QCOMPARE(chromaEntropy(flat), 1.0);
    Chroma one{};
    one[4] = 2.0;
    QCOMPARE(chromaEntropy(one), 0.0);
    QCOMPARE(chromaEntropy(Chroma{}), 1.0);
}

void TestMusic::danceability() {
    const Features drums = featuresOf(synth::drumLoop(Pattern::FourOnFloor, 124, 30));
    // Level that wanders without a beat: noise swelling at random.
    Samples wind = synth::noise(30, 0.5);
    double level = 0;
    double target = 0;
    const Samples steps = synth::noise(1, 1.0, 5);
    for (std::size_t i = 0; i < wind.size(); ++i) {
        if (i % 20000 == 0) {
            target = 0.5 + 0.5 * static_cast<double>(steps[i / 20000]);
        }
        level += (target - level) * 0.0001;
        wind[i] *= static_cast<float>(level);
    }
    const Features swelling = featuresOf(wind);
    QVERIFY(drums.danceability && swelling.danceability);
    QVERIFY2(
        *drums.danceability > *swelling.danceability + 0.2,
        qPrintable(QStringLiteral("%1 %2").arg(*drums.danceability).arg(*swelling.danceability)));
}

void TestMusic::onsets() {
    // Clicks at 120 BPM: two a second. Rock at 120 with eighths: four a second.
    const Features clicks = featuresOf(synth::drumLoop(Pattern::Click, 120, 15));
    const Features rock = featuresOf(synth::drumLoop(Pattern::Rock, 120, 15));
    QVERIFY2(std::abs(clicks.onsetsPerSecond - 2.0) < 0.25,
             qPrintable(QString::number(clicks.onsetsPerSecond)));
    QVERIFY2(std::abs(rock.onsetsPerSecond - 4.0) < 0.6,
             qPrintable(QString::number(rock.onsetsPerSecond)));
}

void TestMusic::keyNames() {
    Features features;
    QCOMPARE(keyText(features), QString());
    features.key = 9;
    features.mode = Mode::Minor;
    QCOMPARE(keyText(features), QStringLiteral("A minor"));
    features.key = 6;
    features.mode = Mode::Major;
    QCOMPARE(keyText(features), QStringLiteral("F♯ major"));
}

EARSHOT_TEST(QCoreApplication, TestMusic)

} // namespace earshot::test_music

#include "test_music.moc"
