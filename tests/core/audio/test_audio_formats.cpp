// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decoder.h"
#include "core/base/paths.h"
#include "tests/core/audio/pcm.h"
#include "tests/fixtures/ape_fixture.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#include <fileref.h>
#include <mp4file.h>
#include <tag.h>

#include <cmath>
#include <numbers>

namespace earshot::test_audio_formats {

using tests::Pcm;
using tests::readToEnd;

namespace {

constexpr int Rate = 44'100;

/// A tone that never repeats, so that a shifted copy cannot pass for the original.
std::vector<float> sweep(double seconds) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * Rate));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / Rate;
        samples[i] = static_cast<float>(0.4 * std::sin(2 * std::numbers::pi * (300 + 60 * t) * t) +
                                        0.2 * std::sin(2 * std::numbers::pi * 97 * t));
    }
    return samples;
}

double maxDifference(std::span<const float> a, std::span<const float> b) {
    double most = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        most = std::max(most, static_cast<double>(std::abs(a[i] - b[i])));
    }
    return most;
}

audio::Decoder openOrDie(const std::filesystem::path& file) {
    auto decoder = audio::Decoder::open(file);
    if (!decoder) {
        qFatal("%s", qPrintable(decoder.error().message()));
    }
    return std::move(*decoder);
}

Pcm decodeAll(const std::filesystem::path& file) {
    auto decoder = openOrDie(file);
    return readToEnd(decoder);
}

QByteArray identityOf(const std::filesystem::path& file) {
    auto identity = audio::audioIdentity(file);
    return identity ? *identity : QByteArray();
}

} // namespace

class TestAudioFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesWhatWasEncoded_data() { formats(); }
    void decodesWhatWasEncoded();
    void seeksToTheSample_data() { formats(); }
    void seeksToTheSample();
    void joinsWithoutAGap_data();
    void joinsWithoutAGap();
    void trimsAacByItunesTag();
    void keepsIdentityThroughRetagging_data();
    void keepsIdentityThroughRetagging();
    void tellsDifferentAudioApart();
    void decodesMonkeysAudio();
    void decodesRatesAndChannels_data();
    void decodesRatesAndChannels();
    void keepsFullFloatAnd24Bits();
    void keepsFirstFormatOfChainedOgg();

private:
    static void formats();
    [[nodiscard]] std::filesystem::path encoded(const QString& name, const QStringList& arguments);

    fixtures::Folder m_folder;
    std::vector<float> m_source = sweep(5.123);
};

void TestAudioFormats::formats() {
    const auto list = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<bool>("lossless");
    QTest::addColumn<bool>("exactLength"); // whether the container can tell delay and padding
    const auto row = [&](const char* tag, const char* name, const char* arguments,
                         const char* codec, bool lossless, bool exact) {
        QTest::newRow(tag) << QString::fromLatin1(name) << list(arguments)
                           << QString::fromLatin1(codec) << lossless << exact;
    };
    row("MP3 CBR", "a.mp3", "-c:a libmp3lame -b:a 192k", "mp3", false, true);
    row("MP3 VBR", "b.mp3", "-c:a libmp3lame -q:a 4", "mp3", false, true);
    row("FLAC", "a.flac", "-c:a flac", "flac", true, true);
    row("Ogg Vorbis", "a.ogg", "-c:a libvorbis", "vorbis", false, true);
    row("Opus", "a.opus", "-c:a libopus", "opus", false, true);
    // Without perceptual noise substitution, which is random by design.
    row("M4A AAC", "a.m4a", "-c:a aac -aac_pns 0", "aac", false, true);
    row("M4A ALAC", "b.m4a", "-c:a alac", "alac", true, true);
    row("WAV", "a.wav", "-c:a pcm_s16le", "pcm_s16le", true, true);
    row("AIFF", "a.aiff", "-c:a pcm_s16be", "pcm_s16be", true, true);
    row("WavPack", "a.wv", "-c:a wavpack", "wavpack", true, true);
    row("WMA", "a.wma", "-c:a wmav2", "wmav2", false, false);
    row("AAC ADTS", "a.aac", "-c:a aac -aac_pns 0", "aac", false, false);
}

