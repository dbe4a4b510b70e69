// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/play_buffer.h"

#include "core/playback/constants.h"

#include <algorithm>

namespace earshot::playback {

quint64 PlayBuffer::reset(int sampleRateHz, int channels, std::vector<quint64> wanted) {
    std::lock_guard lock(m_mutex);
    m_chunks.clear();
    m_taken = 0;
    m_frames = 0;
    m_capacity = static_cast<qint64>(sampleRateHz) * kAheadMs / 1000;
    m_sampleRateHz = sampleRateHz;
    m_channels = channels;
    m_wanted = std::move(wanted);
    m_timeline.clear();
    m_guarded = 0;
    m_room.notify_all();
    return ++m_epoch;
}

bool PlayBuffer::keep(std::vector<quint64> wanted) {
    const auto dropped = [&wanted](const auto& piece) {
        return std::ranges::find(wanted, piece.token) == wanted.end();
    };
    std::lock_guard lock(m_mutex);
    if (std::ranges::any_of(m_timeline.waiting(), dropped)) {
        return false;
    }
    // The first chunk may be handed over in part: then it is in the timeline, hence wanted, unless
    // all of that part was heard.
    if (m_taken > 0 && !m_chunks.empty() && dropped(m_chunks.front())) {
        return false;
    }
    std::erase_if(m_chunks, [&](const PcmChunk& chunk) {
        if (!dropped(chunk)) {
            return false;
        }
        m_frames -= static_cast<qint64>(chunk.samples.size()) / m_channels;
        return true;
    });
    m_wanted = std::move(wanted);
    m_room.notify_all();
    return true;
}

bool PlayBuffer::push(quint64 epoch, PcmChunk chunk) {
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [&] { return !isWanted(epoch, chunk.token) || m_frames < m_capacity; });
    if (!isWanted(epoch, chunk.token)) {
        return false;
    }
    m_frames += static_cast<qint64>(chunk.samples.size()) / m_channels;
    m_chunks.push_back(std::move(chunk));
    return true;
}

bool PlayBuffer::wanted(quint64 epoch, quint64 token) const {
    std::lock_guard lock(m_mutex);
    return isWanted(epoch, token);
}

int PlayBuffer::pull(std::span<float> interleaved, int channels) {
    std::lock_guard lock(m_mutex);
    if (channels != m_channels) {
        return 0;
    }
    std::size_t filled = 0;
    while (!m_chunks.empty()) {
        PcmChunk& chunk = m_chunks.front();
        const std::size_t left = chunk.samples.size() - m_taken;
        const std::size_t count = std::min(left, interleaved.size() - filled);
        take(chunk, interleaved.subspan(filled, count));
        filled += count;
        if (count < left) {
            break;
        }
        m_chunks.pop_front();
        m_taken = 0;
    }
    const auto frames = static_cast<int>(filled) / channels;
    m_frames -= frames;
    m_room.notify_all();
    return frames;
}

void PlayBuffer::take(PcmChunk& chunk, std::span<float> target) {
    std::ranges::copy(std::span(chunk.samples).subspan(m_taken, target.size()), target.begin());
    if (m_guarded != chunk.token) {
        m_guarded = chunk.token;
        m_guard.begin(chunk.gain, m_sampleRateHz);
    }
    if (m_useGain) {
        m_guard.process(target, m_channels);
    }
    const auto offset = static_cast<qint64>(m_taken) / m_channels;
    const auto frames = static_cast<qint64>(target.size()) / m_channels;
    m_taken += target.size();
    const bool whole = m_taken == chunk.samples.size();
    if (frames > 0 || whole) {
        m_timeline.handOver(
            {chunk.token, chunk.frame + offset, frames, whole ? chunk.ending : Ending::None});
    }
}

qint64 PlayBuffer::handedFrames() const {
    std::lock_guard lock(m_mutex);
    return m_timeline.handed();
}

std::vector<Stretch> PlayBuffer::hear(qint64 frames) {
    std::lock_guard lock(m_mutex);
    return m_timeline.hear(frames);
}

qint64 PlayBuffer::bufferedFrames() const {
    std::lock_guard lock(m_mutex);
    return m_frames;
}

bool PlayBuffer::drained() const {
    std::lock_guard lock(m_mutex);
    return m_chunks.empty() && m_timeline.waiting().empty();
}

bool PlayBuffer::isWanted(quint64 epoch, quint64 token) const {
    return epoch == m_epoch && std::ranges::find(m_wanted, token) != m_wanted.end();
}

} // namespace earshot::playback
