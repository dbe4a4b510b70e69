// SPDX-License-Identifier: GPL-3.0-or-later
// What the ways of tagging, each format's own, come to mean.
#include "tests/core/library/music_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <apetag.h>
#include <asffile.h>
#include <id3v1tag.h>
#include <id3v2tag.h>
#include <infotag.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <textidentificationframe.h>
#include <wavfile.h>

namespace earshot::test_library_tags {

using fixtures::tagsOf;
namespace fs = std::filesystem;

class TestLibraryTags : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void id3v23SlashesWithCare();
    void id3v24Lists();
    void id3v1AndApeFillGaps();
    void riffInfoFillsGaps();
    void mp4FreeForm();
    void asfSeveralAuthors();
    void opusGain();
    void singleArtistsBehindAJoinedOne();
    void oddNumbersAndDates();
    void hugeAndControlTexts();
    void displayRules();

private:
    fixtures::Clips m_clips;
};

void TestLibraryTags::id3v23SlashesWithCare() {
    const auto written = [this](const char* artist, const char* artistIds, const char* genre) {
        const fs::path file = m_clips.fresh(fixtures::formatOf(".mp3"));
        {
            TagLib::MPEG::File opened(file.c_str());
            TagLib::ID3v2::Tag* tag = opened.ID3v2Tag(true);
            const auto text = [&](const char* frameId, const char* value) {
                auto* frame = new TagLib::ID3v2::TextIdentificationFrame(frameId);
                frame->setText(value);
                tag->addFrame(frame);
            };
            text("TPE1", artist);
            text("TCON", genre);
            if (*artistIds != '\0') {
                auto* frame = new TagLib::ID3v2::UserTextIdentificationFrame;
                frame->setDescription("MusicBrainz Artist Id");
                frame->setText(artistIds);
                tag->addFrame(frame);
            }
            opened.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, TagLib::ID3v2::v3);
        }
        return tagsOf(file);
    };
    const auto names = [](const char* a, const char* b) {
        return QStringList{QString::fromUtf8(a), QString::fromUtf8(b)};
    };
    QCOMPARE(written("AC/DC", "", "Hip-Hop/Rap").artists, QStringList(QStringLiteral("AC/DC")));
    QCOMPARE(written("AC/DC", "", "Hip-Hop/Rap").genres,
             QStringList(QStringLiteral("Hip-Hop/Rap")));
    QCOMPARE(written("AC/DC", "a-1", "Rock").artists, QStringList(QStringLiteral("AC/DC")));
    QCOMPARE(written("Ann/Bob", "a-1/b-2", "Rock").artists, names("Ann", "Bob"));
    QCOMPARE(written("Ann/Bob", "a-1/b-2", "Rock").musicBrainz.artists, names("a-1", "b-2"));
    QCOMPARE(written("AC/DC / Bob", "", "Rock / Pop").artists, names("AC/DC", "Bob"));
    QCOMPARE(written("Ann", "", "Rock / Pop").genres, names("Rock", "Pop"));
    QCOMPARE(written("Ann; Bob", "", "(17)").artists, names("Ann", "Bob"));
    QCOMPARE(written("Ann", "", "(17)").genres, QStringList(QStringLiteral("Rock")));
}

void TestLibraryTags::id3v24Lists() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".mp3"));
    { // TagLib writes the rest when it closes the file
        TagLib::MPEG::File opened(file.c_str());
        auto* frame = new TagLib::ID3v2::TextIdentificationFrame("TPE1", TagLib::String::UTF8);
        TagLib::StringList names("Ann / Bob");
        names.append("AC/DC");
        names.append("Ann / Bob");
        names.append("");
        frame->setText(names);
        opened.ID3v2Tag(true)->addFrame(frame);
        QVERIFY(opened.save());
    }
    // Zero bytes separate here, so slashes do not; a repeated and an empty value are dropped.
    QCOMPARE(tagsOf(file).artists,
             QStringList({QStringLiteral("Ann / Bob"), QStringLiteral("AC/DC")}));
}

