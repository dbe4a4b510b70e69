// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/resampler.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace earshot::audio {

struct StreamInfo {
    QString codec;                 ///< FFmpeg's name: "flac", "mp3"
    int sampleRateHz = 0;          ///< 1,000 … 768,000
    int channels = 0;              ///< ≥ 1
    std::uint64_t channelMask = 0; ///< FFmpeg/WAVE channel bits, 0 when unspecified
    /// Sample frames in the stream as its container tells (MP3: may count the padding at its end),
    /// 0 when unknown; exact once the end was read.
    qint64 frames = 0;
    double durationSeconds() const {
        return sampleRateHz > 0 ? static_cast<double>(frames) / sampleRateHz : 0.0;
    }
};

/// A block of interleaved 32-bit float PCM at the stream's own rate and layout, full scale ±1.
/// The samples are the decoder's and live until its next call.
struct PcmBlock {
    std::span<const float> samples; ///< frames × channels
    int frames = 0;
    qint64 position = 0; ///< of the first frame, in sample frames from the first audible one
};

/// Decodes the best audio stream of one file with FFmpeg, encoder delay and padding removed, so
/// that consecutive tracks join without a gap. Not thread-safe; movable between threads. A fault
/// inside the stream is skipped over where the codec can; faults() counts them.
class Decoder {
public:
    /// Decodes the first block already, so that info() is what read() gives. Errors: no regular
    /// file, empty, not readable, no audio, unknown codec, copy protection, damaged throughout.
    static base::Result<Decoder> open(const std::filesystem::path& file);
    ~Decoder();
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;

    [[nodiscard]] const StreamInfo& info() const;

    /// The next block; a block of 0 frames is the end. An error is one that cannot be skipped.
    base::Result<PcmBlock> read();

    /// Continues at exactly this sample frame (0 … end). Beyond the end: the next read gives 0
    /// frames.
    base::Status seek(qint64 frame);

    /// Damaged packets skipped so far.
    [[nodiscard]] int faults() const;

    /// Hash of the audio payload read so far (packets as stored, tags excluded): the track's audio
    /// identity once the whole stream was read without a seek. 16 bytes.
    [[nodiscard]] QByteArray payloadHash() const;

private:
    struct State;
    explicit Decoder(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The audio identity of a file without decoding it (same value as Decoder::payloadHash after a
/// whole read).
base::Result<QByteArray> audioIdentity(const std::filesystem::path& file);

} // namespace earshot::audio
