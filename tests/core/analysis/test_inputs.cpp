// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "tests/core/analysis/measuring.h"
#include "tests/fixtures/fixtures.h"

#include <QTest>

#include <QFile>

#include <cmath>
#include <limits>

using namespace earshot;
using namespace earshot::analysis;
using synth::Samples;

namespace {

Samples scaled(Samples samples, double gain) {
    for (float& sample : samples) {
        sample *= static_cast<float>(gain);
    }
    return samples;
}

} // namespace

class TestInputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToHear_data();
    void nothingToHear();
    void noise();
    void oneSecond();
    void damagedSamples();
    void formats_data();
    void formats();
    void gainChangesNothing();
    void stereoChangesNothing();
    void similarity();
    void edgeSilence();
    void strip();
    void files();
    void badFiles();
    void stopping();
};

void TestInputs::nothingToHear_data() {
    QTest::addColumn<Samples>("samples");
    QTest::newRow("empty") << Samples();
    QTest::newRow("one sample") << Samples(1, 0.5F);
    QTest::newRow("digital silence") << Samples(synth::kRate * 8, 0.0F);
    QTest::newRow("constant") << Samples(synth::kRate * 8, 0.4F);
    QTest::newRow("inaudible") << synth::noise(8, 1e-5);
}

void TestInputs::nothingToHear() {
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

void TestInputs::noise() {
    const Features features = featuresOf(synth::noise(15, 0.5));
    QVERIFY(allFinite(features));
    QVERIFY(!features.key);
    QVERIFY(features.bpmConfidence < 0.2);
    QVERIFY2(features.moodConfidence < 0.35, qPrintable(QString::number(features.moodConfidence)));
    QVERIFY(features.spectralFlatness > 0.4);
    QVERIFY(!features.spokenWord);
}

void TestInputs::oneSecond() {
    const Features features = featuresOf(synth::music(0, false, 120, 1));
    QVERIFY(allFinite(features));
    QVERIFY(!features.bpm && !features.key && !features.valence);
    QVERIFY(features.integratedLufs.has_value());
}

// A float file may hold anything; what is no number is silence and spoils nothing.
void TestInputs::damagedSamples() {
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

void TestInputs::formats_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::newRow("8 kHz") << 8000 << 1;
    QTest::newRow("22.05 kHz") << 22050 << 2;
    QTest::newRow("48 kHz eight channels") << 48000 << 8;
    QTest::newRow("192 kHz") << 192000 << 2;
}

void TestInputs::formats() {
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

void TestInputs::gainChangesNothing() {
    const Samples loud = synth::music(3, true, 104, 15);
    const Features a = featuresOf(loud);
    for (const double gain : {0.5, 0.1}) {
        const Features b = featuresOf(scaled(loud, gain));
        QVERIFY(std::abs(*a.bpm / *b.bpm - 1.0) < 0.002);
        QVERIFY(a.key == b.key && a.mode == b.mode);
        QVERIFY(std::abs(*a.valence - *b.valence) < 0.02);
        QVERIFY(std::abs(*a.arousal - *b.arousal) < 0.02);
        QVERIFY(cosine(a, b) > 0.999);
        QVERIFY(std::abs(*a.integratedLufs - *b.integratedLufs + 20.0 * std::log10(gain)) < 0.1);
    }
}

void TestInputs::stereoChangesNothing() {
    const Samples mono = synth::music(7, false, 128, 12);
    const Features a = featuresOf(mono);
    const Features b = featuresOf(synth::interleaved(mono, 2), 2);
    QCOMPARE(*a.bpm, *b.bpm);
    QVERIFY(a.key == b.key);
    QCOMPARE(*a.arousal, *b.arousal);
    QCOMPARE(a.embedding, b.embedding);
}

// Two takes of a kind of music lie closer together than to another kind.
void TestInputs::similarity() {
    const Features fast = featuresOf(synth::music(0, false, 140, 12, 1.0));
    const Features fastToo = featuresOf(synth::music(2, false, 132, 12, 1.0));
    const Features calm = featuresOf(synth::cadence({.tonic = 0, .chordSeconds = 2.5}, 12));
    const Features calmToo = featuresOf(synth::cadence({.tonic = 5, .chordSeconds = 2.2}, 12));
    QVERIFY(std::abs(cosine(fast, fast) - 1.0) < 1e-5);
    const double alike = std::min(cosine(fast, fastToo), cosine(calm, calmToo));
    const double unlike = std::max(cosine(fast, calm), cosine(calmToo, fastToo));
    QVERIFY2(alike > unlike + 0.15, qPrintable(QStringLiteral("%1 %2").arg(alike).arg(unlike)));
    QVERIFY(*fast.arousal > *calm.arousal);
}

void TestInputs::edgeSilence() {
    Samples samples(synth::kRate * 2, 0.0F);
    const Samples sound = synth::tone(440, 3, 0.3);
    samples.insert(samples.end(), sound.begin(), sound.end());
    samples.insert(samples.end(), synth::kRate, 0.0005F); // below −60 dBFS
    const Features features = featuresOf(samples);
    QVERIFY(std::abs(features.silenceStartSeconds - 2.0) < 0.001);
    QVERIFY(std::abs(features.silenceEndSeconds - 1.0) < 0.001);

    const Features silent = featuresOf(Samples(synth::kRate * 4, 0.0F));
    QCOMPARE(silent.silenceStartSeconds, 4.0);
    QCOMPARE(silent.silenceEndSeconds, 0.0);
}

void TestInputs::strip() {
    // Quiet and dark, then loud and bright, long enough for slices to be joined.
    Samples samples = synth::tone(150, 20, 0.1);
    const Samples bright = synth::tone(5000, 20, 0.8);
    samples.insert(samples.end(), bright.begin(), bright.end());
    const Features features = featuresOf(samples);
    const std::size_t slices = features.stripLevel.size();
    QCOMPARE(slices, features.stripLiveliness.size());
    QVERIFY(slices > 256 && slices <= 512);
    QVERIFY(std::abs(features.stripLevel[slices / 4] - 26) <= 3);
    QVERIFY(std::abs(features.stripLevel[slices * 3 / 4] - 204) <= 4);
    QVERIFY(features.stripLiveliness[slices / 4] + 40 < features.stripLiveliness[slices * 3 / 4]);
}

void TestInputs::files() {
    const fixtures::Folder folder;
    fixtures::writeWav(folder / "a.wav", synth::music(9, true, 96, 12), synth::kRate, 1);
    fixtures::encode(folder / "a.wav", folder / "a.mp3",
                     {QStringLiteral("-b:a"), QStringLiteral("128k")});
    const auto wav = analyse(folder / "a.wav");
    const auto mp3 = analyse(folder / "a.mp3");
    QVERIFY(wav.ok() && mp3.ok());
    QVERIFY(wav->key == 9 && mp3->key == 9);
    QVERIFY(std::abs(*wav->bpm / *mp3->bpm - 1.0) < 0.005);
    QVERIFY(std::abs(wav->durationSeconds - 12.0) < 0.001);
    QVERIFY(std::abs(*wav->arousal - *mp3->arousal) < 0.1);
    QCOMPARE(wav->audioIdentity.size(), 16);
    QVERIFY(wav->audioIdentity != mp3->audioIdentity);
}

void TestInputs::badFiles() {
    const fixtures::Folder folder;
    fixtures::writeWav(folder / "good.wav", synth::music(0, false, 120, 6), synth::kRate, 1);
    fixtures::encode(folder / "good.wav", folder / "good.mp3");

    // Noise in the middle of the stream: the rest is still measured.
    QFile mp3(QString::fromStdString((folder / "good.mp3").string()));
    QVERIFY(mp3.open(QIODevice::ReadWrite));
    QVERIFY(mp3.seek(mp3.size() / 2));
    QVERIFY(mp3.write(QByteArray(3000, '\xA5')) == 3000);
    mp3.close();
    const auto damaged = analyse(folder / "good.mp3");
    QVERIFY(damaged.ok());
    QVERIFY(allFinite(*damaged));

    QFile empty(QString::fromStdString((folder / "empty.flac").string()));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QFile text(QString::fromStdString((folder / "text.mp3").string()));
    QVERIFY(text.open(QIODevice::WriteOnly));
    QVERIFY(text.write("This is no music.\n") > 0);
    text.close();
    for (const char* name : {"empty.flac", "text.mp3", "absent.ogg"}) {
        const auto result = analyse(folder / name);
        QVERIFY(!result.ok());
        QVERIFY(!result.error().what.isEmpty());
    }
}

void TestInputs::stopping() {
    const fixtures::Folder folder;
    fixtures::writeWav(folder / "a.wav", synth::music(0, false, 120, 6), synth::kRate, 1);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!analyse(folder / "a.wav", stop.get_token()).ok());
    int calls = 0;
    const auto result = measure(folder / "a.wav", [&](double seconds) -> base::Status {
        ++calls;
        if (seconds > 2.0) {
            return base::Error{QStringLiteral("enough"), {}, {}};
        }
        return base::Done{};
    });
    QVERIFY(!result.ok());
    QCOMPARE(result.error().what, QStringLiteral("enough"));
    QVERIFY(calls > 2);
}

QTEST_GUILESS_MAIN(TestInputs)
#include "test_inputs.moc"
