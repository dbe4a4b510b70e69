// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for music files of every format.
#include "core/library/tag_reader.h"
#include "tests/core/library/music_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <asffile.h>
#include <mp4file.h>

namespace earshot::test_library_formats {

using fixtures::Format;
using library::FileReading;
using library::readMusicFile;
using library::Verdict;
namespace fs = std::filesystem;

class TestLibraryFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data() { fixtures::addFormatRows(); }
    void readsEveryFormat();
    void goesByContentNotByName_data() { fixtures::addFormatRows(); }
    void goesByContentNotByName();
    void seesWhatIsCutOff_data() { fixtures::addFormatRows(); }
    void seesWhatIsCutOff();
    void readsWhatFfmpegTags();

private:
    fixtures::Clips m_clips;
};

void TestLibraryFormats::readsEveryFormat() {
    QFETCH(const int, index);
    const Format& format = fixtures::formats()[index];
    const fs::path file = m_clips.fresh(format);
    fixtures::tag(
        file,
        {{"TITLE", {QStringLiteral("Ágætis byrjun 東京 🎵")}},
         {"ARTIST", {QStringLiteral("Sigur Rós"), QStringLiteral("AC/DC")}},
         {"ALBUMARTIST", {QStringLiteral("Various & Co")}},
         {"ALBUM", {QStringLiteral("Album")}},
         {"GENRE", {QStringLiteral("Post-Rock"), QStringLiteral("Ambient")}},
         {"COMPOSER", {QStringLiteral("J. S. Bach")}},
         {"LABEL", {QStringLiteral("Smekkleysa")}},
         {"DATE", {QStringLiteral("1999-06-12")}},
         {"ORIGINALDATE", {QStringLiteral("1998")}},
         {"TRACKNUMBER", {QStringLiteral("3/12")}},
         {"DISCNUMBER", {QStringLiteral("2/2")}},
         {"COMPILATION", {QStringLiteral("1")}},
         {"LYRICS", {QStringLiteral("First line\nsecond line")}},
         {"REPLAYGAIN_TRACK_GAIN", {QStringLiteral("-6.70 dB")}},
         {"REPLAYGAIN_TRACK_PEAK", {QStringLiteral("0.988")}},
         {"REPLAYGAIN_ALBUM_GAIN", {QStringLiteral("+1.25 dB")}},
         {"REPLAYGAIN_ALBUM_PEAK", {QStringLiteral("1.02")}},
         {"MUSICBRAINZ_TRACKID", {QStringLiteral("11111111-aaaa-4aaa-8aaa-111111111111")}},
         {"MUSICBRAINZ_ALBUMID", {QStringLiteral("22222222-aaaa-4aaa-8aaa-222222222222")}},
         {"MUSICBRAINZ_RELEASEGROUPID", {QStringLiteral("33333333-aaaa-4aaa-8aaa-333333333333")}},
         {"MUSICBRAINZ_ARTISTID",
          {QStringLiteral("44444444-aaaa-4aaa-8aaa-444444444444"),
           QStringLiteral("55555555-aaaa-4aaa-8aaa-555555555555")}},
         {"MUSICBRAINZ_ALBUMARTISTID", {QStringLiteral("66666666-aaaa-4aaa-8aaa-666666666666")}}});
    // TagLib's property map cannot write these into every format.
    const QByteArray ending(format.ending);
    if (ending == ".m4a") {
        TagLib::MP4::File opened(file.c_str());
        const auto set = [&](const char* key, const char* value) {
            opened.tag()->setItem(std::string("----:com.apple.iTunes:") + key,
                                  TagLib::StringList(value));
        };
        set("replaygain_track_gain", "-6.70 dB");
        set("replaygain_track_peak", "0.988");
        set("replaygain_album_gain", "+1.25 dB");
        set("replaygain_album_peak", "1.02");
        set("ORIGINALDATE", "1998");
        set("LABEL", "Smekkleysa");
        QVERIFY(opened.save());
    } else if (ending == ".wma") {
        TagLib::ASF::File opened(file.c_str());
        const auto set = [&](const char* key, const char* value) {
            opened.tag()->setAttribute(key, TagLib::ASF::Attribute(TagLib::String(value)));
        };
        set("REPLAYGAIN_TRACK_GAIN", "-6.70 dB");
        set("REPLAYGAIN_TRACK_PEAK", "0.988");
        set("REPLAYGAIN_ALBUM_GAIN", "+1.25 dB");
        set("REPLAYGAIN_ALBUM_PEAK", "1.02");
        opened.tag()->setAttribute("WM/IsCompilation", TagLib::ASF::Attribute(true));
        opened.tag()->setArtist(TagLib::String("Sigur Rós", TagLib::String::UTF8));
        opened.tag()->setAttribute("Author", TagLib::ASF::Attribute(TagLib::String("AC/DC")));
        QVERIFY(opened.save());
    }

    const FileReading reading = readMusicFile(file);
    QVERIFY2(reading.verdict == Verdict::Good, qPrintable(reading.problem));
    const library::Tags& tags = reading.tags;
    QCOMPARE(tags.title, QStringLiteral("Ágætis byrjun 東京 🎵"));
    QCOMPARE(tags.artists, QStringList({QStringLiteral("Sigur Rós"), QStringLiteral("AC/DC")}));
    QCOMPARE(tags.albumArtists, QStringList(QStringLiteral("Various & Co")));
    QCOMPARE(tags.album, QStringLiteral("Album"));
    QCOMPARE(tags.genres, QStringList({QStringLiteral("Post-Rock"), QStringLiteral("Ambient")}));
    QCOMPARE(tags.composers, QStringList(QStringLiteral("J. S. Bach")));
    QCOMPARE(tags.label, QStringLiteral("Smekkleysa"));
    QCOMPARE(tags.date, QStringLiteral("1999-06-12"));
    QCOMPARE(tags.originalDate, QStringLiteral("1998"));
    QCOMPARE(tags.trackNumber, 3);
    QCOMPARE(tags.trackTotal, 12);
    QCOMPARE(tags.discNumber, 2);
    QCOMPARE(tags.discTotal, 2);
    QVERIFY(tags.compilation);
    QCOMPARE(tags.lyrics, QStringLiteral("First line\nsecond line"));
    QCOMPARE(tags.replayGain.trackGainDb, std::optional(-6.7));
    QCOMPARE(tags.replayGain.trackPeak, std::optional(0.988));
    QCOMPARE(tags.replayGain.albumGainDb, std::optional(1.25));
    QCOMPARE(tags.replayGain.albumPeak, std::optional(1.02));
    QCOMPARE(tags.musicBrainz.recording.left(8), QStringLiteral("11111111"));
    QCOMPARE(tags.musicBrainz.release.left(8), QStringLiteral("22222222"));
    QCOMPARE(tags.musicBrainz.releaseGroup.left(8), QStringLiteral("33333333"));
    QCOMPARE(tags.musicBrainz.artists.size(), 2);
    QCOMPARE(tags.musicBrainz.albumArtists.size(), 1);
    QVERIFY(!tags.hasCover);

    QCOMPARE(reading.stream.codec, QLatin1String(format.codec));
    QVERIFY2(qAbs(reading.stream.durationMs - 1200) < 120,
             qPrintable(QString::number(reading.stream.durationMs)));
    QCOMPARE(reading.stream.channels, 2);
    QCOMPARE(reading.stream.sampleRateHz, ending == ".opus" ? 48'000 : 44'100);
    QVERIFY(reading.stream.bitrateKbps > 0 || ending == ".ape"); // silence takes next to none
}

