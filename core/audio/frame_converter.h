// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/ffmpeg_ptr.h"

#include <span>
#include <vector>

namespace earshot::audio {

/// Brings decoded frames of any sample format to interleaved float at one rate and layout, those
/// of the first frame. Streams that change midway (chained Ogg) are converted to it. Private to
/// this folder.
class FrameConverter {
public:
    explicit FrameConverter(const AVFrame& first);
    ~FrameConverter();
    FrameConverter(FrameConverter&& other) noexcept;
    FrameConverter& operator=(FrameConverter&& other) noexcept;

    /// The frame as samples, which live until the next call. Empty when libswresample cannot.
    std::span<const float> convert(const AVFrame& frame);

    /// What is still inside after the last frame (only after a change of rate).
    std::span<const float> flush();

    [[nodiscard]] int sampleRateHz() const { return m_rate; }
    [[nodiscard]] int channels() const { return m_layout.nb_channels; }
    [[nodiscard]] std::uint64_t channelMask() const;

    /// True when frames pass one to one, so that their timestamps count output samples.
    [[nodiscard]] bool oneToOne() const { return m_fromRate == m_rate; }

private:
    bool configure(const AVFrame& frame);
    void append(const AVFrame* frame);

    int m_rate = 0;
    AVChannelLayout m_layout{};
    SwrPtr m_swr;
    int m_fromRate = 0;
    int m_fromFormat = AV_SAMPLE_FMT_NONE;
    AVChannelLayout m_fromLayout{};
    std::vector<float> m_output;
};

} // namespace earshot::audio
