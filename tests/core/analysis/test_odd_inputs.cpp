// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "core/analysis/pass_analyser.h"
#include "tests/core/analysis/allocated_bytes.h"
#include "tests/core/analysis/measuring.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QProcess>
#include <QTest>

#include <cmath>
#include <limits>

namespace earshot::test_odd_inputs {

using namespace earshot::analysis;
using synth::Samples;

/// What is hardly music: finite numbers, and "unknown" or little confidence.
class TestOddInputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToHear_data();
    void nothingToHear();
    void noise();
    void oneSecond();
    void speech();
    void damagedSamples();
    void formats_data();
    void formats();
    void lengthNeedsNoMoreMemory();
};

void TestOddInputs::nothingToHear_data() {
    QTest::addColumn<Samples>("samples");
    QTest::newRow("empty") << Samples();
    QTest::newRow("one sample") << Samples(1, 0.5F);
    QTest::newRow("digital silence") << Samples(synth::kRate * 8, 0.0F);
    QTest::newRow("constant") << Samples(synth::kRate * 8, 0.4F);
    QTest::newRow("inaudible") << synth::noise(8, 1e-5);
}

void TestOddInputs::nothingToHear() {
    QFETCH(Samples, samples);
    const Features features = featuresOf(samples);
    QVERIFY(allFinite(features));
    QVERIFY(!features.bpm && !features.key && !features.valence && !features.arousal);
    QVERIFY(!features.vocal && !features.acoustic && !features.danceability);
    QCOMPARE(features.bpmConfidence, 0.0);
    QCOMPARE(features.keyConfidence, 0.0);
    QCOMPARE(features.moodConfidence, 0.0);
    QVERIFY(!features.spokenWord);
    QCOMPARE(cosine(features, features), 0.0);
    QVERIFY(std::abs(features.durationSeconds -
                     static_cast<double>(samples.size()) / synth::kRate) < 1e-9);
}

void TestOddInputs::noise() {
    const Features features = featuresOf(synth::noise(15, 0.5));
    QVERIFY(allFinite(features));
    QVERIFY(!features.key);
    QVERIFY(features.bpmConfidence < 0.2);
    QVERIFY2(features.moodConfidence < 0.35, qPrintable(QString::number(features.moodConfidence)));
    QVERIFY(features.spectralFlatness > 0.4);
    QVERIFY(!features.spokenWord);
}

void TestOddInputs::oneSecond() {
    const Features features = featuresOf(synth::music(0, false, 120, 1));
    QVERIFY(allFinite(features));
    QVERIFY(!features.bpm && !features.key && !features.valence);
    QVERIFY(features.integratedLufs.has_value());
}

