// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/frame_converter.h"

#include "core/audio/channel_layout.h"
#include "core/audio/tuning.h"

#include <utility>

namespace earshot::audio {

FrameConverter::FrameConverter(const AVFrame& first) : m_rate(first.sample_rate) {
    av_channel_layout_copy(&m_layout, &first.ch_layout);
}

FrameConverter::~FrameConverter() {
    av_channel_layout_uninit(&m_layout);
    av_channel_layout_uninit(&m_fromLayout);
}

FrameConverter::FrameConverter(FrameConverter&& other) noexcept
    : m_rate(other.m_rate),
      m_layout(std::exchange(other.m_layout, {})),
      m_swr(std::move(other.m_swr)),
      m_fromRate(other.m_fromRate),
      m_fromFormat(other.m_fromFormat),
      m_fromLayout(std::exchange(other.m_fromLayout, {})),
      m_output(std::move(other.m_output)) {}

FrameConverter& FrameConverter::operator=(FrameConverter&& other) noexcept {
    std::swap(m_rate, other.m_rate);
    std::swap(m_layout, other.m_layout);
    std::swap(m_swr, other.m_swr);
    std::swap(m_fromRate, other.m_fromRate);
    std::swap(m_fromFormat, other.m_fromFormat);
    std::swap(m_fromLayout, other.m_fromLayout);
    std::swap(m_output, other.m_output);
    return *this;
}

std::span<const float> FrameConverter::convert(const AVFrame& frame) {
    m_output.clear();
    const bool same = m_swr && frame.sample_rate == m_fromRate && frame.format == m_fromFormat &&
                      av_channel_layout_compare(&frame.ch_layout, &m_fromLayout) == 0;
    if (!same) {
        append(nullptr);
        if (!configure(frame)) {
            return {};
        }
    }
    append(&frame);
    return m_output;
}

std::span<const float> FrameConverter::flush() {
    m_output.clear();
    append(nullptr);
    m_swr.reset();
    return m_output;
}

std::uint64_t FrameConverter::channelMask() const {
    return ChannelLayout::mask(m_layout);
}

bool FrameConverter::configure(const AVFrame& frame) {
    m_fromRate = frame.sample_rate;
    m_fromFormat = frame.format;
    av_channel_layout_uninit(&m_fromLayout);
    av_channel_layout_copy(&m_fromLayout, &frame.ch_layout);
    // Where no layout is stated the channels pass as they are, as long as their number is kept.
    const bool asIs = m_fromLayout.nb_channels == m_layout.nb_channels;
    ChannelLayout usual(m_layout.nb_channels, channelMask());
    ChannelLayout usualFrom(m_fromLayout.nb_channels, ChannelLayout::mask(m_fromLayout));
    SwrContext* raw = nullptr;
    swr_alloc_set_opts2(&raw, usual.get(), AV_SAMPLE_FMT_FLT, m_rate,
                        asIs ? usual.get() : usualFrom.get(),
                        static_cast<AVSampleFormat>(m_fromFormat), m_fromRate, 0, nullptr);
    m_swr.reset(raw);
    if (!raw || av_opt_set_double(raw, "rematrix_maxval", tuning::LoudestMix, 0) < 0 ||
        swr_init(raw) < 0) {
        m_swr.reset();
    }
    return m_swr != nullptr;
}

void FrameConverter::append(const AVFrame* frame) {
    if (!m_swr) {
        return;
    }
    const int frames = frame ? frame->nb_samples : 0;
    const int room = swr_get_out_samples(m_swr.get(), frames);
    if (room <= 0) {
        return;
    }
    const auto channelCount = static_cast<std::size_t>(channels());
    const std::size_t had = m_output.size();
    m_output.resize(had + static_cast<std::size_t>(room) * channelCount);
    auto* out = reinterpret_cast<std::uint8_t*>(m_output.data() + had);
    const int made =
        frame ? swr_convert(m_swr.get(), &out, room,
                            const_cast<const std::uint8_t**>(frame->extended_data), frames)
              : swr_convert(m_swr.get(), &out, room, nullptr, 0);
    m_output.resize(had + static_cast<std::size_t>(std::max(made, 0)) * channelCount);
}

} // namespace earshot::audio
