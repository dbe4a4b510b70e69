// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/ffmpeg_ptr.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <filesystem>
#include <optional>
#include <string_view>

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

    /// Length of what is to be heard in the stream's time base, AV_NOPTS_VALUE when the container
    /// does not tell. MP3 counts the padding at its end.
    [[nodiscard]] std::int64_t duration() const;

    /// The exact length in sample frames that iTunes notes beside an AAC stream; empty elsewhere.
    [[nodiscard]] std::optional<qint64> statedFrames() const;

    /// For the packet an MP4 ends with: how much of it is to be heard, in the stream's time base
    /// (the rest is padding). 0 for all others.
    [[nodiscard]] std::int64_t heardOfMp4End(const AVPacket& packet) const;

    /// Of all packets read so far; its value is the audio identity after a linear read.
    [[nodiscard]] QByteArray payloadHash() const;

private:
    [[nodiscard]] bool isContainer(std::string_view name) const;
    Demuxer(std::filesystem::path file, InputPtr input, int stream);
    void measureMp4();
    [[nodiscard]] std::int64_t mp4Rounding() const;

    std::filesystem::path m_file;
    InputPtr m_input;
    int m_stream = 0;
    int m_failingReads = 0;
    std::int64_t m_firstPts = AV_NOPTS_VALUE;
    std::int64_t m_mp4MediaDuration = 0; ///< of the track without its edit list, 0 if not needed
    std::unique_ptr<QCryptographicHash> m_hash;
};

} // namespace earshot::audio
