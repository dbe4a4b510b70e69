// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/album_gain.h"
#include "core/analysis/loudness.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>
#include <numeric>

namespace earshot::test_loudness {

using namespace earshot::analysis;
using synth::Samples;

namespace {

struct Part {
    double peakDb;
    double seconds;
};

/// In-phase stereo sine of 1 kHz in parts of given peak level, as EBU Tech 3341 and 3342 use.
Samples steps(const std::vector<Part>& parts, int rate) {
    Samples samples;
    for (const Part& part : parts) {
        const double peak = std::pow(10.0, part.peakDb / 20.0);
        const Samples tone = synth::interleaved(synth::tone(1000, part.seconds, peak, rate), 2);
        samples.insert(samples.end(), tone.begin(), tone.end());
    }
    return samples;
}

Measured heard(const Samples& interleaved, int rate, int channels, std::uint64_t mask = 0) {
    auto meter = Loudness::create({rate, channels, mask, 60.0});
    Measured measured;
    measured.features.durationSeconds = static_cast<double>(interleaved.size()) / rate / channels;
    // Odd block sizes: nothing may depend on how the stream is cut.
    const std::size_t block = 4711 * static_cast<std::size_t>(channels);
    for (std::size_t at = 0; at < interleaved.size(); at += block) {
        meter->push(std::span(interleaved).subspan(at, std::min(block, interleaved.size() - at)));
    }
    meter->finish(measured.features, measured.loudness);
    return measured;
}

Features measured(const Samples& interleaved, int rate, int channels, std::uint64_t mask = 0) {
    return heard(interleaved, rate, channels, mask).features;
}

} // namespace

class TestLoudness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integrated_data();
    void integrated();
    void surround();
    void range_data();
    void range();
    void truePeak_data();
    void truePeak();
    void truePeakOfEveryOffset();
    void silence();
    void refusedFormats();
    void histogramAgrees();
    void histogramForAlbums();
    void albumIsOneProgramme();
};

void TestLoudness::integrated_data() {
    QTest::addColumn<std::vector<Part>>("parts");
    QTest::addColumn<double>("expected");
    // EBU Tech 3341 (2016), table 1.
    QTest::newRow("1") << std::vector<Part>{{-23, 20}} << -23.0;
    QTest::newRow("2") << std::vector<Part>{{-33, 20}} << -33.0;
    QTest::newRow("3") << std::vector<Part>{{-36, 10}, {-23, 60}, {-36, 10}} << -23.0;
    QTest::newRow("4") << std::vector<Part>{{-72, 10}, {-36, 10}, {-23, 60}, {-36, 10}, {-72, 10}}
                       << -23.0;
    QTest::newRow("5") << std::vector<Part>{{-26, 20}, {-20, 20.1}, {-26, 20}} << -23.0;
}

void TestLoudness::integrated() {
    QFETCH(std::vector<Part>, parts);
    QFETCH(double, expected);
    for (const int rate : {44100, 48000}) {
        const Features features = measured(steps(parts, rate), rate, 2);
        QVERIFY(features.integratedLufs.has_value());
        QVERIFY2(std::abs(*features.integratedLufs - expected) <= 0.1,
                 qPrintable(QString::number(*features.integratedLufs)));
    }
}

// 3341 signal 6: the surround channels count 1.5 dB more, the low-frequency one not at all.
void TestLoudness::surround() {
    constexpr double kPeaksDb[] = {-28, -28, -24, 0, -30, -30};
    Samples samples;
    std::vector<Samples> channels;
    for (const double db : kPeaksDb) {
        channels.push_back(synth::tone(1000, 20, std::pow(10.0, db / 20.0), 48000));
    }
    for (std::size_t i = 0; i < channels[0].size(); ++i) {
        for (const Samples& channel : channels) {
            samples.push_back(channel[i]);
        }
    }
    constexpr std::uint64_t kSide51 = 0x60F;
    constexpr std::uint64_t kBack51 = 0x3F;
    for (const std::uint64_t mask : {kSide51, kBack51}) {
        const Features features = measured(samples, 48000, 6, mask);
        QVERIFY2(std::abs(features.integratedLufs.value_or(0) + 23.0) <= 0.1,
                 qPrintable(QString::number(features.integratedLufs.value_or(0))));
    }
}

