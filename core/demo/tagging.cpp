// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/tagging.h"

#include "core/base/paths.h"
#include "core/demo/cover/cover.h"
#include "core/demo/text.h"

#include <flacfile.h>
#include <tpropertymap.h>

#include <memory>

namespace earshot::demo {

namespace {

TagLib::StringList one(const QString& text) {
    return TagLib::StringList(TagLib::String(text.toUtf8().constData(), TagLib::String::UTF8));
}

} // namespace

base::Status tagFlac(const std::filesystem::path& file, const PieceTruth& piece, int number,
                     int albumTracks, const QByteArray& coverPng) {
    TagLib::FLAC::File flac(file.c_str());
    TagLib::PropertyMap tags;
    tags.insert("TITLE", one(piece.title));
    tags.insert("ARTIST", one(piece.artist));
    tags.insert("ALBUMARTIST", one(piece.artist));
    tags.insert("ALBUM", one(piece.album));
    tags.insert("GENRE", one(piece.genre));
    tags.insert("DATE", one(QString::number(piece.year)));
    tags.insert("TRACKNUMBER", one(QString::number(number)));
    tags.insert("TRACKTOTAL", one(QString::number(albumTracks)));
    tags.insert("COMMENT", one(Text::tr("Demo music, composed and played by Earshot")));
    flac.setProperties(tags);
    auto picture = std::make_unique<TagLib::FLAC::Picture>();
    picture->setType(TagLib::FLAC::Picture::FrontCover);
    picture->setMimeType("image/png");
    picture->setWidth(CoverSize);
    picture->setHeight(CoverSize);
    picture->setColorDepth(24);
    picture->setData(
        TagLib::ByteVector(coverPng.constData(), static_cast<unsigned>(coverPng.size())));
    flac.addPicture(picture.release()); // the file owns it
    if (!flac.isValid() || !flac.save()) {
        return base::Error{Text::tr("The tags of a demo piece could not be written"),
                           base::pathText(file), Text::tr("Check that there is room on the disk")};
    }
    return base::Done{};
}

} // namespace earshot::demo
