// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may stand in a row of library.db; what is taken for good can be packed and read again.
// Not fingerprints: Chromaprint 1.5.1 writes past its memory when bytes are made to hurt it. The
// sum before them tells damage, but the fuzzer learns to forge it.
#include "core/analysis/descriptor_codec.h"
#include "core/analysis/feature_codec.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace earshot;

void holds(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void featureRow(const QByteArray& bytes) {
    if (auto features = analysis::unpack(bytes)) {
        holds(analysis::unpack(analysis::pack(*features)).has_value());
    }
}

void stripRow(const QByteArray& bytes) {
    analysis::Features features;
    if (analysis::unpackStrip(bytes, features)) {
        holds(features.stripLevel.size() == features.stripLiveliness.size());
        analysis::Features again;
        holds(analysis::unpackStrip(analysis::packStrip(features), again));
    } else {
        holds(features.stripLevel.empty() && features.stripLiveliness.empty());
    }
}

void descriptorRow(const QByteArray& bytes) {
    if (auto descriptors = analysis::unpackDescriptors(bytes)) {
        analysis::roundAsStored(*descriptors);
        holds(analysis::unpackDescriptors(analysis::packDescriptors(*descriptors)).has_value());
    }
}

void loudnessRow(const QByteArray& bytes) {
    if (const auto loudness = analysis::unpackLoudness(bytes)) {
        const auto again = analysis::unpackLoudness(analysis::packLoudness(*loudness));
        holds(again && again->counts == loudness->counts);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const auto row : {featureRow, stripRow, descriptorRow, loudnessRow}) {
        row(bytes);
    }
    return 0;
}