void TestLibraryTags::id3v1AndApeFillGaps() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".mp3"));
    { // TagLib writes the rest when it closes the file
        TagLib::MPEG::File opened(file.c_str());
        opened.ID3v2Tag(true)->setTitle("from ID3v2");
        opened.APETag(true)->setTitle("from APE");
        opened.APETag()->addValue("REPLAYGAIN_TRACK_GAIN", "-3.5 dB");
        opened.ID3v1Tag(true)->setTitle("from ID3v1");
        opened.ID3v1Tag()->setAlbum("old album");
        QVERIFY(opened.save(TagLib::MPEG::File::AllTags));
    }
    const library::Tags tags = tagsOf(file);
    QCOMPARE(tags.title, QStringLiteral("from ID3v2"));
    QCOMPARE(tags.replayGain.trackGainDb, std::optional(-3.5)); // as mp3gain writes it
    QCOMPARE(tags.album, QStringLiteral("old album"));
}

void TestLibraryTags::riffInfoFillsGaps() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".wav"));
    {
        TagLib::RIFF::WAV::File opened(file.c_str());
        opened.InfoTag()->setTitle("info title");
        opened.InfoTag()->setArtist("info artist");
        opened.ID3v2Tag()->setTitle("id3 title");
        QVERIFY(opened.save());
    }
    QCOMPARE(tagsOf(file).title, QStringLiteral("id3 title"));
    QCOMPARE(tagsOf(file).artists, QStringList(QStringLiteral("info artist")));
}

void TestLibraryTags::mp4FreeForm() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".m4a"));
    { // TagLib writes the rest when it closes the file
        TagLib::MP4::File opened(file.c_str());
        TagLib::StringList artists("Ann");
        artists.append("Bob");
        opened.tag()->setItem("----:com.apple.iTunes:ARTISTS", artists);
        opened.tag()->setItem("\251ART", TagLib::StringList("Ann feat. Bob"));
        opened.tag()->setItem("cpil", true);
        opened.tag()->setItem("trkn", TagLib::MP4::Item(4, 9));
        opened.tag()->setItem("----:com.apple.iTunes:MusicBrainz Track Id",
                              TagLib::StringList("11111111-aaaa-4aaa-8aaa-111111111111"));
        QVERIFY(opened.save());
    }
    const library::Tags tags = tagsOf(file);
    QCOMPARE(tags.artists, QStringList({QStringLiteral("Ann"), QStringLiteral("Bob")}));
    QVERIFY(tags.compilation);
    QCOMPARE(tags.trackNumber, 4);
    QCOMPARE(tags.trackTotal, 9);
    QCOMPARE(tags.musicBrainz.recording.left(4), QStringLiteral("1111"));
}

void TestLibraryTags::asfSeveralAuthors() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".wma"));
    { // TagLib writes the rest when it closes the file
        TagLib::ASF::File opened(file.c_str());
        opened.tag()->setArtist("Ann");
        opened.tag()->addAttribute("Author", TagLib::ASF::Attribute(TagLib::String("Bob")));
        opened.tag()->addAttribute("WM/Genre", TagLib::ASF::Attribute(TagLib::String("Rock")));
        opened.tag()->addAttribute("WM/Genre", TagLib::ASF::Attribute(TagLib::String("Pop")));
        QVERIFY(opened.save());
    }
    QCOMPARE(tagsOf(file).artists, QStringList({QStringLiteral("Ann"), QStringLiteral("Bob")}));
    QStringList genres = tagsOf(file).genres;
    genres.sort(); // TagLib spreads them over two places of the file
    QCOMPARE(genres, QStringList({QStringLiteral("Pop"), QStringLiteral("Rock")}));
}

void TestLibraryTags::opusGain() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".opus"));
    // −2.5 dB to reach −23 LUFS is +2.5 dB to reach −18.
    fixtures::tag(file, {{"R128_TRACK_GAIN", {QStringLiteral("-640")}},
                         {"R128_ALBUM_GAIN", {QStringLiteral("256")}}});
    QCOMPARE(tagsOf(file).replayGain.trackGainDb, std::optional(2.5));
    QCOMPARE(tagsOf(file).replayGain.albumGainDb, std::optional(6.0));
}

