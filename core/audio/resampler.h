// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <span>

namespace earshot::audio {

/// Streaming conversion of rate and channel layout (libswresample). Interleaved float in and out.
/// Not thread-safe; movable between threads.
class Resampler {
public:
    struct Format {
        int sampleRateHz = 0;          ///< 1,000 … 768,000
        int channels = 0;              ///< 1 … 64
        std::uint64_t channelMask = 0; ///< FFmpeg/WAVE channel bits, 0 = the usual one for channels
    };

    static base::Result<Resampler> create(const Format& from, const Format& to);
    ~Resampler();
    Resampler(Resampler&&) noexcept;
    Resampler& operator=(Resampler&&) noexcept;

    /// Converts; the result lives until the next call. An empty input flushes the tail.
    std::span<const float> convert(std::span<const float> interleaved);

private:
    struct State;
    explicit Resampler(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace earshot::audio
