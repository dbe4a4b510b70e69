// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/tag_reader.h"

#include "core/library/audio_format.h"
#include "core/library/cut_off.h"
#include "core/library/pictures.h"
#include "core/library/tag_fields.h"
#include "core/library/tag_file.h"
#include "core/library/text.h"

#include <mp4file.h>
#include <mp4properties.h>
#include <oggflacfile.h>
#include <oggpageheader.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace earshot::library {

namespace fs = std::filesystem;

namespace {

QString codecName(Container container, TagLib::File& file) {
    switch (container) {
    case Container::Mpeg:
        return QStringLiteral("MP3");
    case Container::Flac:
    case Container::OggFlac:
        return QStringLiteral("FLAC");
    case Container::OggVorbis:
        return QStringLiteral("Vorbis");
    case Container::OggOpus:
        return QStringLiteral("Opus");
    case Container::Mp4: {
        const auto* mp4 = dynamic_cast<TagLib::MP4::File*>(&file);
        const bool lossless = mp4 != nullptr && mp4->audioProperties() != nullptr &&
                              mp4->audioProperties()->codec() == TagLib::MP4::Properties::ALAC;
        return lossless ? QStringLiteral("ALAC") : QStringLiteral("AAC");
    }
    case Container::Wav:
    case Container::Aiff:
        return QStringLiteral("PCM");
    case Container::WavPack:
        return QStringLiteral("WavPack");
    case Container::Ape:
        return QStringLiteral("APE");
    case Container::Asf:
        return QStringLiteral("WMA");
    case Container::Unknown:
        break;
    }
    return {};
}

/// FLAC in Ogg is often written in one go, when the header cannot tell the length yet; the last
/// page does.
qint64 durationMs(TagLib::File& file, const TagLib::AudioProperties& properties) {
    auto* ogg = dynamic_cast<TagLib::Ogg::FLAC::File*>(&file);
    if (properties.lengthInMilliseconds() > 0 || ogg == nullptr || properties.sampleRate() <= 0) {
        return properties.lengthInMilliseconds();
    }
    const TagLib::Ogg::PageHeader* last = ogg->lastPageHeader();
    constexpr double kMsPerSecond = 1'000;
    constexpr double kLongestMs = 1e12; // 30 years: what says more is damaged
    return last == nullptr ? 0
                           : static_cast<qint64>(std::min(
                                 kLongestMs, static_cast<double>(last->absoluteGranularPosition()) *
                                                 kMsPerSecond / properties.sampleRate()));
}

StreamProperties streamOf(Container container, TagLib::File& file) {
    const TagLib::AudioProperties* properties = file.audioProperties();
    if (properties == nullptr) {
        return {};
    }
    return {.codec = codecName(container, file),
            // A damaged header may tell less than nothing.
            .durationMs = std::max<qint64>(0, durationMs(file, *properties)),
            .bitrateKbps = std::max(0, properties->bitrate()),
            .sampleRateHz = properties->sampleRate(),
            .channels = properties->channels()};
}

FileReading bad(Verdict verdict, const QString& problem) {
    return {.verdict = verdict, .problem = problem, .tags = {}, .stream = {}};
}

FileReading damaged() {
    return bad(Verdict::NoMusic, Text::tr("This file is damaged: no audio could be found in it"));
}

FileReading notReadable(std::errc code) {
    const std::string cause = std::make_error_code(code).message();
    return bad(Verdict::Unreadable,
               Text::tr("This file cannot be read (%1)").arg(QString::fromStdString(cause)));
}

FileReading readOpened(ReadStream& stream, Container container) {
    const auto file = openTagFile(stream, container, TagProperties::Read);
    if (!file || !file->isValid()) {
        return damaged();
    }
    FileReading reading{.verdict = Verdict::Good,
                        .problem = {},
                        .tags = tagsFromFields(tagFields(*file)),
                        .stream = streamOf(container, *file)};
    if (reading.stream.sampleRateHz <= 0 || reading.stream.channels <= 0) {
        return damaged();
    }
    if (reading.stream.bitrateKbps <= 0 && reading.stream.durationMs > 0) {
        constexpr qint64 kBitsPerByte = 8; // bits per millisecond are kilobits per second
        reading.stream.bitrateKbps = static_cast<int>(static_cast<qint64>(stream.length()) *
                                                      kBitsPerByte / reading.stream.durationMs);
    }
    reading.tags.hasCover = hasPicture(*file);
    if (isCutOff(stream, container, *file)) {
        reading.verdict = Verdict::CutOff;
        reading.problem = Text::tr("This file is cut off: its end is missing");
    }
    return reading;
}

} // namespace

FileReading readMusicFile(const fs::path& file) {
    errno = 0;
    ReadStream stream(file);
    if (!stream.isOpen()) {
        return notReadable(errno == 0 ? std::errc::io_error : static_cast<std::errc>(errno));
    }
    if (stream.length() == 0) {
        return bad(Verdict::NoMusic, Text::tr("This file is empty"));
    }
    try {
        const Container container = sniffContainer(stream);
        FileReading reading =
            container == Container::Unknown
                ? bad(Verdict::NoMusic,
                      Text::tr("This file holds no music of a kind Earshot knows"))
                : readOpened(stream, container);
        return stream.sound() ? reading : notReadable(std::errc::io_error);
    } catch (const std::exception&) {
        return damaged(); // sizes in a bad file asked for more than there is
    }
}

bool looksLikeMusic(const fs::path& file) {
    ReadStream stream(file);
    return stream.isOpen() && stream.length() > 0 && sniffContainer(stream) != Container::Unknown;
}

} // namespace earshot::library
