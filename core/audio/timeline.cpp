// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/timeline.h"

#include "core/audio/tuning.h"

#include <cstdlib>

namespace earshot::audio {

Timeline::Timeline(const Demuxer& demuxer, const AVFrame& first)
    : m_timeBase(demuxer.stream().time_base), m_sample{1, first.sample_rate} {
    const bool namesSamples =
        m_timeBase.num == 1 && m_timeBase.den > 0 && m_timeBase.den % first.sample_rate == 0;
    m_trusted = namesSamples && first.pts != AV_NOPTS_VALUE;
    m_origin = first.pts != AV_NOPTS_VALUE ? first.pts : 0;
    if (const std::int64_t duration = demuxer.duration(); duration != AV_NOPTS_VALUE) {
        m_frames = av_rescale_q(duration, m_timeBase, m_sample);
    }
    const auto stated = demuxer.statedFrames();
    if (stated && std::abs(*stated - m_frames) <= tuning::MaxPaddingFrames) {
        m_frames = *stated;
        m_end = *stated;
    }
}

std::optional<qint64> Timeline::position(const AVFrame& frame) const {
    if (frame.pts == AV_NOPTS_VALUE) {
        return std::nullopt;
    }
    return av_rescale_q(frame.pts - m_origin, m_timeBase, m_sample);
}

std::int64_t Timeline::timestamp(qint64 position) const {
    return m_origin + av_rescale_q(position, m_sample, m_timeBase);
}

qint64 Timeline::follow(const AVFrame& frame, qint64 counted, bool afterFault) {
    const auto stated = position(frame);
    if (!m_trusted || !stated || *stated == counted) {
        return counted;
    }
    if (afterFault && *stated > counted) {
        return *stated;
    }
    m_trusted = false;
    return counted;
}

} // namespace earshot::audio
