// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/converter.h"

#include <cmath>

namespace earshot::playback {

base::Result<Converter> Converter::create(const audio::StreamInfo& from, const OutputFormat& to) {
    if (from.sampleRateHz == to.sampleRateHz && from.channels == to.channels) {
        return Converter(from, to, std::nullopt);
    }
    auto resampler = audio::Resampler::create({from.sampleRateHz, from.channels, from.channelMask},
                                              {to.sampleRateHz, to.channels, 0});
    if (!resampler) {
        return resampler.error();
    }
    return Converter(from, to, std::move(*resampler));
}

Converter::Converter(const audio::StreamInfo& from, const OutputFormat& to,
                     std::optional<audio::Resampler> resampler)
    : m_from{from.sampleRateHz, from.channels, from.channelMask},
      m_to(to),
      m_resampler(std::move(resampler)) {}

bool Converter::accepts(const audio::StreamInfo& stream) const {
    return stream.sampleRateHz == m_from.sampleRateHz && stream.channels == m_from.channels &&
           stream.channelMask == m_from.channelMask;
}

std::span<const float> Converter::convert(std::span<const float> interleaved) {
    m_framesIn += static_cast<qint64>(interleaved.size()) / m_from.channels;
    if (!m_resampler) {
        m_framesOut = m_framesIn;
        return interleaved;
    }
    if (interleaved.empty()) {
        return {}; // would flush the resampler
    }
    const auto converted = m_resampler->convert(interleaved);
    m_framesOut += static_cast<qint64>(converted.size()) / m_to.channels;
    return converted;
}

std::span<const float> Converter::flush() {
    if (!m_resampler) {
        return {};
    }
    const auto tail = m_resampler->convert({});
    m_framesOut += static_cast<qint64>(tail.size()) / m_to.channels;
    return tail;
}

qint64 Converter::owedFrames() const {
    const double ratio = static_cast<double>(m_to.sampleRateHz) / m_from.sampleRateHz;
    return std::max<qint64>(0, std::llround(static_cast<double>(m_framesIn) * ratio) - m_framesOut);
}

} // namespace earshot::playback
