// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "tests/core/analysis/measuring.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <QFile>

#include <cmath>

namespace earshot::test_inputs {

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
    void gainChangesNothing();
    void stereoChangesNothing();
    void similarity();
    void edgeSilence();
    void strip();
    void files();
    void badFiles();
    void stopping();
};

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

EARSHOT_TEST(QCoreApplication, TestInputs)

} // namespace earshot::test_inputs

#include "test_inputs.moc"
