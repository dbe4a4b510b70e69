// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor_codec.h"

#include <QFloat16>
#include <QtEndian>

#include <algorithm>
#include <bit>

namespace earshot::analysis {

namespace {

// First byte of each; raised when the layout changes.
constexpr quint8 kDescriptorFormat = 1;
constexpr quint8 kLoudnessFormat = 1;

} // namespace

QByteArray packDescriptors(const Descriptors& descriptors) {
    QByteArray bytes(1 + 2 * kDescriptorValues, char(kDescriptorFormat));
    char* at = bytes.data() + 1;
    for (const float value : descriptors.values()) {
        qToLittleEndian(std::bit_cast<quint16>(qfloat16(value)), at);
        at += sizeof(quint16);
    }
    return bytes;
}

std::optional<Descriptors> unpackDescriptors(const QByteArray& bytes) {
    if (bytes.size() != 1 + 2 * kDescriptorValues ||
        static_cast<quint8>(bytes[0]) != kDescriptorFormat) {
        return std::nullopt;
    }
    Descriptors descriptors;
    const char* at = bytes.constData() + 1;
    for (float& value : descriptors.values()) {
        value = std::bit_cast<qfloat16>(qFromLittleEndian<quint16>(at));
        at += sizeof(quint16);
    }
    return descriptors;
}

void roundAsStored(Descriptors& descriptors) {
    for (float& value : descriptors.values()) {
        value = qfloat16(value);
    }
}

QByteArray packLoudness(const LoudnessHistogram& histogram) {
    // From the first to the last bin in use; counts in groups of seven bits, the lowest first.
    const auto used = [](std::uint32_t count) { return count > 0; };
    const auto& counts = histogram.counts;
    const auto first = std::find_if(counts.begin(), counts.end(), used);
    const auto last = std::find_if(counts.rbegin(), counts.rend(), used).base();
    QByteArray bytes;
    bytes.append(static_cast<char>(kLoudnessFormat));
    bytes.append(static_cast<char>(first - counts.begin()));
    for (auto count = first; count < last; ++count) {
        std::uint32_t rest = *count;
        for (; rest > 0x7F; rest >>= 7U) {
            bytes.append(static_cast<char>(0x80U | (rest & 0x7FU)));
        }
        bytes.append(static_cast<char>(rest));
    }
    return bytes;
}

std::optional<LoudnessHistogram> unpackLoudness(const QByteArray& bytes) {
    if (bytes.size() < 2 || static_cast<quint8>(bytes[0]) != kLoudnessFormat) {
        return std::nullopt;
    }
    LoudnessHistogram histogram;
    auto bin = static_cast<std::size_t>(static_cast<quint8>(bytes[1]));
    std::uint64_t count = 0;
    unsigned shift = 0;
    for (const char byte : bytes.sliced(2)) {
        count |= static_cast<std::uint64_t>(static_cast<quint8>(byte) & 0x7FU) << shift;
        shift += 7;
        if (shift > 35 || bin >= histogram.counts.size() || count > UINT32_MAX) {
            return std::nullopt;
        }
        if ((static_cast<quint8>(byte) & 0x80U) == 0) {
            histogram.counts[bin++] = static_cast<std::uint32_t>(count);
            count = 0;
            shift = 0;
        }
    }
    return shift == 0 ? std::optional(histogram) : std::nullopt;
}

} // namespace earshot::analysis