void TestLoudness::range_data() {
    QTest::addColumn<std::vector<Part>>("parts");
    QTest::addColumn<double>("expected");
    // EBU Tech 3342 (2016), table 1, signals 1–4.
    QTest::newRow("1") << std::vector<Part>{{-20, 20}, {-30, 20}} << 10.0;
    QTest::newRow("2") << std::vector<Part>{{-20, 20}, {-15, 20}} << 5.0;
    QTest::newRow("3") << std::vector<Part>{{-40, 20}, {-20, 20}} << 20.0;
    QTest::newRow("4") << std::vector<Part>{{-50, 20}, {-35, 20}, {-20, 20}, {-35, 20}, {-50, 20}}
                       << 15.0;
}

void TestLoudness::range() {
    QFETCH(std::vector<Part>, parts);
    QFETCH(double, expected);
    for (const int rate : {44100, 48000}) {
        const Features features = measured(steps(parts, rate), rate, 2);
        QVERIFY(features.loudnessRangeLu.has_value());
        QVERIFY2(std::abs(*features.loudnessRangeLu - expected) <= 1.0,
                 qPrintable(QString::number(*features.loudnessRangeLu)));
    }
}

void TestLoudness::truePeak_data() {
    QTest::addColumn<double>("divisor");
    QTest::addColumn<double>("peak");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("expected");
    // EBU Tech 3341, signals 15–19.
    QTest::newRow("15") << 4.0 << 0.50 << 0.0 << -6.0;
    QTest::newRow("16") << 4.0 << 0.50 << 45.0 << -6.0;
    QTest::newRow("17") << 6.0 << 0.50 << 60.0 << -6.0;
    QTest::newRow("18") << 8.0 << 0.50 << 67.5 << -6.0;
    QTest::newRow("19") << 4.0 << 1.41 << 45.0 << 3.0;
}

void TestLoudness::truePeak() {
    QFETCH(double, divisor);
    QFETCH(double, peak);
    QFETCH(double, degrees);
    QFETCH(double, expected);
    for (const int rate : {44100, 48000}) {
        Samples tone = synth::tone(rate / divisor, 1.0, peak, rate, degrees * M_PI / 180.0);
        const auto fade = static_cast<std::size_t>(rate / 100);
        for (std::size_t i = 0; i < fade; ++i) {
            const auto gain = static_cast<float>(i) / static_cast<float>(fade);
            tone[i] *= gain;
            tone[tone.size() - 1 - i] *= gain;
        }
        const Features features = measured(synth::interleaved(tone, 2), rate, 2);
        const double found = features.truePeakDbtp.value_or(-99);
        QVERIFY2(found <= expected + 0.2 && found >= expected - 0.4,
                 qPrintable(QString::number(found)));
    }
}

// A peak between two samples counts wherever it lies in the blocks that are looked at or skipped.
void TestLoudness::truePeakOfEveryOffset() {
    for (int offset = 0; offset < 200; offset += 7) {
        Samples samples(3000, 0.0F);
        const Samples burst = synth::tone(12000, 0.004, 0.7, 48000, M_PI / 4);
        std::copy(burst.begin(), burst.end(), samples.begin() + 1000 + offset);
        const Features features = measured(samples, 48000, 1);
        QVERIFY(*features.truePeakDbtp > *features.samplePeakDbfs + 2.0);
    }
}

void TestLoudness::silence() {
    const Features features = measured(Samples(48000 * 2, 0.0F), 48000, 2);
    QVERIFY(!features.integratedLufs && !features.loudnessRangeLu);
    QVERIFY(!features.truePeakDbtp && !features.samplePeakDbfs && !features.trackGainDb());
}

