// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/cut_off.h"

#include "core/library/byte_view.h"
#include "core/library/flac_frames.h"

#include <flacfile.h>
#include <mpegfile.h>
#include <mpegproperties.h>
#include <xingheader.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace earshot::library {

namespace {

using namespace std::string_view_literals;
using Offset = ReadStream::Offset;

constexpr Offset kFirstTailBytes = 8 * 1024;     // what the tag reader has looked at anyway
constexpr Offset kNextTail = 16;                 // times as many, where those show nothing
constexpr Offset kOggTailBytes = 66 * 1024;      // the longest page has 65,307 bytes
constexpr Offset kWavPackTailBytes = 512 * 1024; // blocks hold up to a second
constexpr double kXingTolerance = 0.99; // some encoders count their own header, some do not

enum class Order : std::uint8_t { Little, Big };

std::uint64_t number(std::string_view bytes, Order order) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t at = order == Order::Big ? i : bytes.size() - 1 - i;
        value = value << 8 | static_cast<unsigned char>(bytes[at]);
    }
    return value;
}

/// Shows `find` the last bytes of the file, few at first, up to `most` of them, until it finds
/// something.
template <typename Find>
auto findFromEnd(ReadStream& stream, Offset most, Find&& find) {
    const Offset longest = std::min(most, stream.length());
    for (Offset size = kFirstTailBytes;; size *= kNextTail) {
        size = std::min(size, longest);
        auto found = find(stream.look(stream.length() - size, static_cast<ReadStream::Size>(size)));
        if (found || size == longest) {
            return found;
        }
    }
}

/// Where the last such word begins; npos without one. Goes forwards, because the standard library
/// looks for a byte fast in that direction only.
std::size_t lastOf(std::string_view bytes, std::string_view word) {
    std::size_t last = std::string_view::npos;
    for (std::size_t at = bytes.find(word); at != std::string_view::npos;
         at = bytes.find(word, at + 1)) {
        last = at;
    }
    return last;
}

bool endsBeyond(ReadStream& stream, std::uint64_t end) {
    return end > static_cast<std::uint64_t>(stream.length());
}

/// RIFF and FORM: the size of everything after the first eight bytes.
bool chunkCutOff(ReadStream& stream, Order order) {
    const std::uint64_t size = number(stream.look(0, 8).substr(4), order);
    const bool unknown = size == 0 || size == 0xFFFFFFFF; // written to a pipe
    constexpr std::uint64_t kHeaderBytes = 8;
    constexpr std::uint64_t kPadByte = 1; // often counted and not written
    return !unknown && endsBeyond(stream, size + kHeaderBytes - kPadByte);
}

/// The top-level boxes must lie in the file (ISO 14496-12 §4.2).
bool mp4CutOff(ReadStream& stream) {
    const auto length = static_cast<std::uint64_t>(stream.length());
    std::uint64_t start = 0;
    while (length - start >= 8) {
        const std::string_view head = stream.look(static_cast<Offset>(start), 16);
        std::uint64_t size = number(head.substr(0, 4), Order::Big);
        if (size == 1 && head.size() == 16) {
            size = number(head.substr(8), Order::Big);
        }
        if (size < 8) {
            return false; // 0: up to the end of the file
        }
        if (size > length - start) {
            return true;
        }
        start += size;
    }
    return false;
}

/// Whether the last page among these bytes goes beyond them; empty without a page.
std::optional<bool> oggPageCutOff(std::string_view tail) {
    const std::size_t page = lastOf(tail, "OggS"sv);
    constexpr std::size_t kHeaderBytes = 27;
    if (page == std::string_view::npos) {
        return std::nullopt;
    }
    if (page + kHeaderBytes > tail.size()) {
        return true;
    }
    const auto segments = static_cast<std::size_t>(static_cast<unsigned char>(tail[page + 26]));
    std::size_t end = page + kHeaderBytes + segments;
    if (end > tail.size()) {
        return true;
    }
    for (const char lacing : tail.substr(page + kHeaderBytes, segments)) {
        end += static_cast<unsigned char>(lacing);
    }
    return end > tail.size();
}

/// The last page must be whole (RFC 3533 §6).
bool oggCutOff(ReadStream& stream) {
    return findFromEnd(stream, kOggTailBytes, oggPageCutOff).value_or(true);
}

