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

constexpr ReadStream::Size kOggTailBytes = 66 * 1024;      // the longest page has 65,307 bytes
constexpr ReadStream::Size kWavPackTailBytes = 512 * 1024; // blocks hold up to a second
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

TagLib::ByteVector bytesAt(ReadStream& stream, Offset offset, ReadStream::Size size) {
    stream.seek(offset);
    return stream.readBlock(size);
}

TagLib::ByteVector tailOf(ReadStream& stream, ReadStream::Size size) {
    return bytesAt(stream, std::max<Offset>(stream.length() - static_cast<Offset>(size), 0), size);
}

bool endsBeyond(ReadStream& stream, std::uint64_t end) {
    return end > static_cast<std::uint64_t>(stream.length());
}

/// RIFF and FORM: the size of everything after the first eight bytes.
bool chunkCutOff(ReadStream& stream, Order order) {
    const TagLib::ByteVector head = bytesAt(stream, 0, 8);
    const std::uint64_t size = number(viewOf(head).substr(4), order);
    const bool unknown = size == 0 || size == 0xFFFFFFFF; // written to a pipe
    constexpr std::uint64_t kHeaderBytes = 8;
    constexpr std::uint64_t kPadByte = 1; // often counted and not written
    return !unknown && endsBeyond(stream, size + kHeaderBytes - kPadByte);
}

/// The top-level boxes must lie in the file (ISO 14496-12 §4.2).
bool mp4CutOff(ReadStream& stream) {
    std::uint64_t start = 0;
    while (start + 8 <= static_cast<std::uint64_t>(stream.length())) {
        const TagLib::ByteVector head = bytesAt(stream, static_cast<Offset>(start), 16);
        const std::string_view view = viewOf(head);
        std::uint64_t size = number(view.substr(0, 4), Order::Big);
        if (size == 1 && view.size() == 16) {
            size = number(view.substr(8), Order::Big);
        }
        if (size < 8) {
            return false; // 0: up to the end of the file
        }
        start += size;
    }
    return endsBeyond(stream, start);
}

/// The last page must be whole (RFC 3533 §6).
bool oggCutOff(ReadStream& stream) {
    const TagLib::ByteVector tail = tailOf(stream, kOggTailBytes);
    const std::string_view view = viewOf(tail);
    const std::size_t page = view.rfind("OggS"sv);
    constexpr std::size_t kHeaderBytes = 27;
    if (page == std::string_view::npos || page + kHeaderBytes > view.size()) {
        return true;
    }
    const auto segments = static_cast<std::size_t>(static_cast<unsigned char>(view[page + 26]));
    std::size_t end = page + kHeaderBytes + segments;
    if (end > view.size()) {
        return true;
    }
    for (const char lacing : view.substr(page + kHeaderBytes, segments)) {
        end += static_cast<unsigned char>(lacing);
    }
    return end > view.size();
}

/// The last block must be whole and hold the last sample (WavPack 4 & 5 file format, "Block
/// header").
bool wavPackCutOff(ReadStream& stream) {
    const TagLib::ByteVector tail = tailOf(stream, kWavPackTailBytes);
    const std::string_view view = viewOf(tail);
    const std::size_t block = view.rfind("wvpk"sv);
    constexpr std::size_t kHeaderBytes = 32;
    if (block == std::string_view::npos || block + kHeaderBytes > view.size()) {
        return true;
    }
    const std::string_view header = view.substr(block, kHeaderBytes);
    if (block + number(header.substr(4, 4), Order::Little) + 8 > view.size()) {
        return true;
    }
    constexpr std::uint64_t kUnknownTotal = 0xFFFFFFFF;
    const TagLib::ByteVector first = bytesAt(stream, 0, kHeaderBytes);
    const std::uint64_t total = number(viewOf(first).substr(12, 4), Order::Little);
    const std::uint64_t end =
        number(header.substr(16, 4), Order::Little) + number(header.substr(20, 4), Order::Little);
    return viewOf(first).starts_with("wvpk"sv) && total != kUnknownTotal && end < total;
}

/// Descriptor, header, seek table, WAV header, frames and the rest follow each other (Monkey's
/// Audio SDK, APE_DESCRIPTOR, version 3.98 and later).
bool apeCutOff(ReadStream& stream) {
    const TagLib::ByteVector head = bytesAt(stream, 0, 52);
    const std::string_view view = viewOf(head);
    if (view.size() < 52 || !view.starts_with("MAC "sv) ||
        number(view.substr(4, 2), Order::Little) < 3980) {
        return false;
    }
    std::uint64_t end = number(view.substr(28, 4), Order::Little) << 32;
    for (const std::size_t field : {8, 12, 16, 20, 24, 32}) {
        end += number(view.substr(field, 4), Order::Little);
    }
    return endsBeyond(stream, end);
}

/// The header object is followed by the data object (ASF specification §2.1). The size in the file
/// properties is not used: taggers let it go stale.
bool asfCutOff(ReadStream& stream) {
    const TagLib::ByteVector head = bytesAt(stream, 0, 24);
    const std::uint64_t headerSize = number(viewOf(head).substr(16), Order::Little);
    if (endsBeyond(stream, headerSize)) {
        return true;
    }
    const TagLib::ByteVector data = bytesAt(stream, static_cast<Offset>(headerSize), 24);
    return data.size() < 24 ||
           endsBeyond(stream, headerSize + number(viewOf(data).substr(16), Order::Little));
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
    const TagLib::ByteVector head = bytesAt(stream, 0, 12);
    if (flac == nullptr || flac->audioProperties() == nullptr ||
        !viewOf(head).starts_with("fLaC"sv) || head.size() < 12) {
        return false;
    }
    const auto total = static_cast<std::uint64_t>(flac->audioProperties()->sampleFrames());
    const auto blockSamples =
        static_cast<std::uint32_t>(number(viewOf(head).substr(10, 2), Order::Big));
    const TagLib::ByteVector tail = tailOf(stream, kFlacTailBytes);
    const std::optional<std::uint64_t> end = lastFlacSample(viewOf(tail), blockSamples);
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