// Damaged headers tell such: an error, not the end of the process.
void TestLoudness::refusedFormats() {
    for (const SourceFormat& format :
         {SourceFormat{44100, 0, 0, 0}, SourceFormat{44100, 65, 0, 0}, SourceFormat{0, 2, 0, 0},
          SourceFormat{50'000'000, 2, 0, 0}}) {
        const auto meter = Loudness::create(format);
        QVERIFY(!meter.ok());
        QVERIFY(!meter.error().what.isEmpty());
    }
}

// Very long files are measured with a histogram; it must tell the same as the exact way.
void TestLoudness::histogramAgrees() {
    const Samples samples = steps({{-31.3, 6}, {-20.7, 9}, {-26.2, 7}}, 44100);
    Features results[2];
    for (const bool longFile : {false, true}) {
        auto meter = Loudness::create({44100, 2, 0, longFile ? 36000.0 : 22.0});
        results[longFile].durationSeconds = 22;
        meter->push(samples);
        LoudnessHistogram histogram;
        meter->finish(results[longFile], histogram);
    }
    QVERIFY(std::abs(*results[0].integratedLufs - *results[1].integratedLufs) < 0.06);
    QVERIFY(std::abs(*results[0].loudnessRangeLu - *results[1].loudnessRangeLu) < 0.2);
}

// An album's gain is told from how often each level was heard in its tracks: every 400 ms counts
// once, whatever the blocks, and what lies below the absolute gate does not.
void TestLoudness::histogramForAlbums() {
    const Samples samples = steps({{-33, 8}, {-90, 4}, {-13, 12}}, 44100);
    const LoudnessHistogram histogram = heard(samples, 44100, 2).loudness;
    const auto around = [&](int lufs) {
        const auto bin = static_cast<std::size_t>(lufs - LoudnessHistogram::kFirstLufs);
        return static_cast<int>(histogram.counts[bin - 1] + histogram.counts[bin]);
    };
    QVERIFY2(std::abs(around(-33) - 20) <= 1, qPrintable(QString::number(around(-33))));
    QVERIFY2(std::abs(around(-13) - 30) <= 1, qPrintable(QString::number(around(-13))));
    const auto all = std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0U);
    QVERIFY2(all >= 50 && all <= 53, qPrintable(QString::number(all)));
}

// Several tracks tell what libebur128 tells of them played one after the other, soft ones that the
// relative gate leaves out included.
void TestLoudness::albumIsOneProgramme() {
    const std::vector<std::vector<std::vector<Part>>> albums{
        {{{-20, 20}}, {{-26, 20}}},
        {{{-14.3, 15}, {-18.8, 9}}, {{-41.2, 30}}},
        {{{-30, 8}, {-12.5, 20}}, {{-22.7, 14}, {-16.1, 6}}, {{-60, 10}}},
    };
    for (const auto& album : albums) {
        std::vector<TrackLoudness> tracks;
        Samples together;
        for (const auto& parts : album) {
            const Samples track = steps(parts, 44100);
            const Measured measured = heard(track, 44100, 2);
            tracks.push_back({measured.loudness, measured.features.integratedLufs});
            together.insert(together.end(), track.begin(), track.end());
            const double alone = jointLufs({tracks.back()}).value_or(0);
            QVERIFY(std::abs(alone - *measured.features.integratedLufs) < 1e-6);
        }
        const double expected = *heard(together, 44100, 2).features.integratedLufs;
        const double told = jointLufs(tracks).value_or(0);
        QVERIFY2(std::abs(told - expected) < 0.2,
                 qPrintable(QStringLiteral("%1, not %2").arg(told).arg(expected)));
    }
    const Measured silent = heard(Samples(44100 * 2, 0.0F), 44100, 2);
    QVERIFY(!jointLufs({{silent.loudness, silent.features.integratedLufs}}));
}

EARSHOT_TEST(QCoreApplication, TestLoudness)

} // namespace earshot::test_loudness

#include "test_loudness.moc"
