// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

extern "C" {
#include <libavutil/channel_layout.h>
}

#include <cstdint>

namespace earshot::audio {

/// Owns an AVChannelLayout. Private to this folder.
class ChannelLayout {
public:
    /// The layout of this mask, or FFmpeg's usual one for so many channels where the mask is 0 or
    /// names another number of channels.
    ChannelLayout(int channels, std::uint64_t mask) {
        if (mask == 0 || av_channel_layout_from_mask(&m_layout, mask) < 0 ||
            m_layout.nb_channels != channels) {
            av_channel_layout_uninit(&m_layout);
            av_channel_layout_default(&m_layout, channels);
        }
    }
    ~ChannelLayout() { av_channel_layout_uninit(&m_layout); }
    ChannelLayout(const ChannelLayout&) = delete;
    ChannelLayout& operator=(const ChannelLayout&) = delete;

    /// Not const: FFmpeg 5 and 6 ask for a mutable pointer where they only read.
    [[nodiscard]] AVChannelLayout* get() { return &m_layout; }

    /// The mask of a layout; 0 when its channels are in no native order.
    static std::uint64_t mask(const AVChannelLayout& layout) {
        return layout.order == AV_CHANNEL_ORDER_NATIVE ? layout.u.mask : 0;
    }

private:
    AVChannelLayout m_layout{};
};

} // namespace earshot::audio