/// The last block must be whole and hold the last sample (WavPack 4 & 5 file format, "Block
/// header").
bool wavPackCutOff(ReadStream& stream) {
    constexpr std::size_t kHeaderBytes = 32;
    constexpr std::uint64_t kUnknownTotal = 0xFFFFFFFF;
    const std::string_view first = stream.look(0, kHeaderBytes);
    const std::uint64_t total = number(first.substr(12, 4), Order::Little);
    const bool totalKnown = first.starts_with("wvpk"sv) && total != kUnknownTotal;
    const auto blockCutOff = [&](std::string_view tail) -> std::optional<bool> {
        const std::size_t block = lastOf(tail, "wvpk"sv);
        if (block == std::string_view::npos) {
            return std::nullopt;
        }
        if (block + kHeaderBytes > tail.size()) {
            return true;
        }
        const std::string_view header = tail.substr(block, kHeaderBytes);
        const std::uint64_t end = number(header.substr(16, 4), Order::Little) +
                                  number(header.substr(20, 4), Order::Little);
        return block + number(header.substr(4, 4), Order::Little) + 8 > tail.size() ||
               (totalKnown && end < total);
    };
    return findFromEnd(stream, kWavPackTailBytes, blockCutOff).value_or(true);
}

/// Descriptor, header, seek table, WAV header, frames and the rest follow each other (Monkey's
/// Audio SDK, APE_DESCRIPTOR, version 3.98 and later).
bool apeCutOff(ReadStream& stream) {
    const std::string_view head = stream.look(0, 52);
    if (head.size() < 52 || !head.starts_with("MAC "sv) ||
        number(head.substr(4, 2), Order::Little) < 3980) {
        return false;
    }
    std::uint64_t end = number(head.substr(28, 4), Order::Little) << 32;
    for (const std::size_t field : {8, 12, 16, 20, 24, 32}) {
        end += number(head.substr(field, 4), Order::Little);
    }
    return endsBeyond(stream, end);
}

/// The header object is followed by the data object (ASF specification §2.1). The size in the file
/// properties is not used: taggers let it go stale.
bool asfCutOff(ReadStream& stream) {
    const std::uint64_t headerSize = number(stream.look(0, 24).substr(16), Order::Little);
    if (endsBeyond(stream, headerSize)) {
        return true;
    }
    const std::string_view data = stream.look(static_cast<Offset>(headerSize), 24);
    return data.size() < 24 ||
           endsBeyond(stream, headerSize + number(data.substr(16), Order::Little));
}

/// The Xing header of the first frame tells the bytes of all frames.
bool mpegCutOff(ReadStream& stream, TagLib::File& file) {
    auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(&file);
    const auto* properties = mpeg == nullptr ? nullptr : mpeg->audioProperties();
    const TagLib::MPEG::XingHeader* xing =
        properties == nullptr ? nullptr : properties->xingHeader();
    if (xing == nullptr || !xing->isValid() || xing->totalSize() == 0) {
        return false;
    }
    const auto there = static_cast<double>(stream.length() - mpeg->firstFrameOffset());
    return there < kXingTolerance * xing->totalSize();
}

/// The last frame must hold the last sample (RFC 9639 §8.2).
bool flacCutOff(ReadStream& stream, TagLib::File& file) {
    const auto* flac = dynamic_cast<TagLib::FLAC::File*>(&file);
    const std::string_view head = stream.look(0, 12);
    if (flac == nullptr || flac->audioProperties() == nullptr || !head.starts_with("fLaC"sv) ||
        head.size() < 12) {
        return false;
    }
    const auto total = static_cast<std::uint64_t>(flac->audioProperties()->sampleFrames());
    const auto blockSamples = static_cast<std::uint32_t>(number(head.substr(10, 2), Order::Big));
    const std::optional<std::uint64_t> end =
        findFromEnd(stream, kFlacTailBytes, [blockSamples](std::string_view tail) {
            return lastFlacSample(tail, blockSamples);
        });
    return total > 0 && (!end || *end < total);
}

} // namespace

bool isCutOff(ReadStream& stream, Container container, TagLib::File& file) {
    switch (container) {
    case Container::Mpeg:
        return mpegCutOff(stream, file);
    case Container::Flac:
        return flacCutOff(stream, file);
    case Container::OggVorbis:
    case Container::OggOpus:
    case Container::OggFlac:
        return oggCutOff(stream);
    case Container::Mp4:
        return mp4CutOff(stream);
    case Container::Wav:
        return chunkCutOff(stream, Order::Little);
    case Container::Aiff:
        return chunkCutOff(stream, Order::Big);
    case Container::WavPack:
        return wavPackCutOff(stream);
    case Container::Ape:
        return apeCutOff(stream);
    case Container::Asf:
        return asfCutOff(stream);
    case Container::Unknown:
        break;
    }
    return false;
}

} // namespace earshot::library
