// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/output.h"
#include "core/playback/pull_device.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>
#include <QTimer>

namespace earshot::playback {

/// One QAudioSink. Watches its device itself: the device's removal, another default, and a sink
/// that takes no sound any more although it should.
class QtOutput final : public Output {
    Q_OBJECT
public:
    enum class Opened : std::uint8_t { AsDefault, ByName };

    QtOutput(const QAudioDevice& device, const QAudioFormat& format, Opened opened,
             QMediaDevices& system);
    ~QtOutput() override;

    [[nodiscard]] OutputFormat format() const override;
    base::Status start(PullAudio pull) override;
    void suspend() override;
    void resume() override;
    void stop() override;
    void setVolume(double linear) override;
    [[nodiscard]] qint64 pendingFrames() const override;

private:
    void onDevices();
    void onState(QAudio::State state);
    void watch();
    void giveUp(const QString& why);

    QAudioDevice m_device;
    Opened m_opened;
    QMediaDevices& m_system;
    PullDevice m_source;
    QAudioSink m_sink;
    QTimer m_watch;
    qint64 m_seenFrames = 0; ///< handed over when the watch looked last
    bool m_running = false;
    bool m_lost = false;
};

/// Qt Multimedia's devices. See OutputFactory for threads.
class QtOutputs final : public OutputFactory {
public:
    base::Result<std::unique_ptr<Output>> open(const QString& device, OutputFormat wanted) override;
    [[nodiscard]] QStringList devices() const override;
    void onDevicesChanged(std::function<void()> callback) override;

private:
    QMediaDevices& system() const;

    /// Made at first use: a QMediaDevices belongs to the thread that makes it.
    mutable std::unique_ptr<QMediaDevices> m_system;
};

} // namespace earshot::playback
