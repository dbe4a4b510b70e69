// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/tag_file.h"

#include <aifffile.h>
#include <apefile.h>
#include <asffile.h>
#include <flacfile.h>
#include <id3v2framefactory.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <oggflacfile.h>
#include <opusfile.h>
#include <vorbisfile.h>
#include <wavfile.h>
#include <wavpackfile.h>

namespace earshot::library {

namespace {

// TagLib 2 moved the frame factory to the end of these two constructors.
template <typename File>
std::unique_ptr<TagLib::File> withFrameFactory(ReadStream& stream, bool properties) {
#if TAGLIB_MAJOR_VERSION >= 2
    return std::make_unique<File>(&stream, properties);
#else
    return std::make_unique<File>(&stream, TagLib::ID3v2::FrameFactory::instance(), properties);
#endif
}

} // namespace

std::unique_ptr<TagLib::File> openTagFile(ReadStream& stream, Container container,
                                          TagProperties properties) {
    const bool read = properties == TagProperties::Read;
    stream.seek(0);
    switch (container) {
    case Container::Mpeg:
        return withFrameFactory<TagLib::MPEG::File>(stream, read);
    case Container::Flac:
        return withFrameFactory<TagLib::FLAC::File>(stream, read);
    case Container::OggVorbis:
        return std::make_unique<TagLib::Ogg::Vorbis::File>(&stream, read);
    case Container::OggOpus:
        return std::make_unique<TagLib::Ogg::Opus::File>(&stream, read);
    case Container::OggFlac:
        return std::make_unique<TagLib::Ogg::FLAC::File>(&stream, read);
    case Container::Mp4:
        return std::make_unique<TagLib::MP4::File>(&stream, read);
    case Container::Wav:
        return std::make_unique<TagLib::RIFF::WAV::File>(&stream, read);
    case Container::Aiff:
        return std::make_unique<TagLib::RIFF::AIFF::File>(&stream, read);
    case Container::WavPack:
        return std::make_unique<TagLib::WavPack::File>(&stream, read);
    case Container::Ape:
        return std::make_unique<TagLib::APE::File>(&stream, read);
    case Container::Asf:
        return std::make_unique<TagLib::ASF::File>(&stream, read);
    case Container::Unknown:
        break;
    }
    return nullptr;
}

} // namespace earshot::library