std::filesystem::path TestAudioFormats::encoded(const QString& name, const QStringList& arguments) {
    const auto source = m_folder / "source.wav";
    const auto file = m_folder.path() / ("encoded-" + name.toStdString());
    if (!std::filesystem::exists(source)) {
        fixtures::writeWav(source, m_source, Rate, 1);
    }
    if (!std::filesystem::exists(file)) {
        fixtures::encode(source, file, arguments);
    }
    return file;
}

void TestAudioFormats::decodesWhatWasEncoded() {
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    QFETCH(QString, codec);
    QFETCH(bool, lossless);
    QFETCH(bool, exactLength);
    const auto file = encoded(name, arguments);
    auto decoder = openOrDie(file);
    QCOMPARE(decoder.info().codec, codec);
    QCOMPARE(decoder.info().channels, 1);
    const qint64 told = decoder.info().frames;
    const Pcm pcm = readToEnd(decoder);
    QCOMPARE(pcm.error, QString());
    QCOMPARE(pcm.start, 0);
    QVERIFY(pcm.gapless);
    QCOMPARE(decoder.faults(), 0);
    const auto decoded = static_cast<qint64>(pcm.samples.size());
    QCOMPARE(decoder.info().frames, decoded);
    QCOMPARE(decoder.payloadHash(), identityOf(file));

    const auto sourceFrames = static_cast<qint64>(m_source.size());
    const qint64 expected =
        (sourceFrames * decoder.info().sampleRateHz + Rate - 1) / Rate; // Opus is always 48 kHz
    if (exactLength) {
        QCOMPARE(decoded, expected);
        QVERIFY2(told >= decoded && told <= decoded + 1152, qPrintable(QString::number(told)));
    } else {
        QVERIFY(std::abs(decoded - expected) <= 4096);
    }
    if (lossless) {
        QVERIFY(maxDifference(pcm.samples, m_source) < 1.0 / 16384);
    } else if (exactLength && decoder.info().sampleRateHz == Rate) {
        // Aligned to the sample: a shift by one would already differ by more at these frequencies.
        QVERIFY(maxDifference(std::span(pcm.samples).subspan(2000, 200'000),
                              std::span(m_source).subspan(2000, 200'000)) < 0.03);
    }
}

void TestAudioFormats::seeksToTheSample() {
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    QFETCH(QString, codec);
    auto decoder = openOrDie(encoded(name, arguments));
    QVERIFY(decoder.seek(150'001).ok()); // before anything was read
    const Pcm early = readToEnd(decoder);
    QVERIFY(decoder.seek(0).ok());
    const Pcm whole = readToEnd(decoder);
    QCOMPARE(whole.start, 0);
    const auto total = static_cast<qint64>(whole.samples.size());
    QCOMPARE(early.start, 150'001);
    QCOMPARE(static_cast<qint64>(early.samples.size()), total - 150'001);
    // Opus' energy prediction converges instead of ending; everything else is equal to the bit.
    const double tolerance = codec == QStringLiteral("opus") ? 1e-4 : 0.0;
    for (const qint64 target :
         std::initializer_list<qint64>{200'000, 7, 199'999, total - 10, 90'000, 1, 0}) {
        QVERIFY(decoder.seek(target).ok());
        const Pcm rest = readToEnd(decoder);
        QCOMPARE(rest.start, target);
        QCOMPARE(static_cast<qint64>(rest.samples.size()), total - target);
        QVERIFY(maxDifference(rest.samples,
                              std::span(whole.samples).subspan(static_cast<size_t>(target))) <=
                tolerance);
    }
    QVERIFY(decoder.seek(total + 100'000).ok());
    QCOMPARE(decoder.read().value().frames, 0);
    QVERIFY(decoder.seek(total).ok());
    QCOMPARE(decoder.read().value().frames, 0);
    QVERIFY(decoder.seek(1000).ok());
    QCOMPARE(decoder.read().value().position, 1000);
    QCOMPARE(decoder.faults(), 0);
}

void TestAudioFormats::joinsWithoutAGap_data() {
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<double>("tolerance");
    const auto list = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
    QTest::newRow("MP3") << QStringLiteral("mp3") << list("-c:a libmp3lame -b:a 256k") << 0.06;
    QTest::newRow("FLAC") << QStringLiteral("flac") << list("-c:a flac") << 0.0001;
    QTest::newRow("Ogg") << QStringLiteral("ogg") << list("-c:a libvorbis -q:a 8") << 0.06;
    QTest::newRow("Opus") << QStringLiteral("opus") << list("-c:a libopus -b:a 256k") << 0.06;
    QTest::newRow("AAC") << QStringLiteral("m4a") << list("-c:a aac -b:a 256k") << 0.06;
}

/// One continuous 441 Hz sine, cut in the middle, both parts encoded and joined again: around the
/// seam every sample follows sin(2πft) of the whole.
void TestAudioFormats::joinsWithoutAGap() {
    QFETCH(QString, extension);
    QFETCH(QStringList, arguments);
    QFETCH(double, tolerance);
    constexpr int Rate48 = 48'000; // Opus' own rate: no resampling by the encoder
    constexpr std::size_t Cut = 100'003;
    const auto whole = fixtures::sine(441, 4.2, Rate48, 0.5);
    std::vector<float> joined;
    const std::array parts{std::vector(whole.begin(), whole.begin() + Cut),
                           std::vector(whole.begin() + Cut, whole.end())};
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const auto wav = m_folder / "part.wav";
        const auto file = m_folder.path() / ("part." + extension.toStdString());
        fixtures::writeWav(wav, parts[part], Rate48, 1);
        fixtures::encode(wav, file, arguments);
        const Pcm pcm = decodeAll(file);
        QCOMPARE(pcm.samples.size(), parts[part].size());
        joined.insert(joined.end(), pcm.samples.begin(), pcm.samples.end());
    }
    QCOMPARE(joined.size(), whole.size());
    const auto around = [](const std::vector<float>& samples) {
        return std::span(samples).subspan(Cut - 2000, 4000);
    };
    const double off = maxDifference(around(joined), around(whole));
    QVERIFY2(off < tolerance, qPrintable(QString::number(off)));
}

/// As iTunes writes AAC: no edit list, delay and length only in a comment tag.
void TestAudioFormats::trimsAacByItunesTag() {
    const auto file =
        encoded(QStringLiteral("itunes.m4a"),
                QStringLiteral("-c:a aac -aac_pns 0 -use_editlist 0 -map_metadata -1").split(u' '));
    {
        TagLib::MP4::File mp4(file.c_str());
        const auto frames = static_cast<unsigned long long>(m_source.size());
        const auto text = QString::asprintf(" 00000000 00000400 000001CA %016llX 00000000", frames);
        mp4.tag()->setItem("----:com.apple.iTunes:iTunSMPB",
                           TagLib::StringList(text.toStdString()));
        QVERIFY(mp4.save());
    }
    auto decoder = openOrDie(file);
    QCOMPARE(decoder.info().frames, static_cast<qint64>(m_source.size()));
    const Pcm pcm = readToEnd(decoder);
    QCOMPARE(pcm.samples.size(), m_source.size());
    QVERIFY(maxDifference(std::span(pcm.samples).subspan(2000, 200'000),
                          std::span(m_source).subspan(2000, 200'000)) < 0.03);
}

void TestAudioFormats::keepsIdentityThroughRetagging_data() {
    formats();
}

void TestAudioFormats::keepsIdentityThroughRetagging() {
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    const auto file = encoded(name, arguments);
    const QByteArray before = identityOf(file);
    QCOMPARE(before.size(), 16);
    const auto copy = m_folder.path() / ("another name " + name.toStdString());
    std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing);
    if (name.endsWith(QStringLiteral(".aac"))) {
        // TagLib does not write ADTS; an ID3v1 tag is 128 bytes at the end.
        QFile out(base::pathText(copy));
        QVERIFY(out.open(QIODevice::Append));
        out.write(QByteArrayLiteral("TAG").leftJustified(128, ' '));
    } else {
        TagLib::FileRef tagged(copy.c_str());
        QVERIFY(!tagged.isNull());
        tagged.tag()->setTitle("A title long enough to move every byte of the payload elsewhere");
        tagged.tag()->setArtist("Somebody");
        tagged.tag()->setYear(1999);
        QVERIFY(tagged.save());
    }
    QVERIFY(std::filesystem::file_size(copy) != std::filesystem::file_size(file));
    QCOMPARE(identityOf(copy), before);
}

void TestAudioFormats::tellsDifferentAudioApart() {
    const auto one = m_folder / "one.wav";
    const auto two = m_folder / "two.wav";
    auto changed = m_source;
    fixtures::writeWav(one, changed, Rate, 1);
    changed[changed.size() / 2] += 0.01F;
    fixtures::writeWav(two, changed, Rate, 1);
    QVERIFY(!identityOf(one).isEmpty());
    QVERIFY(identityOf(one) != identityOf(two));

    // Asking midway must not disturb the hash of the whole.
    auto decoder = openOrDie(one);
    const QByteArray midway = decoder.payloadHash();
    readToEnd(decoder);
    QCOMPARE(decoder.payloadHash(), identityOf(one));
    QVERIFY(midway != decoder.payloadHash());
}

void TestAudioFormats::decodesMonkeysAudio() {
    const auto file = m_folder / "silence.ape";
    fixtures::writeSilentApe(file, 4.5);
    auto decoder = openOrDie(file);
    QCOMPARE(decoder.info().codec, QStringLiteral("ape"));
    QCOMPARE(decoder.info().frames, 198'450);
    const Pcm pcm = readToEnd(decoder);
    QCOMPARE(pcm.samples.size(), 2U * 198'450U);
    QVERIFY(std::ranges::all_of(pcm.samples, [](float sample) { return sample == 0.0F; }));
    QCOMPARE(decoder.faults(), 0);
    QVERIFY(decoder.seek(120'000).ok());
    const Pcm rest = readToEnd(decoder);
    QCOMPARE(rest.start, 120'000);
    QCOMPARE(rest.samples.size(), 2U * 78'450U);
}

void TestAudioFormats::decodesRatesAndChannels_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::newRow("8 kHz mono") << 8000 << 1;
    QTest::newRow("192 kHz stereo") << 192'000 << 2;
    QTest::newRow("48 kHz 5.1") << 48'000 << 6;
    QTest::newRow("96 kHz 7.1") << 96'000 << 8;
}

/// Each channel carries its own level; they must come out in order and undisturbed.
void TestAudioFormats::decodesRatesAndChannels() {
    QFETCH(int, rate);
    QFETCH(int, channels);
    const int frames = rate / 2;
    std::vector<float> source;
    for (int frame = 0; frame < frames; ++frame) {
        for (int channel = 0; channel < channels; ++channel) {
            source.push_back(static_cast<float>(0.1 * (channel + 1) * std::sin(0.05 * frame)));
        }
    }
    const auto wav = m_folder / "channels.wav";
    const auto flac = m_folder / "channels.flac";
    fixtures::writeWav(wav, source, rate, channels);
    fixtures::encode(wav, flac);
    for (const auto& file : {wav, flac}) {
        auto decoder = openOrDie(file);
        QCOMPARE(decoder.info().sampleRateHz, rate);
        QCOMPARE(decoder.info().channels, channels);
        const Pcm pcm = readToEnd(decoder);
        QCOMPARE(pcm.samples.size(), source.size());
        QVERIFY(maxDifference(pcm.samples, source) < 1.0 / 16384);
    }
}

void TestAudioFormats::keepsFullFloatAnd24Bits() {
    const auto wav = m_folder / "quiet.wav";
    fixtures::writeWav(wav, m_source, Rate, 1);
    const auto deep = m_folder / "deep.flac";
    // 90 dB down: 16 bits would leave one bit of it.
    fixtures::encode(wav, deep,
                     QStringLiteral("-af volume=-90dB:precision=double -c:a flac "
                                    "-sample_fmt s32 -bits_per_raw_sample 24")
                         .split(u' '));
    const auto loud = m_folder / "loud.wav";
    fixtures::encode(wav, loud,
                     QStringLiteral("-af volume=12dB:precision=float -c:a pcm_f32le").split(u' '));
    const Pcm quiet = decodeAll(deep);
    const Pcm beyond = decodeAll(loud);
    QCOMPARE(quiet.samples.size(), m_source.size());
    QCOMPARE(beyond.samples.size(), m_source.size());
    const double down = std::pow(10.0, -90.0 / 20);
    const double up = std::pow(10.0, 12.0 / 20);
    double quietError = 0;
    double loudError = 0;
    for (std::size_t i = 0; i < m_source.size(); ++i) {
        quietError = std::max(quietError, std::abs(quiet.samples[i] - m_source[i] * down));
        loudError = std::max(loudError, std::abs(beyond.samples[i] - m_source[i] * up));
    }
    QVERIFY2(quietError < 3e-7, qPrintable(QString::number(quietError)));
    QVERIFY2(loudError < 3e-4, qPrintable(QString::number(loudError)));
    QVERIFY(*std::ranges::max_element(beyond.samples) > 1.5F);
}

/// Radio recordings: Ogg streams one after the other, the second with another rate and layout.
void TestAudioFormats::keepsFirstFormatOfChainedOgg() {
    const auto wav = m_folder / "chain.wav";
    fixtures::writeWav(wav, fixtures::sine(440, 2.0, Rate), Rate, 1);
    const auto first = m_folder / "first.ogg";
    const auto second = m_folder / "second.ogg";
    fixtures::encode(wav, first, {QStringLiteral("-c:a"), QStringLiteral("libvorbis")});
    fixtures::encode(wav, second, QStringLiteral("-c:a libvorbis -ar 22050 -ac 2").split(u' '));
    const auto chained = m_folder / "chained.ogg";
    std::filesystem::copy_file(first, chained);
    QFile out(base::pathText(chained));
    QFile in(base::pathText(second));
    QVERIFY(out.open(QIODevice::Append) && in.open(QIODevice::ReadOnly));
    out.write(in.readAll());
    out.close();
    auto decoder = openOrDie(chained);
    QCOMPARE(decoder.info().sampleRateHz, Rate);
    const Pcm pcm = readToEnd(decoder);
    QCOMPARE(pcm.error, QString());
    QVERIFY(pcm.gapless);
    const auto frames = static_cast<double>(pcm.samples.size());
    QVERIFY2(std::abs(frames - 4.0 * Rate) < 0.1 * Rate, qPrintable(QString::number(frames)));
    // The tone keeps its pitch and its level in the second part.
    double energy = 0;
    int crossings = 0;
    for (std::size_t i = 3 * Rate; i < 3 * Rate + Rate / 2; ++i) {
        energy += pcm.samples[i] * pcm.samples[i];
        crossings += pcm.samples[i - 1] < 0 && pcm.samples[i] >= 0 ? 1 : 0;
    }
    QVERIFY(std::abs(crossings - 220) <= 2);
    QVERIFY(energy > 0.4 * 0.125 * Rate / 2 && energy < 2.2 * 0.125 * Rate / 2);
    QVERIFY(decoder.seek(3 * Rate).ok());
    const Pcm rest = readToEnd(decoder);
    QCOMPARE(rest.start, 3 * Rate);
    QCOMPARE(rest.samples.size(), pcm.samples.size() - 3 * Rate);
}

EARSHOT_TEST(QCoreApplication, TestAudioFormats)

} // namespace earshot::test_audio_formats

#include "test_audio_formats.moc"
