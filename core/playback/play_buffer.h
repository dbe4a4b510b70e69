// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/timeline.h"
#include "core/playback/track_gain.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <vector>

namespace earshot::playback {

/// Decoded frames in the output's format.
struct PcmChunk {
    quint64 token = 0;
    qint64 frame = 0; ///< of the first one, counted from the item's beginning
    double gain = 1.0;
    std::vector<float> samples; ///< interleaved; may be empty where only the ending matters
    Ending ending = Ending::None;
};

/// Between decoder and output: holds a bounded number of decoded frames and remembers which of
/// those handed over were heard. Thread-safe; every lock is held for a copy at the most, only
/// push() waits.
class PlayBuffer {
public:
    /// Empties everything for a new format. Chunks are accepted that carry the returned epoch and
    /// one of the tokens wanted; earlier epochs are refused from now on.
    quint64 reset(int sampleRateHz, int channels, std::vector<quint64> wanted);

    /// Changes the tokens wanted and drops the frames of others. Does nothing and returns false
    /// when such frames were handed over already and wait in the output.
    bool keep(std::vector<quint64> wanted);

    /// Decoder's side: waits for room. False when the chunk is not wanted any more.
    bool push(quint64 epoch, PcmChunk chunk);
    [[nodiscard]] bool wanted(quint64 epoch, quint64 token) const;

    /// Output's side, see PullAudio.
    int pull(std::span<float> interleaved, int channels);

    [[nodiscard]] qint64 handedFrames() const;
    /// What was heard newly, when this many of the handed frames have been heard.
    std::vector<Stretch> hear(qint64 frames);

    [[nodiscard]] qint64 bufferedFrames() const;
    /// Nothing decoded is left, and all that was handed over was heard.
    [[nodiscard]] bool drained() const;

    void setUseGain(bool use) { m_useGain = use; }

private:
    [[nodiscard]] bool isWanted(quint64 epoch, quint64 token) const;
    void take(PcmChunk& chunk, std::span<float> target);

    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    std::deque<PcmChunk> m_chunks;
    std::size_t m_taken = 0; ///< samples of the first chunk that were handed over
    qint64 m_frames = 0;     ///< in m_chunks, not handed over
    qint64 m_capacity = 0;
    int m_sampleRateHz = 0;
    int m_channels = 0;
    quint64 m_epoch = 0;
    std::vector<quint64> m_wanted;
    Timeline m_timeline;
    PeakGuard m_guard;
    quint64 m_guarded = 0; ///< the token m_guard works on
    std::atomic<bool> m_useGain = true;
};

} // namespace earshot::playback
