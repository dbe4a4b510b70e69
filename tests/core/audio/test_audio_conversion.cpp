// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/flac_writer.h"
#include "core/audio/resampler.h"
#include "tests/core/audio/pcm.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <numbers>

namespace earshot::test_audio_conversion {

using audio::Resampler;

namespace {

/// Converts in blocks of this many frames and flushes.
std::vector<float> convert(Resampler& resampler, const std::vector<float>& input, int channels,
                           std::size_t blockFrames) {
    std::vector<float> output;
    const std::size_t step = blockFrames * static_cast<std::size_t>(channels);
    for (std::size_t at = 0; at < input.size(); at += step) {
        const auto block =
            resampler.convert(std::span(input).subspan(at, std::min(step, input.size() - at)));
        output.insert(output.end(), block.begin(), block.end());
    }
    const auto tail = resampler.convert({});
    output.insert(output.end(), tail.begin(), tail.end());
    return output;
}

Resampler make(const Resampler::Format& from, const Resampler::Format& to) {
    auto resampler = Resampler::create(from, to);
    if (!resampler) {
        qFatal("%s", qPrintable(resampler.error().message()));
    }
    return std::move(*resampler);
}

} // namespace

class TestAudioConversion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resamplesASine_data();
    void resamplesASine();
    void passesTheSameFormatThrough();
    void mixesDown();
    void refusesImpossibleFormats();
    void flacComesBackAsWritten();
    void flacAppearsOnlyWhenPublished();
    void flacTellsWhyItCannotWrite();
};

void TestAudioConversion::resamplesASine_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("44.1 → 22.05") << 44'100 << 22'050;
    QTest::newRow("8 → 48") << 8'000 << 48'000;
    QTest::newRow("192 → 44.1") << 192'000 << 44'100;
}

void TestAudioConversion::resamplesASine() {
    QFETCH(int, from);
    QFETCH(int, to);
    const auto input = fixtures::sine(440, 1.0, from, 0.5);
    auto resampler = make({from, 1, 0}, {to, 1, 0});
    const auto output = convert(resampler, input, 1, 777);
    QVERIFY(std::abs(static_cast<int>(output.size()) - to) <= 2);
    double worst = 0;
    for (std::size_t i = static_cast<std::size_t>(to) / 10; i < output.size() * 9 / 10; ++i) {
        const double expected =
            0.5 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / to);
        worst = std::max(worst, std::abs(output[i] - expected));
    }
    QVERIFY2(worst < 2e-3, qPrintable(QString::number(worst)));
}

void TestAudioConversion::passesTheSameFormatThrough() {
    const auto input = fixtures::sine(1000, 0.5, 44'100);
    auto resampler = make({44'100, 2, 0}, {44'100, 2, 0});
    QCOMPARE(convert(resampler, input, 2, 100), input);
}

void TestAudioConversion::mixesDown() {
    // Left and right in phase keep their level in mono; 5.1 loses no channel but the bass one.
    const std::vector<float> stereo(2 * 4410, 0.25F);
    auto toMono = make({44'100, 2, 0}, {44'100, 1, 0});
    const auto mono = convert(toMono, stereo, 2, 4410);
    QCOMPARE(mono.size(), 4410U);
    QVERIFY(std::abs(mono[2000] - 0.25F) < 0.01F);

    for (const int channel : {0, 1, 2, 4, 5}) {
        std::vector<float> surround(6 * 1000, 0.0F);
        for (std::size_t frame = 0; frame < 1000; ++frame) {
            surround[frame * 6 + static_cast<std::size_t>(channel)] = 0.5F;
        }
        auto down = make({48'000, 6, 0x3F}, {48'000, 2, 0});
        const auto output = convert(down, surround, 6, 1000);
        QCOMPARE(output.size(), 2000U);
        QVERIFY2(output[1000] + output[1001] > 0.1F, qPrintable(QString::number(channel)));
    }
}

void TestAudioConversion::refusesImpossibleFormats() {
    QVERIFY(!Resampler::create({0, 2, 0}, {44'100, 2, 0}).ok());
    QVERIFY(!Resampler::create({44'100, 0, 0}, {44'100, 2, 0}).ok());
    QVERIFY(!Resampler::create({44'100, 2, 0}, {44'100, 1000, 0}).ok());
    // A mask that names another number of channels is not believed.
    QVERIFY(Resampler::create({44'100, 2, 0x3F}, {44'100, 2, 0}).ok());
}

void TestAudioConversion::flacComesBackAsWritten() {
    const fixtures::Folder folder;
    auto source = fixtures::sine(523.25, 3.0, 44'100, 0.7);
    source[10] = 1.7F; // clipped, not wrapped round
    std::vector<QByteArray> identities;
    for (const char* name : {"a.flac", "b.flac"}) {
        auto writer = audio::FlacWriter::create(folder / name, 44'100, 2);
        QVERIFY(writer.ok());
        QVERIFY(writer->write(std::span(source).first(1001 * 2)).ok());
        QVERIFY(writer->write(std::span(source).subspan(1001 * 2)).ok());
        QVERIFY(writer->close().ok());
        QVERIFY(writer->publish().ok());
        auto decoder = audio::Decoder::open(folder / name);
        QVERIFY(decoder.ok());
        QCOMPARE(decoder->info().frames, static_cast<qint64>(source.size() / 2));
        QCOMPARE(decoder->info().channels, 2);
        const auto pcm = tests::readToEnd(*decoder);
        QCOMPARE(pcm.samples.size(), source.size());
        QVERIFY(pcm.samples[10] > 0.999F);
        for (std::size_t i = 11; i < source.size(); ++i) {
            QVERIFY(std::abs(pcm.samples[i] - source[i]) <= 1.6F / 32768);
        }
        identities.push_back(decoder->payloadHash());
    }
    QCOMPARE(identities[0], identities[1]);
}

void TestAudioConversion::flacAppearsOnlyWhenPublished() {
    const fixtures::Folder folder;
    const auto file = folder / "a.flac";
    const auto tone = fixtures::sine(440, 1.0, 44'100);
    const auto entries = [&] {
        return std::distance(std::filesystem::directory_iterator(folder.path()), {});
    };
    {
        auto writer = audio::FlacWriter::create(file, 44'100, 1);
        QVERIFY(writer.ok());
        QVERIFY(writer->write(tone).ok());
        QVERIFY(!std::filesystem::exists(file));
        QVERIFY(writer->close().ok());
        QVERIFY(!std::filesystem::exists(file));
        QVERIFY(std::filesystem::exists(writer->temporary()));
    }
    QCOMPARE(entries(), 0);
    {
        auto writer = audio::FlacWriter::create(file, 44'100, 1);
        QVERIFY(writer->write(tone).ok());
        QVERIFY(writer->close().ok());
        QVERIFY(writer->publish().ok());
    }
    QVERIFY(std::filesystem::exists(file));
    QCOMPARE(entries(), 1);
}

void TestAudioConversion::flacTellsWhyItCannotWrite() {
    const fixtures::Folder folder;
    const auto writer = audio::FlacWriter::create(folder / "missing/a.flac", 44'100, 2);
    QVERIFY(!writer.ok());
    QVERIFY(writer.error().subject.endsWith(QStringLiteral("missing/a.flac")));
    QVERIFY(!writer.error().advice.isEmpty());
    QVERIFY(!audio::FlacWriter::create(folder / "a.flac", 44'100, 20).ok());
    QVERIFY(std::filesystem::is_empty(folder.path()));
}

EARSHOT_TEST(QCoreApplication, TestAudioConversion)

} // namespace earshot::test_audio_conversion

#include "test_audio_conversion.moc"
