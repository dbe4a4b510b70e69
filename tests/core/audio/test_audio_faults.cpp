// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decoder.h"
#include "core/base/paths.h"
#include "core/base/random.h"
#include "tests/core/audio/pcm.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#endif

namespace earshot::test_audio_faults {

using tests::Pcm;
using tests::readToEnd;

namespace {

constexpr int Rate = 44'100;

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QByteArray contents(const std::filesystem::path& file) {
    QFile in(base::pathText(file));
    if (!in.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(in.fileName()));
    }
    return in.readAll();
}

/// By the standard library: QFile does not take names that are not UTF-8.
void write(const std::filesystem::path& file, const QByteArray& bytes) {
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (!out || std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), out) !=
                    static_cast<std::size_t>(bytes.size())) {
        qFatal("cannot write a fixture");
    }
    std::fclose(out);
}

QByteArray garbage(qsizetype size, std::uint64_t seed) {
    base::Random random(seed);
    QByteArray bytes(size, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random.bits());
    }
    return bytes;
}

QString openError(const std::filesystem::path& file) {
    auto decoder = audio::Decoder::open(file);
    return decoder ? QString() : decoder.error().message();
}

} // namespace

class TestAudioFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesWhatIsNoAudio_data();
    void refusesWhatIsNoAudio();
    void refusesMissingFoldersAndPipes();
    void refusesFilesWithoutAnAudioStream();
    void refusesProtectedAndUnknownCodecs();
    void doesNotFollowPlaylists();
    void readsOddNames();
    void ignoresAttachedPictures();
    void endsWithTruncatedFiles_data();
    void endsWithTruncatedFiles();
    void skipsDamageAndKeepsTime();
    void survivesDamageEverywhere_data();
    void survivesDamageEverywhere();
    void givesUpOnHopelessStreams();

private:
    [[nodiscard]] std::filesystem::path encoded(const char* name, const char* arguments = "");

    fixtures::Folder m_folder;
    std::filesystem::path m_wav;
};

void TestAudioFaults::initTestCase() {
    m_wav = m_folder / "source.wav";
    auto samples = fixtures::sine(440, 6.0, Rate, 0.4);
    base::Random random(1);
    for (float& sample : samples) {
        sample += static_cast<float>(0.05 * random.normal());
    }
    fixtures::writeWav(m_wav, samples, Rate, 1);
}

std::filesystem::path TestAudioFaults::encoded(const char* name, const char* arguments) {
    const auto file = m_folder / name;
    fixtures::encode(m_wav, file, words(arguments));
    return file;
}

void TestAudioFaults::refusesWhatIsNoAudio_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty (0 bytes)");
    QTest::newRow("one byte") << QByteArray("x") << QStringLiteral("not audio");
    QTest::newRow("text") << QByteArray("Dear diary,\n").repeated(1000)
                          << QStringLiteral("not audio");
    QTest::newRow("zeros") << QByteArray(100'000, '\0') << QStringLiteral("");
    QTest::newRow("noise") << garbage(300'000, 7) << QStringLiteral("");
    QTest::newRow("FLAC header, then noise")
        << contents(encoded("header.flac")).first(4 + 38) + garbage(400'000, 8)
        << QStringLiteral("");
    QTest::newRow("ID3 tag, then nothing")
        << QByteArray("ID3\x03\0\0\0\0\x0F\x76", 10) + QByteArray(2038, '\0') << QStringLiteral("");
    QTest::newRow("WAV header without samples") << contents(m_wav).first(44) << QStringLiteral("");
    QTest::newRow("JPEG named mp3")
        << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 11) + garbage(5000, 9) << QStringLiteral("");
}

void TestAudioFaults::refusesWhatIsNoAudio() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    for (const char* name : {"bad.mp3", "bad.flac", "bad.ogg", "bad.m4a", "bad.wav", "bad.ape"}) {
        const auto file = m_folder / name;
        write(file, bytes);
        auto decoder = audio::Decoder::open(file);
        if (decoder) {
            // Noise may contain what looks like MP3 frames: then it plays, or ends in an error,
            // but it ends.
            const Pcm pcm = readToEnd(*decoder);
            QVERIFY2(pcm.samples.size() < 20U * Rate, name);
            QVERIFY2(says.isEmpty(), name);
            continue;
        }
        const base::Error& error = decoder.error();
        QVERIFY2(error.message().contains(says), qPrintable(error.message()));
        QCOMPARE(error.subject, base::pathText(file));
        QVERIFY2(!error.advice.isEmpty(), qPrintable(error.message()));
    }
}

