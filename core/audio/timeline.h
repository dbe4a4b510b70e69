// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/demuxer.h"

#include <limits>
#include <optional>

namespace earshot::audio {

/// Translates between timestamps and sample frames counted from the first audible one, as long as
/// the container's timestamps name single samples and keep to them. Private to this folder.
class Timeline {
public:
    Timeline(const Demuxer& demuxer, const AVFrame& first);

    /// False: positions must be counted from the start, seeking by time would miss.
    [[nodiscard]] bool trusted() const { return m_trusted; }
    void distrust() { m_trusted = false; }

    /// Where this frame starts; empty when it does not say.
    [[nodiscard]] std::optional<qint64> position(const AVFrame& frame) const;
    [[nodiscard]] std::int64_t timestamp(qint64 position) const;

    /// Where a frame starts that was decoded right after the one that ended at `counted`. A gap
    /// left by damage is kept; other contradictions (chained streams) end the trust in time.
    qint64 follow(const AVFrame& frame, qint64 counted, bool afterFault);

    /// Length the container gives, 0 when unknown.
    [[nodiscard]] qint64 frames() const { return m_frames; }

    /// Where the stream ends although the codec gives more (padding).
    [[nodiscard]] qint64 end() const { return m_end; }

private:
    AVRational m_timeBase{};
    AVRational m_sample{};
    std::int64_t m_origin = 0;
    qint64 m_frames = 0;
    qint64 m_end = std::numeric_limits<qint64>::max();
    bool m_trusted = false;
};

} // namespace earshot::audio
