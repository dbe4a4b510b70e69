// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"
#include "core/base/result.h"

#include <memory>
#include <span>

namespace earshot::analysis {

/// What the analyser needs to know of the stream before its first sample.
struct SourceFormat {
    int sampleRateHz = 0;
    int channels = 0;
    std::uint64_t channelMask = 0; ///< FFmpeg/WAVE channel bits, 0 = unspecified
    double expectedSeconds = 0;    ///< 0 = unknown
};

/// Loudness at the file's own rate and layout: EBU R 128 integrated loudness and range
/// (libebur128), momentary loudness, sample peak and true peak.
class Loudness {
public:
    static base::Result<Loudness> create(const SourceFormat& format);
    ~Loudness();
    Loudness(Loudness&&) noexcept;
    Loudness& operator=(Loudness&&) noexcept;

    void push(std::span<const float> interleaved);
    void finish(Features& features, LoudnessHistogram& histogram);

private:
    void measure(std::span<const float> interleaved);

    struct State;
    explicit Loudness(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace earshot::analysis
