// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/output.h"

#include <QAudioFormat>
#include <QIODevice>

#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

namespace earshot::playback {

/// What a sink reads from: frames of a PullAudio in the sink's sample format. Where there are none
/// it gives silence, so that the sink never goes idle, and remembers where. read() may come from a
/// thread of the sound system.
class PullDevice final : public QIODevice {
    Q_OBJECT
public:
    /// Float or Int16 samples.
    explicit PullDevice(const QAudioFormat& format);

    /// From now on reads come from here.
    void begin(PullAudio pull);

    /// All frames read so far, silence included.
    [[nodiscard]] qint64 framesRead() const { return m_framesRead; }

    /// How many of the last `frames` read were not silence of ours.
    [[nodiscard]] qint64 pulledAmongLast(qint64 frames) const;

    /// How many frames of silence of ours were read since the last other one.
    [[nodiscard]] qint64 silenceAtEnd() const;

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return false; }

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    struct Stretch {
        qint64 frames = 0;
        bool silence = false;
    };

    void remember(qint64 frames, bool silence);

    QAudioFormat m_format;
    PullAudio m_pull;
    std::vector<float> m_samples;
    std::atomic<qint64> m_framesRead = 0;
    mutable std::mutex m_mutex;
    std::deque<Stretch> m_recent; ///< the newest last, about kRememberedSeconds
};

} // namespace earshot::playback