void TestAudioFaults::refusesMissingFoldersAndPipes() {
    QVERIFY(openError(m_folder / "nothing.mp3").contains(QStringLiteral("cannot be found")));
    QVERIFY(!audio::audioIdentity(m_folder / "nothing.mp3").ok());
    const auto folder = m_folder / "folder.mp3";
    std::filesystem::create_directory(folder);
    QVERIFY(openError(folder).contains(QStringLiteral("not a file")));
#ifdef Q_OS_UNIX
    const auto pipe = m_folder / "pipe.mp3";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(openError(pipe).contains(QStringLiteral("not a file"))); // and does not wait for ever
#endif
}

void TestAudioFaults::refusesFilesWithoutAnAudioStream() {
    const auto video = m_folder / "video.mp4";
    fixtures::encode(m_wav, video,
                     words("-f lavfi -i color=red:s=64x64:d=1 -map 1:v -c:v mpeg4 -t 1"));
    QVERIFY(openError(video).contains(QStringLiteral("no audio")));
}

void TestAudioFaults::refusesProtectedAndUnknownCodecs() {
    QByteArray bytes = contents(encoded("plain.m4a", "-c:a aac"));
    const auto at = bytes.indexOf("mp4a", bytes.indexOf("stsd"));
    QVERIFY(at > 0);
    bytes.replace(at, 4, "drms");
    const auto locked = m_folder / "locked.m4a";
    write(locked, bytes);
    QVERIFY2(openError(locked).contains(QStringLiteral("copy protected")),
             qPrintable(openError(locked)));

    bytes = contents(m_wav);
    bytes.replace(20, 2, QByteArray("\x99\x99", 2)); // the format code in "fmt "
    const auto unknown = m_folder / "unknown.wav";
    write(unknown, bytes);
    QVERIFY2(openError(unknown).contains(QStringLiteral("cannot be decoded")),
             qPrintable(openError(unknown)));
}

/// A file that only names another must not make the decoder read the other.
void TestAudioFaults::doesNotFollowPlaylists() {
    const QByteArray target = base::pathBytes(m_wav);
    const std::array lists{
        QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n") + target +
            "\n#EXT-X-ENDLIST\n",
        QByteArray("ffconcat version 1.0\nfile '") + target + "'\n",
    };
    for (const QByteArray& list : lists) {
        const auto file = m_folder / "list.mp3";
        write(file, list);
        QVERIFY(openError(file).contains(QStringLiteral("not audio")));
    }
}

void TestAudioFaults::readsOddNames() {
    const QByteArray bytes = contents(m_wav);
    const std::vector<std::filesystem::path> names{
        "http:x.wav", "concat:a.wav|b.wav", "pipe:0",
        "%d.wav",     "a?b#c.wav",          "\xE9t\xE9 \xFF.wav",
        "-i.wav",     "data:audio,x.wav",   "new\nline.wav"};
    const auto expected = audio::audioIdentity(m_wav).value();
    for (const auto& name : names) {
        const auto file = m_folder.path() / name;
        write(file, bytes);
        auto decoder = audio::Decoder::open(file);
        QVERIFY2(decoder.ok(), qPrintable(base::pathText(name)));
        QCOMPARE(readToEnd(*decoder).samples.size(), std::size_t(6 * Rate));
        QCOMPARE(decoder->payloadHash(), expected);
    }
    // A relative name with a colon must not be read as a protocol either.
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(m_folder.path());
    const bool relative = audio::Decoder::open("http:x.wav").ok();
    std::filesystem::current_path(here);
    for (const auto& name : names) {
        std::filesystem::remove(m_folder.path() / name); // QTemporaryDir cannot name them all
    }
    QVERIFY(relative);
}

void TestAudioFaults::ignoresAttachedPictures() {
    const auto file = m_folder / "cover.mp3";
    fixtures::encode(m_wav, file,
                     words("-f lavfi -i color=red:s=64x64:d=0.04 -map 0:a -map 1:v -c:v png "
                           "-disposition:v attached_pic -c:a libmp3lame -id3v2_version 3"));
    auto decoder = audio::Decoder::open(file);
    QVERIFY(decoder.ok());
    QCOMPARE(decoder->info().codec, QStringLiteral("mp3"));
    QCOMPARE(readToEnd(*decoder).samples.size(), std::size_t(6 * Rate));
    const auto plain = encoded("plain.mp3", "-c:a libmp3lame");
    QCOMPARE(audio::audioIdentity(file).value(), audio::audioIdentity(plain).value());
}

void TestAudioFaults::endsWithTruncatedFiles_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("arguments");
    const auto row = [](const char* name, const char* arguments) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(arguments);
    };
    row("cut.mp3", "-c:a libmp3lame");
    row("cut.flac", "");
    row("cut.ogg", "-c:a libvorbis");
    row("cut.opus", "-c:a libopus");
    row("cut.m4a", "-c:a aac -movflags +faststart");
    row("cut.wav", "");
    row("cut.aiff", "");
    row("cut.wv", "");
    row("cut.wma", "-c:a wmav2");
}

