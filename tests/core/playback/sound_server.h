// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/playback/stall_watch.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <vector>

namespace earshot::tests {

/// A PulseAudio of the test's own with one null sink named "earshot", on a socket in a temporary
/// folder. Points PULSE_SERVER of this process to it.
class SoundServer {
public:
    SoundServer();
    ~SoundServer();

    bool start(); ///< false, with why(), when it does not come up within 20 s
    void stop();
    [[nodiscard]] QString why() const { return m_why; }

private:
    QTemporaryDir m_dir;
    QProcess m_server;
    QString m_why;
};

/// Records what the null sink plays: float stereo at 44.1 kHz.
class Recording {
public:
    /// The sink buffers no more than its quickest listener asks for, be it this or a player.
    explicit Recording(int latencyMs);
    ~Recording();

    bool start(); ///< false when nothing arrives within 10 s
    /// Everything up to now: waits until the sink has played a moment longer.
    [[nodiscard]] std::vector<float> stop();

    /// How long the machine kept this process from running at the most, so far.
    [[nodiscard]] int longestStallMs() const { return m_stalls.longestMs(); }
    /// Both together tell a machine that starved the sound server from a player that dropped sound.
    [[nodiscard]] QString circumstances() const;

private:
    bool waitForBytes(qsizetype bytes);

    int m_latencyMs;
    QProcess m_recorder;
    QByteArray m_bytes;
    StallWatch m_stalls;
    QElapsedTimer m_sinceArrival;
    qint64 m_longestGapMs = 0; ///< between two arrivals
};

} // namespace earshot::tests
