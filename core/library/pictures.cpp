// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/pictures.h"

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

#include <functional>

namespace earshot::library {

namespace {

/// Says whether to go on looking.
enum class Visit : std::uint8_t { Continue, Stop };
using PictureVisitor = std::function<Visit(const TagLib::ByteVector& bytes, bool frontCover)>;

void visitId3(const TagLib::ID3v2::Tag* tag, const PictureVisitor& visit) {
    if (tag == nullptr) {
        return;
    }
    for (const TagLib::ID3v2::Frame* frame : tag->frameList("APIC")) {
        const auto* picture = dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*>(frame);
        if (picture != nullptr &&
            visit(picture->picture(),
                  picture->type() == TagLib::ID3v2::AttachedPictureFrame::FrontCover) ==
                Visit::Stop) {
            return;
        }
    }
}

void visitFlacPictures(const TagLib::List<TagLib::FLAC::Picture*>& pictures,
                       const PictureVisitor& visit) {
    for (const TagLib::FLAC::Picture* picture : pictures) {
        if (visit(picture->data(), picture->type() == TagLib::FLAC::Picture::FrontCover) ==
            Visit::Stop) {
            return;
        }
    }
}

void visitApe(const TagLib::APE::Tag* tag, const PictureVisitor& visit) {
    if (tag == nullptr) {
        return;
    }
    for (const auto& [key, item] : tag->itemListMap()) {
        if (!key.startsWith("COVER ART") || item.type() != TagLib::APE::Item::Binary) {
            continue;
        }
        // A file name, a zero byte, then the picture.
        const TagLib::ByteVector data = item.binaryData();
        const int zero = data.find('\0');
        const TagLib::ByteVector picture =
            zero < 0 ? data : data.mid(static_cast<unsigned int>(zero) + 1);
        if (visit(picture, key == TagLib::String("COVER ART (FRONT)")) == Visit::Stop) {
            return;
        }
    }
}

void visitMp4(const TagLib::MP4::Tag* tag, const PictureVisitor& visit) {
    if (tag == nullptr || !tag->contains("covr")) {
        return;
    }
    // The first cover is the front cover by convention; MP4 has no picture types.
    bool first = true;
    for (const TagLib::MP4::CoverArt& cover : tag->item("covr").toCoverArtList()) {
        if (visit(cover.data(), first) == Visit::Stop) {
            return;
        }
        first = false;
    }
}

void visitAsf(const TagLib::ASF::Tag* tag, const PictureVisitor& visit) {
    if (tag == nullptr) {
        return;
    }
    const auto found = tag->attributeListMap().find("WM/Picture");
    if (found == tag->attributeListMap().end()) {
        return;
    }
    for (const TagLib::ASF::Attribute& attribute : found->second) {
        const TagLib::ASF::Picture picture = attribute.toPicture();
        if (picture.isValid() &&
            visit(picture.picture(), picture.type() == TagLib::ASF::Picture::FrontCover) ==
                Visit::Stop) {
            return;
        }
    }
}

/// Visits the pictures of every tag that can hold one, empty pictures included.
void visitPictures(TagLib::File& file, const PictureVisitor& visit) {
    if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(&file)) {
        visitId3(mpeg->hasID3v2Tag() ? mpeg->ID3v2Tag() : nullptr, visit);
        visitApe(mpeg->hasAPETag() ? mpeg->APETag() : nullptr, visit);
    } else if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(&file)) {
        visitFlacPictures(flac->pictureList(), visit);
        visitId3(flac->hasID3v2Tag() ? flac->ID3v2Tag() : nullptr, visit);
    } else if (auto* xiph = dynamic_cast<TagLib::Ogg::XiphComment*>(file.tag())) {
        visitFlacPictures(xiph->pictureList(), visit);
    } else if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(&file)) {
        visitMp4(mp4->tag(), visit);
    } else if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file)) {
        visitId3(wav->hasID3v2Tag() ? wav->ID3v2Tag() : nullptr, visit);
    } else if (auto* aiff = dynamic_cast<TagLib::RIFF::AIFF::File*>(&file)) {
        visitId3(aiff->hasID3v2Tag() ? aiff->tag() : nullptr, visit);
    } else if (auto* wavPack = dynamic_cast<TagLib::WavPack::File*>(&file)) {
        visitApe(wavPack->hasAPETag() ? wavPack->APETag() : nullptr, visit);
    } else if (auto* ape = dynamic_cast<TagLib::APE::File*>(&file)) {
        visitApe(ape->hasAPETag() ? ape->APETag() : nullptr, visit);
    } else if (auto* asf = dynamic_cast<TagLib::ASF::File*>(&file)) {
        visitAsf(asf->tag(), visit);
    }
}

} // namespace

bool hasPicture(TagLib::File& file) {
    bool found = false;
    visitPictures(file, [&found](const TagLib::ByteVector& bytes, bool) {
        found = !bytes.isEmpty();
        return found ? Visit::Stop : Visit::Continue;
    });
    return found;
}

QByteArray embeddedPicture(TagLib::File& file) {
    QByteArray best;
    visitPictures(file, [&best](const TagLib::ByteVector& bytes, bool frontCover) {
        if (!bytes.isEmpty() && (best.isEmpty() || frontCover)) {
            best = QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        }
        return frontCover && !bytes.isEmpty() ? Visit::Stop : Visit::Continue;
    });
    return best;
}

} // namespace earshot::library