void TestAudioFaults::endsWithTruncatedFiles() {
    QFETCH(QString, name);
    QFETCH(QString, arguments);
    const auto file = encoded(qPrintable(name), qPrintable(arguments));
    const QByteArray whole = contents(file);
    write(file, whole.first(whole.size() * 6 / 10));
    auto decoder = audio::Decoder::open(file);
    QVERIFY2(decoder.ok(), decoder ? "" : qPrintable(decoder.error().message()));
    const Pcm pcm = readToEnd(*decoder);
    QCOMPARE(pcm.error, QString());
    const double seconds = static_cast<double>(pcm.samples.size()) / decoder->info().sampleRateHz;
    QVERIFY2(seconds > 2.5 && seconds < 4.5, qPrintable(QString::number(seconds)));
    QVERIFY(decoder->seek(5 * Rate).ok());
    const Pcm rest = readToEnd(*decoder);
    QCOMPARE(rest.error, QString());
    QVERIFY(rest.samples.empty());
    // A file cut inside its header is refused in words.
    write(file, whole.first(20));
    auto stump = audio::Decoder::open(file);
    QVERIFY(stump || !stump.error().message().isEmpty());
}

/// One damaged FLAC block is left out; what follows keeps its place in time.
void TestAudioFaults::skipsDamageAndKeepsTime() {
    const auto file = encoded("hole.flac");
    auto decoder = audio::Decoder::open(file);
    QVERIFY(decoder.ok());
    const Pcm whole = readToEnd(*decoder);
    QByteArray bytes = contents(file);
    bytes.replace(bytes.size() / 2, 64, QByteArray(64, '\x55'));
    write(file, bytes);
    decoder = audio::Decoder::open(file);
    QVERIFY(decoder.ok());
    std::size_t heard = 0;
    for (;;) {
        auto block = decoder->read();
        QVERIFY(block.ok());
        if (block->frames == 0) {
            break;
        }
        const auto at = static_cast<std::size_t>(block->position);
        QVERIFY(std::ranges::equal(block->samples,
                                   std::span(whole.samples).subspan(at, block->samples.size())));
        heard += block->samples.size();
    }
    QVERIFY(decoder->faults() > 0);
    QVERIFY(heard < whole.samples.size());
    QVERIFY(heard > whole.samples.size() - 5 * 4608);
    QVERIFY(decoder->seek(200'000).ok());
    const Pcm rest = readToEnd(*decoder);
    QCOMPARE(rest.start, 200'000);
    QVERIFY(std::ranges::equal(rest.samples, std::span(whole.samples).subspan(200'000)));
}

void TestAudioFaults::survivesDamageEverywhere_data() {
    endsWithTruncatedFiles_data();
}

/// Single bytes changed all over the file: whatever the codec makes of it, decoding ends, seeking
/// works or fails in words, and nothing crashes (this test matters most under sanitizers).
void TestAudioFaults::survivesDamageEverywhere() {
    QFETCH(QString, name);
    QFETCH(QString, arguments);
    const auto file = encoded(qPrintable(name), qPrintable(arguments));
    const QByteArray whole = contents(file);
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        base::Random random(seed);
        QByteArray bytes = whole;
        for (int i = 0; i < 40; ++i) {
            const auto at =
                static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(bytes.size())));
            bytes[at] = static_cast<char>(random.bits());
        }
        write(file, bytes);
        auto decoder = audio::Decoder::open(file);
        if (!decoder) {
            QVERIFY(!decoder.error().message().isEmpty());
            continue;
        }
        const Pcm pcm = readToEnd(*decoder);
        QVERIFY(pcm.samples.size() < 60U * Rate);
        if (decoder->seek(3 * Rate).ok()) {
            const Pcm rest = readToEnd(*decoder);
            QVERIFY(rest.samples.size() <= pcm.samples.size() || !pcm.error.isEmpty());
        }
    }
}

/// Thousands of packets of which none can be decoded: an error instead of a long silent search.
void TestAudioFaults::givesUpOnHopelessStreams() {
    const auto wav = m_folder / "long.wav";
    fixtures::writeWav(wav, fixtures::sine(100, 260.0, Rate, 0.1), Rate, 1);
    const auto file = m_folder / "hopeless.m4a";
    fixtures::encode(wav, file, words("-c:a alac"));
    QByteArray bytes = contents(file);
    const auto payload = bytes.indexOf("mdat") + 4;
    const auto end = bytes.indexOf("moov") - 4;
    QVERIFY(payload > 4 && end > payload);
    bytes.replace(payload, end - payload, QByteArray(end - payload, '\xFF'));
    write(file, bytes);
    const QString error = openError(file);
    QVERIFY2(error.contains(QStringLiteral("beyond repair")), qPrintable(error));
}

EARSHOT_TEST(QCoreApplication, TestAudioFaults)

} // namespace earshot::test_audio_faults

#include "test_audio_faults.moc"
