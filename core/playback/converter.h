// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/decoder.h"
#include "core/playback/output.h"

#include <optional>

namespace earshot::playback {

/// From a file's rate and channels to the output's. Where they are the same, samples pass
/// untouched. One converter may go on through consecutive files of the same format, so that a
/// resampler does not see an edge where there is none. Not thread-safe.
class Converter {
public:
    static base::Result<Converter> create(const audio::StreamInfo& from, const OutputFormat& to);

    /// Whether another stream has the format this converter was made for.
    [[nodiscard]] bool accepts(const audio::StreamInfo& stream) const;

    /// Lives until the next call, or as long as the input where nothing needs converting.
    std::span<const float> convert(std::span<const float> interleaved);

    /// The tail that is still inside. Nothing may be converted afterwards.
    std::span<const float> flush();

    /// Output frames that belong to the input given so far and have not come out yet.
    [[nodiscard]] qint64 owedFrames() const;

private:
    Converter(const audio::StreamInfo& from, const OutputFormat& to,
              std::optional<audio::Resampler> resampler);

    audio::Resampler::Format m_from;
    OutputFormat m_to;
    std::optional<audio::Resampler> m_resampler;
    qint64 m_framesIn = 0;
    qint64 m_framesOut = 0;
};

} // namespace earshot::playback
