// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/measuring.h"

#include "core/analysis/feature_codec.h"
#include "core/analysis/pass_analyser.h"

namespace earshot::analysis {

Measured measuredOf(const synth::Samples& interleaved, int channels, int rate) {
    auto pass = PassAnalyser::create({rate, channels, 0, 0});
    const std::size_t block = 4096 * static_cast<std::size_t>(channels);
    for (std::size_t at = 0; at < interleaved.size(); at += block) {
        pass->push(std::span(interleaved).subspan(at, std::min(block, interleaved.size() - at)));
    }
    return pass->finish();
}

Features featuresOf(const synth::Samples& interleaved, int channels, int rate) {
    return measuredOf(interleaved, channels, rate).features;
}

bool allFinite(const Features& features) {
    return unpack(pack(features)).has_value();
}

double cosine(const Features& a, const Features& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.embedding.size(); ++i) {
        sum += static_cast<double>(a.embedding[i]) * b.embedding[i];
    }
    return sum;
}

} // namespace earshot::analysis
