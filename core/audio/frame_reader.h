// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/demuxer.h"

namespace earshot::audio {

/// The decoded frames of a file's audio stream, one after the other, encoder delay and padding
/// already cut off by libavcodec. Private to this folder.
class FrameReader {
public:
    /// Errors: those of Demuxer::open, and a codec that is not known.
    static base::Result<FrameReader> open(const std::filesystem::path& file);

    /// The next frame, null at the end. It lives until the next call. An error is one that cannot
    /// be skipped.
    base::Result<const AVFrame*> next();

    /// Moves to at or before this time (stream's time base). False: not possible here, the reader
    /// is as it was or at an unknown place; open it anew.
    bool seek(std::int64_t timestamp);

    [[nodiscard]] const Demuxer& demuxer() const { return m_demuxer; }
    [[nodiscard]] QString codecName() const;

    /// Packets and reads that failed so far.
    [[nodiscard]] int faults() const { return m_faults; }

private:
    FrameReader(std::filesystem::path file, Demuxer demuxer, CodecPtr codec);
    base::Status feed();
    base::Status countFault();
    void trimMp4End();

    std::filesystem::path m_file;
    Demuxer m_demuxer;
    CodecPtr m_codec;
    PacketPtr m_packet;
    FramePtr m_frame;
    std::int64_t m_heardOfMp4End = 0; ///< Demuxer::heardOfMp4End of the last packet
    int m_faults = 0;
    int m_fruitless = 0; ///< packets since the last frame
};

} // namespace earshot::audio