void TestLibraryFormats::goesByContentNotByName() {
    QFETCH(const int, index);
    const Format& format = fixtures::formats()[index];
    const fs::path file = m_clips.fresh(format);
    fixtures::tag(file, {{"TITLE", {QStringLiteral("inside")}}});
    for (const char* other : {".mp3", ".flac", ".ogg", ".m4a", ".WAV", ""}) {
        const fs::path renamed = file.parent_path() / (std::string("renamed") + other);
        fs::copy_file(file, renamed);
        const FileReading reading = readMusicFile(renamed);
        QVERIFY2(reading.verdict == Verdict::Good, other);
        QCOMPARE(reading.tags.title, QStringLiteral("inside"));
        QCOMPARE(reading.stream.codec, QLatin1String(format.codec));
        QVERIFY(library::looksLikeMusic(renamed));
    }
}

void TestLibraryFormats::seesWhatIsCutOff() {
    QFETCH(const int, index);
    const Format& format = fixtures::formats()[index];
    const fs::path whole = m_clips.fresh(format);
    QCOMPARE(readMusicFile(whole).verdict, Verdict::Good);
    for (const int percent : {1, 10, 50, 75, 90}) {
        const fs::path cut = whole.parent_path() / ("cut" + std::to_string(percent));
        fs::copy_file(whole, cut);
        fs::resize_file(cut, fs::file_size(whole) * static_cast<std::uintmax_t>(percent) / 100);
        const FileReading reading = readMusicFile(cut);
        QVERIFY2(reading.verdict == Verdict::CutOff || reading.verdict == Verdict::NoMusic,
                 qPrintable(QString::number(percent)));
        QVERIFY(!reading.problem.isEmpty());
    }
}

// Tags written by another hand than TagLib's.
void TestLibraryFormats::readsWhatFfmpegTags() {
    const fs::path wav = m_clips.clip(fixtures::formatOf(".wav"));
    for (const Format& format : fixtures::formats()) {
        if (format.encoder.isEmpty() || QByteArray(format.ending) == ".aiff") {
            continue; // ffmpeg tags AIFF with text chunks that TagLib does not read
        }
        const fs::path file = m_clips.fresh(format);
        fixtures::encode(wav, file,
                         format.encoder + QStringList{QStringLiteral("-metadata"),
                                                      QStringLiteral("title=Señor Ł"),
                                                      QStringLiteral("-metadata"),
                                                      QStringLiteral("artist=Кино")});
        const library::Tags tags = fixtures::tagsOf(file);
        QCOMPARE(tags.title, QStringLiteral("Señor Ł"));
        QCOMPARE(tags.artists, QStringList(QStringLiteral("Кино")));
    }
}

EARSHOT_TEST(QCoreApplication, TestLibraryFormats)

} // namespace earshot::test_library_formats

#include "test_library_formats.moc"
