// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/pull_device.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace earshot::playback {

namespace {

/// Longer than any sound system buffers (Bluetooth included, about 0.5 s).
constexpr int kRememberedSeconds = 10;

/// The largest read served at once; the sink asks again for more.
constexpr qint64 kLargestRead = 16'384;

/// 16-bit sources come back to the bit: decoders divide by 2^15.
std::int16_t toInt16(float sample) {
    return static_cast<std::int16_t>(std::clamp(std::lround(sample * 32768.0F), -32768L, 32767L));
}

} // namespace

PullDevice::PullDevice(const QAudioFormat& format) : m_format(format) {
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void PullDevice::begin(PullAudio pull) {
    std::lock_guard lock(m_mutex);
    m_pull = std::move(pull);
    m_framesRead = 0;
    m_recent.clear();
}

qint64 PullDevice::pulledAmongLast(qint64 frames) const {
    std::lock_guard lock(m_mutex);
    qint64 pulled = 0;
    for (auto stretch = m_recent.rbegin(); stretch != m_recent.rend() && frames > 0; ++stretch) {
        const qint64 counted = std::min(frames, stretch->frames);
        pulled += stretch->silence ? 0 : counted;
        frames -= counted;
    }
    return pulled;
}

qint64 PullDevice::silenceAtEnd() const {
    std::lock_guard lock(m_mutex);
    return m_recent.empty() || !m_recent.back().silence ? 0 : m_recent.back().frames;
}

qint64 PullDevice::bytesAvailable() const {
    return kLargestRead * m_format.bytesPerFrame() + QIODevice::bytesAvailable();
}

qint64 PullDevice::readData(char* data, qint64 maxSize) {
    const int channels = m_format.channelCount();
    const qint64 frames = std::min<qint64>(maxSize / m_format.bytesPerFrame(), kLargestRead);
    std::lock_guard lock(m_mutex);
    m_samples.resize(static_cast<std::size_t>(frames * channels));
    const qint64 pulled = m_pull ? m_pull(m_samples, channels) : 0;
    std::fill(m_samples.begin() + pulled * channels, m_samples.end(), 0.0F);
    remember(pulled, false);
    remember(frames - pulled, true);
    const qint64 bytes = frames * m_format.bytesPerFrame();
    if (m_format.sampleFormat() == QAudioFormat::Float) {
        std::memcpy(data, m_samples.data(), static_cast<std::size_t>(bytes));
    } else {
        std::vector<std::int16_t> converted(m_samples.size());
        std::ranges::transform(m_samples, converted.begin(), toInt16);
        std::memcpy(data, converted.data(), static_cast<std::size_t>(bytes));
    }
    return bytes;
}

qint64 PullDevice::writeData(const char*, qint64) {
    return -1;
}

void PullDevice::remember(qint64 frames, bool silence) {
    if (frames <= 0) {
        return;
    }
    m_framesRead += frames;
    if (!m_recent.empty() && m_recent.back().silence == silence) {
        m_recent.back().frames += frames;
    } else {
        m_recent.push_back({frames, silence});
    }
    // Long stretches of either kind merge into one, so only many changes make this grow.
    const auto most = static_cast<std::size_t>(kRememberedSeconds * 100);
    if (m_recent.size() > most) {
        m_recent.pop_front();
    }
}

} // namespace earshot::playback

#include "moc_pull_device.cpp"
