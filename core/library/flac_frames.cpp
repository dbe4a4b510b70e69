// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/flac_frames.h"

#include "core/library/byte_view.h"

namespace earshot::library {

namespace {

/// CRC-8 with polynomial x⁸ + x² + x + 1 (RFC 9639 §9.1.8).
std::uint8_t crc8(std::string_view bytes) {
    std::uint32_t crc = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        crc ^= byteAt(bytes, i);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc << 1) ^ ((crc & 0x80) != 0 ? 0x107U : 0U);
        }
    }
    return static_cast<std::uint8_t>(crc);
}

struct CodedNumber {
    std::uint64_t value = 0;
    std::size_t bytes = 0;
};

/// The frame or sample number, coded like UTF-8 but up to 36 bits (RFC 9639 §9.1.5).
std::optional<CodedNumber> codedNumber(std::string_view bytes) {
    if (bytes.empty()) {
        return std::nullopt;
    }
    const std::uint32_t first = byteAt(bytes, 0);
    if (first < 0x80) {
        return CodedNumber{.value = first, .bytes = 1};
    }
    std::size_t length = 0;
    while (length < 8 && (first << length & 0x80) != 0) {
        ++length;
    }
    if (length < 2 || length > 7 || bytes.size() < length) {
        return std::nullopt;
    }
    std::uint64_t value = length == 7 ? 0 : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byteAt(bytes, i) & 0xC0) != 0x80) {
            return std::nullopt;
        }
        value = value << 6 | (byteAt(bytes, i) & 0x3F);
    }
    return CodedNumber{.value = value, .bytes = length};
}

/// The frame whose header starts here: the number of the sample after it (RFC 9639 §9.1).
std::optional<std::uint64_t> endOfFrame(std::string_view bytes, std::uint32_t blockSamples) {
    if (bytes.size() < 6 || byteAt(bytes, 0) != 0xFF || (byteAt(bytes, 1) & 0xFE) != 0xF8 ||
        (byteAt(bytes, 3) & 0x01) != 0) {
        return std::nullopt;
    }
    const bool variable = (byteAt(bytes, 1) & 0x01) != 0;
    const std::uint32_t sizeCode = byteAt(bytes, 2) >> 4;
    const std::uint32_t rateCode = byteAt(bytes, 2) & 0x0F;
    const auto coded = codedNumber(bytes.substr(4));
    if (!coded || sizeCode == 0 || rateCode == 15) {
        return std::nullopt;
    }
    const std::size_t sizeBytes = sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
    const std::size_t rateBytes = rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
    const std::size_t sizeAt = 4 + coded->bytes;
    const std::size_t crcAt = sizeAt + sizeBytes + rateBytes;
    if (crcAt >= bytes.size() || crc8(bytes.substr(0, crcAt)) != byteAt(bytes, crcAt)) {
        return std::nullopt;
    }
    std::uint64_t samples = 0;
    if (sizeCode == 1) {
        samples = 192;
    } else if (sizeCode <= 5) {
        samples = 144U << sizeCode;
    } else if (sizeCode == 6) {
        samples = byteAt(bytes, sizeAt) + 1;
    } else if (sizeCode == 7) {
        samples = (byteAt(bytes, sizeAt) << 8 | byteAt(bytes, sizeAt + 1)) + 1;
    } else {
        samples = 1U << sizeCode;
    }
    return (variable ? coded->value : coded->value * blockSamples) + samples;
}

} // namespace

std::optional<std::uint64_t> lastFlacSample(std::string_view tail, std::uint32_t blockSamples) {
    for (std::size_t at = tail.rfind('\xFF'); at != std::string_view::npos && at < tail.size();
         at = at == 0 ? std::string_view::npos : tail.rfind('\xFF', at - 1)) {
        if (const auto end = endOfFrame(tail.substr(at), blockSamples)) {
            return end;
        }
    }
    return std::nullopt;
}

} // namespace earshot::library