void TestLibraryTags::singleArtistsBehindAJoinedOne() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".flac"));
    fixtures::tag(file, {{"ARTIST", {QStringLiteral("Ann feat. Bob")}},
                         {"ARTISTS", {QStringLiteral("Ann"), QStringLiteral("Bob")}}});
    QCOMPARE(tagsOf(file).artists, QStringList({QStringLiteral("Ann"), QStringLiteral("Bob")}));
    fixtures::tag(file, {{"ARTISTS", {QStringLiteral("Ann")}}});
    QCOMPARE(tagsOf(file).artists, QStringList(QStringLiteral("Ann feat. Bob")));
}

void TestLibraryTags::oddNumbersAndDates() {
    const auto written = [this](const char* key, const char* value) {
        const fs::path file = m_clips.fresh(fixtures::formatOf(".flac"));
        fixtures::tag(file, {{key, {QString::fromUtf8(value)}}});
        return tagsOf(file);
    };
    QCOMPARE(written("TRACKNUMBER", " 07 / 11 ").trackNumber, 7);
    QCOMPARE(written("TRACKNUMBER", "A1").trackNumber, 0);
    QCOMPARE(written("TRACKNUMBER", "-3").trackNumber, 0);
    QCOMPARE(written("TRACKNUMBER", "99999999999999999999").trackNumber, 0);
    QCOMPARE(written("TRACKTOTAL", "14").trackTotal, 14);
    QCOMPARE(written("REPLAYGAIN_TRACK_GAIN", "-6,7 db").replayGain.trackGainDb,
             std::optional(-6.7));
    QCOMPARE(written("REPLAYGAIN_TRACK_GAIN", "nan").replayGain.trackGainDb, std::nullopt);
    QCOMPARE(written("REPLAYGAIN_TRACK_GAIN", "1e9 dB").replayGain.trackGainDb, std::nullopt);
    QCOMPARE(written("REPLAYGAIN_TRACK_PEAK", "-1").replayGain.trackPeak, std::nullopt);
    QCOMPARE(written("COMPILATION", "0").compilation, false);
    QCOMPARE(written("YEAR", "1987").date, QStringLiteral("1987"));
}

void TestLibraryTags::hugeAndControlTexts() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".flac"));
    fixtures::tag(file, {{"TITLE", {QStringLiteral("  two\nlines\tand\x01 more ")}},
                         {"ALBUM", {QString(3'000'000, QLatin1Char('x'))}},
                         {"GENRE", QStringList(500, QStringLiteral("Rock"))},
                         {"LYRICS", {QStringLiteral("\r\none\r\ntwo\rthree\n")}}});
    const library::Tags tags = tagsOf(file);
    QCOMPARE(tags.title, QStringLiteral("two lines and  more"));
    QVERIFY(tags.album.size() < 10'000);
    QCOMPARE(tags.genres, QStringList(QStringLiteral("Rock")));
    QCOMPARE(tags.lyrics, QStringLiteral("one\ntwo\nthree"));
}

void TestLibraryTags::displayRules() {
    library::Track track;
    track.path = "/music/03 Name of file.mp3";
    QCOMPARE(track.displayTitle(), QStringLiteral("03 Name of file"));
    QCOMPARE(track.displayArtist(), QStringLiteral("Unknown artist"));
    QCOMPARE(track.filedUnder(), QString());
    QCOMPARE(track.year(), 0);
    track.tags.artists = {QStringLiteral("Ann"), QStringLiteral("Bob")};
    QCOMPARE(track.displayArtist(), QStringLiteral("Ann, Bob"));
    QCOMPARE(track.filedUnder(), QStringLiteral("Ann"));
    track.tags.compilation = true;
    QCOMPARE(track.filedUnder(), QStringLiteral("Various artists"));
    track.tags.albumArtists = {QStringLiteral("Label All-Stars")};
    QCOMPARE(track.filedUnder(), QStringLiteral("Label All-Stars"));
    track.tags.date = QStringLiteral("12/05/2004");
    QCOMPARE(track.year(), 2004);
    track.tags.originalDate = QStringLiteral("1971-01-02");
    QCOMPARE(track.year(), 1971);
    track.tags.originalDate = QStringLiteral("19");
    QCOMPARE(track.year(), 2004);
}

EARSHOT_TEST(QCoreApplication, TestLibraryTags)

} // namespace earshot::test_library_tags

#include "test_library_tags.moc"
