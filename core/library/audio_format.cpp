// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/audio_format.h"

#include "core/library/byte_view.h"
#include "core/library/text_fold.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace earshot::library {

namespace {

using namespace std::string_view_literals;

constexpr std::array kMusicEndings{
    ".mp3"sv, ".mp2"sv,  ".mpga"sv, ".flac"sv, ".ogg"sv,  ".oga"sv, ".opus"sv, ".m4a"sv, ".m4b"sv,
    ".wav"sv, ".wave"sv, ".aif"sv,  ".aiff"sv, ".aifc"sv, ".wv"sv,  ".ape"sv,  ".wma"sv, ".asf"sv,
};

// Some encoders put silence or junk before the first MPEG frame; further than this it is no MP3.
constexpr ReadStream::Size kMpegSearchBytes = 64 * 1024;
constexpr ReadStream::Size kMpegUsualBytes = 4 * 1024; // two frames of any MP3 that starts at once
// Several ID3v2 tags in a row happen (one tagger after another); more are nonsense.
constexpr int kMaxId3Tags = 8;
constexpr std::size_t kId3HeaderBytes = 10;

/// Bytes of an ID3v2 tag with its header (ID3v2.4 structure §3.1), 0 when there is none.
std::uint32_t id3Size(std::string_view head) {
    if (head.size() < kId3HeaderBytes || !head.starts_with("ID3"sv)) {
        return 0;
    }
    const std::uint32_t size = (byteAt(head, 6) & 0x7F) << 21 | (byteAt(head, 7) & 0x7F) << 14 |
                               (byteAt(head, 8) & 0x7F) << 7 | (byteAt(head, 9) & 0x7F);
    const bool footer = (byteAt(head, 5) & 0x10) != 0;
    return size + static_cast<std::uint32_t>(kId3HeaderBytes) * (footer ? 2 : 1);
}

/// Length of the MPEG audio frame whose header starts here, 0 when it is none (ISO 11172-3
/// §2.4.2.3, ISO 13818-3).
std::size_t mpegFrameBytes(std::string_view bytes) {
    if (bytes.size() < 4 || byteAt(bytes, 0) != 0xFF || (byteAt(bytes, 1) & 0xE0) != 0xE0) {
        return 0;
    }
    static constexpr std::array<std::array<int, 15>, 5> kBitrates{{
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}, // 1, layer I
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},    // 1, layer II
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},     // 1, layer III
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},    // 2, layer I
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},         // 2, layers II, III
    }};
    static constexpr std::array kRates{44'100, 48'000, 32'000};
    const std::uint32_t version = byteAt(bytes, 1) >> 3 & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    const std::uint32_t layer = 4 - (byteAt(bytes, 1) >> 1 & 3);
    const std::uint32_t bitrateIndex = byteAt(bytes, 2) >> 4;
    const std::uint32_t rateIndex = byteAt(bytes, 2) >> 2 & 3;
    if (version == 1 || layer == 4 || bitrateIndex == 0 || bitrateIndex == 15 || rateIndex == 3) {
        return 0;
    }
    const std::size_t row = version == 3 ? layer - 1 : (layer == 1 ? 3 : 4);
    const int bitrate = kBitrates[row][bitrateIndex] * 1000;
    const int rate = kRates[rateIndex] / (version == 3 ? 1 : version == 2 ? 2 : 4);
    const int padding = static_cast<int>(byteAt(bytes, 2) >> 1 & 1);
    if (layer == 1) {
        return static_cast<std::size_t>((12 * bitrate / rate + padding) * 4);
    }
    const int samplesPerByte = layer == 3 && version != 3 ? 72 : 144;
    return static_cast<std::size_t>(samplesPerByte * bitrate / rate + padding);
}

/// Whether two frames follow each other somewhere in these bytes (or one ends with them).
bool holdsMpegFrames(std::string_view bytes) {
    for (std::size_t at = bytes.find('\xFF'); at != std::string_view::npos;
         at = bytes.find('\xFF', at + 1)) {
        const std::size_t size = mpegFrameBytes(bytes.substr(at));
        if (size == 0) {
            continue;
        }
        if (at + size == bytes.size() ||
            (at + size < bytes.size() && mpegFrameBytes(bytes.substr(at + size)) > 0)) {
            return true;
        }
    }
    return false;
}

Container oggContent(std::string_view head) {
    // The first packet of the first page names the codec.
    if (head.find("OpusHead"sv) != std::string_view::npos) {
        return Container::OggOpus;
    }
    if (head.find("\x01vorbis"sv) != std::string_view::npos) {
        return Container::OggVorbis;
    }
    if (head.find("\x7F"
                  "FLAC"sv) != std::string_view::npos) {
        return Container::OggFlac;
    }
    return Container::Unknown;
}

Container byMagic(std::string_view head) {
    static constexpr auto kAsfHeader =
        "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"sv;
    const std::string_view form = head.size() >= 12 ? head.substr(8, 4) : std::string_view();
    if (head.starts_with("fLaC"sv)) {
        return Container::Flac;
    }
    if (head.starts_with("OggS"sv)) {
        return oggContent(head);
    }
    if (head.starts_with("RIFF"sv) && form == "WAVE"sv) {
        return Container::Wav;
    }
    if (head.starts_with("FORM"sv) && (form == "AIFF"sv || form == "AIFC"sv)) {
        return Container::Aiff;
    }
    if (head.size() >= 8 && head.substr(4, 4) == "ftyp"sv) {
        return Container::Mp4;
    }
    if (head.starts_with("wvpk"sv)) {
        return Container::WavPack;
    }
    if (head.starts_with("MAC "sv)) {
        return Container::Ape;
    }
    if (head.starts_with(kAsfHeader)) {
        return Container::Asf;
    }
    return Container::Unknown;
}

} // namespace

NameKind nameKind(const std::filesystem::path& file) {
    const std::string ending = lowerAscii(file.extension());
    if (ending.empty()) {
        return NameKind::NoEnding;
    }
    const bool music =
        std::find(kMusicEndings.begin(), kMusicEndings.end(), ending) != kMusicEndings.end();
    return music ? NameKind::Music : NameKind::Other;
}

Container sniffContainer(ReadStream& stream) {
    static constexpr ReadStream::Size kHeadBytes = 256;
    ReadStream::Offset start = 0;
    for (int tag = 0; tag < kMaxId3Tags; ++tag) {
        const std::string_view head = stream.look(start, kHeadBytes);
        const std::uint32_t skip = id3Size(head);
        if (skip == 0) {
            const Container found = byMagic(head);
            if (found != Container::Unknown) {
                return found;
            }
            break;
        }
        start += static_cast<ReadStream::Offset>(skip);
    }
    for (const ReadStream::Size size : {kMpegUsualBytes, kMpegSearchBytes}) {
        if (holdsMpegFrames(stream.look(start, size))) {
            return Container::Mpeg;
        }
    }
    return Container::Unknown;
}

} // namespace earshot::library
