// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_codec.h"

#include "core/analysis/feature_table.h"

#include <QtEndian>

#include <bit>
#include <cmath>
#include <limits>

namespace earshot::analysis {

namespace {

/// First byte of a row; raised when the layout changes.
constexpr quint8 kFormat = 1;
constexpr quint8 kStripFormat = 2;

constexpr quint8 kMinorFlag = 1;
constexpr quint8 kSpoken = 2;
constexpr quint8 kNoKey = 255;

struct Counter {
    int count = 0;
    void operator()(const FeatureInfo&, const auto&) { ++count; }
};

struct Writer {
    char* at;
    void put(float value) {
        qToLittleEndian(std::bit_cast<quint32>(value), at);
        at += sizeof(quint32);
    }
    void operator()(const FeatureInfo&, double value) { put(static_cast<float>(value)); }
    void operator()(const FeatureInfo&, const std::optional<double>& value) {
        put(value ? static_cast<float>(*value) : std::numeric_limits<float>::quiet_NaN());
    }
};

struct Reader {
    const char* at;
    bool sound = true;
    float take() {
        const float value = std::bit_cast<float>(qFromLittleEndian<quint32>(at));
        at += sizeof(quint32);
        return value;
    }
    void operator()(const FeatureInfo&, double& value) {
        value = take();
        sound = sound && std::isfinite(value);
    }
    void operator()(const FeatureInfo&, std::optional<double>& value) {
        const float taken = take();
        sound = sound && !std::isinf(taken);
        value = std::isnan(taken) ? std::nullopt : std::optional<double>(taken);
    }
};

int numberCount() {
    static const int count = [] {
        Counter counter;
        const Features features;
        visitFeatures(features, counter);
        return counter.count;
    }();
    return count;
}

constexpr int kHead = 3; ///< format, flags, key

} // namespace

int packedSize() {
    return kHead + numberCount() * static_cast<int>(sizeof(float)) + kEmbeddingSize;
}

QByteArray pack(const Features& features) {
    QByteArray bytes(packedSize(), '\0');
    bytes[0] = static_cast<char>(kFormat);
    bytes[1] = static_cast<char>((features.mode == Mode::Minor ? kMinorFlag : 0) |
                                 (features.spokenWord ? kSpoken : 0));
    bytes[2] = static_cast<char>(features.key ? *features.key : kNoKey);
    Writer writer{bytes.data() + kHead};
    visitFeatures(features, writer);

    // The length is one anyway, so only the direction is kept, at the finest step 8 bits allow.
    float largest = 0;
    for (const float value : features.embedding) {
        largest = std::max(largest, std::abs(value));
    }
    for (const float value : features.embedding) {
        const float share = largest > 0.0F ? value / largest : 0.0F;
        *writer.at++ = static_cast<char>(std::lround(127.0F * share));
    }
    return bytes;
}

std::optional<Features> unpack(const QByteArray& bytes) {
    if (bytes.size() != packedSize() || static_cast<quint8>(bytes[0]) != kFormat) {
        return std::nullopt;
    }
    const auto flags = static_cast<quint8>(bytes[1]);
    const auto key = static_cast<quint8>(bytes[2]);
    if ((flags & ~(kMinorFlag | kSpoken)) != 0 || (key > 11 && key != kNoKey)) {
        return std::nullopt;
    }
    Features features;
    features.mode = (flags & kMinorFlag) != 0 ? Mode::Minor : Mode::Major;
    features.spokenWord = (flags & kSpoken) != 0;
    if (key != kNoKey) {
        features.key = key;
    }
    Reader reader{bytes.constData() + kHead};
    visitFeatures(features, reader);
    if (!reader.sound) {
        return std::nullopt;
    }
    float squares = 0;
    for (float& value : features.embedding) {
        value = static_cast<float>(static_cast<qint8>(*reader.at++));
        squares += value * value;
    }
    if (squares > 0.0F) {
        const float scale = 1.0F / std::sqrt(squares);
        for (float& value : features.embedding) {
            value *= scale;
        }
    }
    return features;
}

QByteArray packStrip(const Features& features) {
    Q_ASSERT(features.stripLevel.size() == features.stripLiveliness.size());
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(1 + 2 * features.stripLevel.size()));
    bytes.append(static_cast<char>(kStripFormat));
    for (const auto* part : {&features.stripLevel, &features.stripLiveliness}) {
        bytes.append(reinterpret_cast<const char*>(part->data()),
                     static_cast<qsizetype>(part->size()));
    }
    return bytes;
}

bool unpackStrip(const QByteArray& bytes, Features& features) {
    features.stripLevel.clear();
    features.stripLiveliness.clear();
    if (bytes.size() % 2 != 1 || static_cast<quint8>(bytes[0]) != kStripFormat) {
        return false;
    }
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.constData()) + 1;
    const auto slices = bytes.size() / 2;
    features.stripLevel.assign(first, first + slices);
    features.stripLiveliness.assign(first + slices, first + 2 * slices);
    return true;
}

} // namespace earshot::analysis