// A voice reading has syllables but neither beat nor key.
void TestOddInputs::speech() {
    const fixtures::Folder folder;
    const std::filesystem::path file = folder / "speech.wav";
    QProcess speaker;
    speaker.start(
        QStringLiteral("espeak-ng"),
        {QStringLiteral("-v"), QStringLiteral("en"), QStringLiteral("-w"),
         QString::fromStdString(file.string()),
         QStringLiteral("The north wind and the sun were disputing which was the stronger, "
                        "when a traveller came along wrapped in a warm cloak. They agreed "
                        "that the one who first succeeded in making the traveller take "
                        "his cloak off should be considered stronger than the other. "
                        "Then the north wind blew as hard as he could, but the more he "
                        "blew the more closely did the traveller fold his cloak around "
                        "him, and at last the north wind gave up the attempt.")});
    QVERIFY2(speaker.waitForFinished(60'000) && speaker.exitCode() == 0, "espeak-ng is needed");
    const auto features = analyse(file);
    QVERIFY(features.ok());
    QVERIFY(allFinite(*features));
    qInfo("bpm %.2f, key %.2f, mood %.2f, spoken %d", features->bpmConfidence,
          features->keyConfidence, features->moodConfidence, features->spokenWord);
    QVERIFY(features->bpmConfidence < 0.5);
    QVERIFY(features->keyConfidence < 0.5);
}

// A float file may hold anything; what is no number is silence and spoils nothing.
void TestOddInputs::damagedSamples() {
    const Samples clean = synth::music(0, false, 120, 10);
    Samples damaged = clean;
    for (std::size_t i = 1000; i < damaged.size(); i += 50021) {
        damaged[i] = std::numeric_limits<float>::quiet_NaN();
        damaged[i + 7] = std::numeric_limits<float>::infinity();
        damaged[i + 9] = 1e30F;
    }
    const Features features = featuresOf(damaged);
    QVERIFY(allFinite(features));
    QVERIFY(std::abs(*features.integratedLufs - *featuresOf(clean).integratedLufs) < 0.3);
}

void TestOddInputs::formats_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::newRow("8 kHz") << 8000 << 1;
    QTest::newRow("22.05 kHz") << 22050 << 2;
    QTest::newRow("48 kHz eight channels") << 48000 << 8;
    QTest::newRow("192 kHz") << 192000 << 2;
}

void TestOddInputs::formats() {
    QFETCH(int, rate);
    QFETCH(int, channels);
    // A chord of partials below 4 kHz, struck twice a second.
    Samples mono(static_cast<std::size_t>(rate) * 10);
    for (std::size_t i = 0; i < mono.size(); ++i) {
        const double t = static_cast<double>(i) / rate;
        const double decay = std::exp(-std::fmod(t, 0.5) / 0.1);
        double wave = 0;
        for (const double hz : {220.0, 261.626, 329.628, 440.0, 880.0}) {
            wave += std::sin(2 * M_PI * hz * t);
        }
        mono[i] = static_cast<float>(0.12 * decay * wave);
    }
    const Features features = featuresOf(synth::interleaved(mono, channels), channels, rate);
    QVERIFY(allFinite(features));
    QVERIFY(std::abs(features.durationSeconds - 10.0) < 1e-6);
    QVERIFY(features.key == 9 && features.mode == Mode::Minor);
    QVERIFY(features.bpm.has_value());
    QVERIFY2(std::abs(*features.bpm / 120.0 - 1.0) < 0.01 ||
                 std::abs(*features.bpm / 60.0 - 1.0) < 0.01,
             qPrintable(QString::number(*features.bpm)));
}

// Neither of a stream of unknown length nor of one that says how long it is.
void TestOddInputs::lengthNeedsNoMoreMemory() {
    constexpr int kRate = 22050;
    constexpr int kSeconds = 1200; // ten hours: bench_analysis --part memory
    const Samples second = synth::tone(441, 1, 0.4, kRate);
    for (const double expectedSeconds : {0.0, 36'000.0}) {
        auto pass = PassAnalyser::create({kRate, 1, 0, expectedSeconds});
        QVERIFY(pass.ok());
        std::size_t afterMinutes = 0;
        for (int at = 0; at < kSeconds; ++at) {
            pass->push(second);
            if (at == 119) {
                afterMinutes = allocatedBytes();
            }
        }
        const std::size_t atTheEnd = allocatedBytes();
        QVERIFY2(atTheEnd < afterMinutes + (1U << 20),
                 qPrintable(QStringLiteral("%1 then %2").arg(afterMinutes).arg(atTheEnd)));
        const Features features = pass->finish().features;
        QVERIFY(allFinite(features));
        QVERIFY(std::abs(features.durationSeconds - kSeconds) < 1e-3);
        QVERIFY2(features.bpmConfidence < 0.3,
                 qPrintable(QStringLiteral("%1 BPM, confidence %2, clarity %3")
                                .arg(features.bpm.value_or(0))
                                .arg(features.bpmConfidence)
                                .arg(features.pulseClarity)));
    }
}

EARSHOT_TEST(QCoreApplication, TestOddInputs)

} // namespace earshot::test_odd_inputs

#include "test_odd_inputs.moc"
