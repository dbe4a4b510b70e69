// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/covers.h"
#include "core/library/tag_reader.h"
#include "tests/core/library/music_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <aifffile.h>
#include <apefile.h>
#include <apetag.h>
#include <asffile.h>
#include <attachedpictureframe.h>
#include <flacfile.h>
#include <id3v2tag.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <oggflacfile.h>
#include <opusfile.h>
#include <vorbisfile.h>
#include <wavfile.h>
#include <wavpackfile.h>
#include <xiphcomment.h>

namespace earshot::test_library_covers {

namespace fs = std::filesystem;

namespace {

TagLib::ByteVector bytesOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<unsigned int>(bytes.size())};
}

TagLib::ID3v2::Frame* id3Picture(const QByteArray& bytes,
                                 TagLib::ID3v2::AttachedPictureFrame::Type type) {
    auto* frame = new TagLib::ID3v2::AttachedPictureFrame; // owned by the tag it is added to
    frame->setMimeType("image/png");
    frame->setType(type);
    frame->setPicture(bytesOf(bytes));
    return frame;
}

TagLib::FLAC::Picture* flacPicture(const QByteArray& bytes, TagLib::FLAC::Picture::Type type) {
    auto* picture = new TagLib::FLAC::Picture; // owned by the file it is added to
    picture->setMimeType("image/png");
    picture->setType(type);
    picture->setData(bytesOf(bytes));
    return picture;
}

TagLib::ByteVector apePicture(const QByteArray& bytes) {
    return bytesOf(QByteArray("cover.png") + '\0' + bytes);
}

/// Embeds a back cover, then a front cover, in the way of each format.
void embedPictures(const fs::path& file, const QByteArray& back, const QByteArray& front) {
    using Id3 = TagLib::ID3v2::AttachedPictureFrame;
    using Flac = TagLib::FLAC::Picture;
    const std::string ending = file.extension().string();
    const auto addId3 = [&](TagLib::ID3v2::Tag* tag) {
        tag->addFrame(id3Picture(back, Id3::BackCover));
        tag->addFrame(id3Picture(front, Id3::FrontCover));
    };
    const auto addXiph = [&](TagLib::Ogg::XiphComment* comment) {
        comment->addPicture(flacPicture(back, Flac::BackCover));
        comment->addPicture(flacPicture(front, Flac::FrontCover));
    };
    const auto addApe = [&](TagLib::APE::Tag* tag) {
        tag->setItem("Cover Art (Back)",
                     TagLib::APE::Item("Cover Art (Back)", apePicture(back), true));
        tag->setItem("Cover Art (Front)",
                     TagLib::APE::Item("Cover Art (Front)", apePicture(front), true));
    };
    if (ending == ".mp3") {
        TagLib::MPEG::File opened(file.c_str());
        addId3(opened.ID3v2Tag(true));
        QVERIFY(opened.save());
    } else if (ending == ".flac") {
        TagLib::FLAC::File opened(file.c_str());
        opened.addPicture(flacPicture(back, Flac::BackCover));
        opened.addPicture(flacPicture(front, Flac::FrontCover));
        QVERIFY(opened.save());
    } else if (ending == ".ogg") {
        TagLib::Ogg::Vorbis::File opened(file.c_str());
        addXiph(opened.tag());
        QVERIFY(opened.save());
    } else if (ending == ".opus") {
        TagLib::Ogg::Opus::File opened(file.c_str());
        addXiph(opened.tag());
        QVERIFY(opened.save());
    } else if (ending == ".oga") {
        TagLib::Ogg::FLAC::File opened(file.c_str());
        addXiph(opened.tag());
        QVERIFY(opened.save());
    } else if (ending == ".m4a") {
        TagLib::MP4::File opened(file.c_str());
        TagLib::MP4::CoverArtList covers; // has no types: the first is the front
        covers.append(TagLib::MP4::CoverArt(TagLib::MP4::CoverArt::PNG, bytesOf(front)));
        covers.append(TagLib::MP4::CoverArt(TagLib::MP4::CoverArt::PNG, bytesOf(back)));
        opened.tag()->setItem("covr", covers);
        QVERIFY(opened.save());
    } else if (ending == ".wav") {
        TagLib::RIFF::WAV::File opened(file.c_str());
        addId3(opened.ID3v2Tag());
        QVERIFY(opened.save());
    } else if (ending == ".aiff") {
        TagLib::RIFF::AIFF::File opened(file.c_str());
        addId3(opened.tag());
        QVERIFY(opened.save());
    } else if (ending == ".wv") {
        TagLib::WavPack::File opened(file.c_str());
        addApe(opened.APETag(true));
        QVERIFY(opened.save());
    } else if (ending == ".ape") {
        TagLib::APE::File opened(file.c_str());
        addApe(opened.APETag(true));
        QVERIFY(opened.save());
    } else if (ending == ".wma") {
        TagLib::ASF::File opened(file.c_str());
        for (const bool isFront : {false, true}) {
            TagLib::ASF::Picture picture;
            picture.setMimeType("image/png");
            picture.setType(isFront ? TagLib::ASF::Picture::FrontCover
                                    : TagLib::ASF::Picture::BackCover);
            picture.setPicture(bytesOf(isFront ? front : back));
            opened.tag()->addAttribute("WM/Picture", TagLib::ASF::Attribute(picture));
        }
        QVERIFY(opened.save());
    } else {
        QFAIL("unknown ending");
    }
}

} // namespace

class TestLibraryCovers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsCoversOfEveryFormat_data() { fixtures::addFormatRows(); }
    void readsCoversOfEveryFormat();
    void coversBesideTheFile();
    void coversOfNothing();

private:
    fixtures::Clips m_clips;
};

void TestLibraryCovers::readsCoversOfEveryFormat() {
    QFETCH(const int, index);
    const fs::path file = m_clips.fresh(fixtures::formats()[index]);
    QVERIFY(library::coverBytes(file).isEmpty());
    embedPictures(file, fixtures::picture('b'), fixtures::picture('f'));
    QVERIFY(library::readMusicFile(file).tags.hasCover);
    QCOMPARE(library::coverBytes(file), fixtures::picture('f'));
}

void TestLibraryCovers::coversBesideTheFile() {
    const fs::path file = m_clips.fresh(fixtures::formatOf(".mp3"));
    const auto put = [&](const char* name, int shade) {
        fixtures::writeBytes(file.parent_path() / name, fixtures::picture(shade));
    };
    put("holiday.jpg", 'h');
    put("cover.txt", 't');
    QVERIFY(library::coverBytes(file).isEmpty());
    put("Front.PNG", 'p');
    QCOMPARE(library::coverBytes(file), fixtures::picture('p'));
    put("FOLDER.JPG", 'j');
    QCOMPARE(library::coverBytes(file), fixtures::picture('j'));
    put("Cover.jpeg", 'c');
    QCOMPARE(library::coverBytes(file), fixtures::picture('c'));
    embedPictures(file, fixtures::picture('b'), fixtures::picture('f'));
    QCOMPARE(library::coverBytes(file), fixtures::picture('f'));
}

void TestLibraryCovers::coversOfNothing() {
    const fixtures::Folder folder;
    QVERIFY(library::coverBytes(folder / "absent.mp3").isEmpty());
    const fs::path junk = folder / "a.mp3";
    fixtures::writeBytes(junk, QByteArray(10'000, 'x'));
    QVERIFY(library::coverBytes(junk).isEmpty());
}

EARSHOT_TEST(QCoreApplication, TestLibraryCovers)

} // namespace earshot::test_library_covers

#include "test_library_covers.moc"
