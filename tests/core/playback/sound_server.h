// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    Recording();
    ~Recording();

    bool start(); ///< false when nothing arrives within 10 s
    [[nodiscard]] std::vector<float> stop();

private:
    QProcess m_recorder;
    QByteArray m_bytes;
};

} // namespace earshot::tests
