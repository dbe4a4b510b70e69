// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/mailbox.h"
#include "core/playback/output.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace earshot::tests {

class FakeOutput;

/// A sound device whose time the test advances: keeps a buffer full from the player and records
/// what comes out at its other end. Thread-safe.
class FakeDevice {
public:
    explicit FakeDevice(playback::OutputFormat format = {}, qint64 bufferFrames = 0);

    /// Lets this many frames sound; false when the player does not deliver them within 10 s, or
    /// stands still. Processes events while it waits.
    bool hear(qint64 frames);
    /// Everything that still comes, until the condition holds; false after 20 s.
    bool hearUntil(const std::function<bool()>& condition);

    /// Takes what the buffer holds; true when it is full.
    bool fill();

    [[nodiscard]] std::vector<float> heard() const; ///< interleaved, since forget()
    [[nodiscard]] qint64 heardFrames() const;
    void forget();

    [[nodiscard]] double volume() const { return m_volume; }
    [[nodiscard]] int starts() const { return m_starts; }
    [[nodiscard]] bool running() const;
    [[nodiscard]] bool isOpen() const;
    void lose(const QString& why); ///< the open output says it is lost
    void supersede();

private:
    friend class FakeOutput;

    qint64 step(qint64 frames);

    mutable std::mutex m_mutex;
    playback::OutputFormat m_format;
    qint64 m_bufferFrames;
    std::vector<float> m_buffer;
    std::vector<float> m_heard;
    playback::PullAudio m_pull;
    bool m_suspended = false;
    FakeOutput* m_open = nullptr;
    std::atomic<double> m_volume = 1.0;
    std::atomic<int> m_starts = 0;
};

class FakeOutput final : public playback::Output {
    Q_OBJECT
public:
    explicit FakeOutput(std::shared_ptr<FakeDevice> device);
    ~FakeOutput() override;

    [[nodiscard]] playback::OutputFormat format() const override;
    base::Status start(playback::PullAudio pull) override;
    void suspend() override;
    void resume() override;
    void stop() override;
    void setVolume(double linear) override;
    [[nodiscard]] qint64 pendingFrames() const override;

private:
    std::shared_ptr<FakeDevice> m_device;
};

/// The devices of a computer, shared between the test and the factory the player owns.
/// Thread-safe.
class FakeSystem {
public:
    void plug(const QString& name, std::shared_ptr<FakeDevice> device);
    void unplug(const QString& name);
    void setDefault(const QString& name); ///< "" = none

    [[nodiscard]] QStringList names() const;
    base::Result<std::unique_ptr<playback::Output>> open(const QString& name);
    void onChanged(std::function<void()> callback);
    /// While held, open() waits: a sound service that hangs.
    std::mutex hanging;
    [[nodiscard]] int openings() const { return m_openings; }

private:
    void changed();

    mutable std::mutex m_mutex;
    std::map<QString, std::shared_ptr<FakeDevice>> m_devices;
    QString m_default;
    std::function<void()> m_callback;
    std::atomic<int> m_openings = 0;
};

class FakeOutputs final : public playback::OutputFactory {
public:
    explicit FakeOutputs(std::shared_ptr<FakeSystem> system);
    ~FakeOutputs() override;

    base::Result<std::unique_ptr<playback::Output>> open(const QString& device,
                                                         playback::OutputFormat wanted) override;
    [[nodiscard]] QStringList devices() const override;
    void onDevicesChanged(std::function<void()> callback) override;

private:
    std::shared_ptr<FakeSystem> m_system;
    std::unique_ptr<playback::Mailbox> m_engineThread;
};

} // namespace earshot::tests
