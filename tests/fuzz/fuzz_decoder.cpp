// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may be opened, read and sought in. The last two say where to.
#include "core/audio/decoder.h"
#include "tests/fuzz/input_file.h"

#include <cstdlib>

namespace {

constexpr int kMostBlocks = 200;
constexpr std::size_t kSeekBytes = 2;

/// Every sample there is, so that AddressSanitizer sees what is handed out.
float touch(const earshot::audio::PcmBlock& block, int channels) {
    if (block.samples.size() != static_cast<std::size_t>(block.frames) * channels) {
        std::abort();
    }
    float sum = 0;
    for (const float sample : block.samples) {
        sum += sample;
    }
    return sum;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < kSeekBytes) {
        return 0;
    }
    using earshot::audio::Decoder;
    auto decoder = Decoder::open(earshot::fuzz::inputFile({data, size - kSeekBytes}));
    if (!decoder) {
        return 0;
    }
    const int channels = decoder->info().channels;
    if (channels < 1 || decoder->info().sampleRateHz < 1) {
        std::abort();
    }
    const qint64 seekTo = (data[size - 2] << 8 | data[size - 1]) * 8LL;
    for (int blocks = 0; blocks < kMostBlocks; ++blocks) {
        const auto block = decoder->read();
        if (!block || block->frames == 0) {
            break;
        }
        (void)touch(*block, channels);
        if (blocks == kMostBlocks / 8 && !decoder->seek(seekTo)) {
            break;
        }
    }
    (void)decoder->payloadHash();
    return 0;
}
