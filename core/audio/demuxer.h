// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/ffmpeg_ptr.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <filesystem>

namespace earshot::audio {

/// One local file opened with libavformat: gives the packets of its best audio stream and hashes
/// them as they pass. Private to this folder.
class Demuxer {
public:
    /// Errors: not a regular file, unreadable, empty, no audio in it, copy protected.
    static base::Result<Demuxer> open(const std::filesystem::path& file);

    [[nodiscard]] const AVStream& stream() const { return *m_input->streams[m_stream]; }

    enum class Got : std::uint8_t { Packet, Fault, End };

    /// The next packet of the stream. Fault: the container is damaged here; reading on may help.
    base::Result<Got> read(AVPacket& packet);

    /// Moves to the last packet at or before this time (in the stream's time base). False when the
    /// container cannot.
    bool seek(std::int64_t timestamp);

    /// Length in the stream's time base, AV_NOPTS_VALUE when the container does not tell.
    [[nodiscard]] std::int64_t duration() const;

    /// Of all packets read so far; its value is the audio identity after a linear read.
    [[nodiscard]] QByteArray payloadHash() const;

private:
    Demuxer(std::filesystem::path file, InputPtr input, int stream);

    std::filesystem::path m_file;
    InputPtr m_input;
    int m_stream = 0;
    int m_failingReads = 0;
    std::unique_ptr<QCryptographicHash> m_hash;
};

} // namespace earshot::audio
