// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_codec.h"

#include <QtEndian>

#include <bit>
#include <cmath>
#include <limits>

namespace earshot::analysis {

namespace {

/// First byte of a row; raised when the layout changes.
constexpr quint8 kFormat = 1;
constexpr quint8 kStripFormat = 1;

constexpr quint8 kMinor = 1;
constexpr quint8 kSpoken = 2;
constexpr quint8 kNoKey = 255;

/// The numbers of a row in their order: the only list of them.
template <typename SomeFeatures, typename Visit>
void visitNumbers(SomeFeatures& f, Visit&& visit) {
    visit(f.durationSeconds);
    visit(f.silenceStartSeconds);
    visit(f.silenceEndSeconds);
    visit(f.bpm);
    visit(f.bpmAlternate);
    visit(f.bpmConfidence);
    visit(f.pulseClarity);
    visit(f.beatStability);
    visit(f.onsetsPerSecond);
    visit(f.danceability);
    visit(f.keyConfidence);
    visit(f.majorness);
    visit(f.tuningCents);
    visit(f.integratedLufs);
    visit(f.loudnessRangeLu);
    visit(f.truePeakDbtp);
    visit(f.samplePeakDbfs);
    visit(f.spectralCentroidHz);
    visit(f.spectralRolloffHz);
    visit(f.spectralFlatness);
    visit(f.spectralFlux);
    visit(f.zeroCrossingRate);
    visit(f.crestDb);
    visit(f.lowEnergyShare);
    visit(f.chromaEntropy);
    visit(f.harmonicChange);
    visit(f.valence);
    visit(f.arousal);
    visit(f.valenceConfidence);
    visit(f.arousalConfidence);
    visit(f.moodConfidence);
    visit(f.vocal);
    visit(f.vocalConfidence);
    visit(f.acoustic);
    visit(f.acousticConfidence);
}

struct Counter {
    int count = 0;
    void operator()(double) { ++count; }
    void operator()(const std::optional<double>&) { ++count; }
};

struct Writer {
    char* at;
    void put(float value) {
        qToLittleEndian(std::bit_cast<quint32>(value), at);
        at += sizeof(quint32);
    }
    void operator()(double value) { put(static_cast<float>(value)); }
    void operator()(const std::optional<double>& value) {
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
    void operator()(double& value) {
        value = take();
        sound = sound && std::isfinite(value);
    }
    void operator()(std::optional<double>& value) {
        const float taken = take();
        sound = sound && !std::isinf(taken);
        value = std::isnan(taken) ? std::nullopt : std::optional<double>(taken);
    }
};

int numberCount() {
    static const int count = [] {
        Counter counter;
        const Features features;
        visitNumbers(features, counter);
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
    bytes[1] = static_cast<char>((features.mode == Mode::Minor ? kMinor : 0) |
                                 (features.spokenWord ? kSpoken : 0));
    bytes[2] = static_cast<char>(features.key ? *features.key : kNoKey);
    Writer writer{bytes.data() + kHead};
    visitNumbers(features, writer);

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
    if ((flags & ~(kMinor | kSpoken)) != 0 || (key > 11 && key != kNoKey)) {
        return std::nullopt;
    }
    Features features;
    features.mode = (flags & kMinor) != 0 ? Mode::Minor : Mode::Major;
    features.spokenWord = (flags & kSpoken) != 0;
    if (key != kNoKey) {
        features.key = key;
    }
    Reader reader{bytes.constData() + kHead};
    visitNumbers(features, reader);
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
    Q_ASSERT(features.stripLevel.size() == features.stripTone.size());
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(1 + 2 * features.stripLevel.size()));
    bytes.append(static_cast<char>(kStripFormat));
    for (const auto* part : {&features.stripLevel, &features.stripTone}) {
        bytes.append(reinterpret_cast<const char*>(part->data()),
                     static_cast<qsizetype>(part->size()));
    }
    return bytes;
}

bool unpackStrip(const QByteArray& bytes, Features& features) {
    features.stripLevel.clear();
    features.stripTone.clear();
    if (bytes.size() % 2 != 1 || static_cast<quint8>(bytes[0]) != kStripFormat) {
        return false;
    }
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.constData()) + 1;
    const auto slices = bytes.size() / 2;
    features.stripLevel.assign(first, first + slices);
    features.stripTone.assign(first + slices, first + 2 * slices);
    return true;
}

} // namespace earshot::analysis
