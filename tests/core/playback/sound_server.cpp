// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/playback/sound_server.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>

namespace earshot::tests {

namespace {

constexpr qsizetype kBytesPerMs = 2 * sizeof(float) * 44'100 / 1'000;
constexpr int kWithoutMs = 10'000; ///< a recorder that is given nothing for so long will not be

} // namespace

SoundServer::SoundServer() {
    // Qt would otherwise start a server of the person's own (PulseAudio's autospawn).
    qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(m_dir.filePath(QStringLiteral("native"))));
}

SoundServer::~SoundServer() {
    stop();
}

bool SoundServer::start() {
    const QString socket = m_dir.filePath(QStringLiteral("native"));
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("PULSE_SERVER"));
    for (const char* name : {"XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "HOME"}) {
        environment.insert(QString::fromLatin1(name), m_dir.path());
    }
    m_server.setProcessEnvironment(environment);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(
        QStringLiteral("pulseaudio"),
        {QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
         QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--use-pid-file=no"),
         QStringLiteral("-L"),
         QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket),
         QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=earshot rate=44100")});
    if (!m_server.waitForStarted()) {
        m_why = QStringLiteral("pulseaudio: ") + m_server.errorString();
        return false;
    }
    const bool there = QTest::qWaitFor(
        [] {
            QProcess ask;
            ask.start(QStringLiteral("pactl"), {QStringLiteral("info")});
            return ask.waitForFinished() && ask.exitCode() == 0;
        },
        20'000);
    if (!there) {
        m_why = QString::fromUtf8(m_server.readAll());
    }
    return there;
}

void SoundServer::stop() {
    if (m_server.state() != QProcess::NotRunning) {
        m_server.terminate();
        m_server.waitForFinished(10'000);
    }
}

Recording::Recording(int latencyMs) : m_latencyMs(latencyMs) {
    QObject::connect(&m_recorder, &QProcess::readyReadStandardOutput, &m_recorder, [this] {
        if (!m_bytes.isEmpty()) {
            m_longestGapMs = std::max(m_longestGapMs, m_sinceArrival.elapsed());
        }
        m_sinceArrival.start();
        m_bytes += m_recorder.readAllStandardOutput();
    });
}

Recording::~Recording() {
    m_recorder.disconnect();
    m_recorder.kill();
    m_recorder.waitForFinished(5'000);
}

bool Recording::start() {
    m_recorder.start(QStringLiteral("parec"),
                     {QStringLiteral("--device=earshot.monitor"), QStringLiteral("--raw"),
                      QStringLiteral("--format=float32le"), QStringLiteral("--rate=44100"),
                      QStringLiteral("--channels=2"),
                      QStringLiteral("--latency-msec=%1").arg(m_latencyMs)});
    return waitForBytes(1);
}

std::vector<float> Recording::stop() {
    waitForBytes(m_bytes.size() + kBytesPerMs * (m_latencyMs + 300));
    m_recorder.terminate();
    m_recorder.waitForFinished(5'000);
    std::vector<float> samples(static_cast<std::size_t>(m_bytes.size()) / sizeof(float) / 2 * 2);
    std::memcpy(samples.data(), m_bytes.constData(), samples.size() * sizeof(float));
    return samples;
}

QString Recording::circumstances() const {
    return QStringLiteral("this process stood still for up to %1 ms, the recording was up to %2 ms "
                          "late")
        .arg(m_stalls.longestMs())
        .arg(std::max<qint64>(0, m_longestGapMs - m_latencyMs));
}

bool Recording::waitForBytes(qsizetype bytes) {
    return QTest::qWaitFor([&] { return m_bytes.size() >= bytes; }, kWithoutMs);
}

} // namespace earshot::tests
