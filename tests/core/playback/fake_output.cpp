// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/playback/fake_output.h"

#include <QElapsedTimer>
#include <QTest>

namespace earshot::tests {

FakeDevice::FakeDevice(playback::OutputFormat format, qint64 bufferFrames)
    : m_format(format), m_bufferFrames(bufferFrames) {}

qint64 FakeDevice::step(qint64 frames) {
    std::lock_guard lock(m_mutex);
    if (!m_pull || m_suspended) {
        return 0;
    }
    const auto channels = static_cast<std::size_t>(m_format.channels);
    const auto target = static_cast<std::size_t>(m_bufferFrames + frames) * channels;
    if (m_buffer.size() < target) {
        std::vector<float> fresh(target - m_buffer.size());
        const int pulled = m_pull(fresh, m_format.channels);
        fresh.resize(static_cast<std::size_t>(pulled) * channels);
        m_buffer.insert(m_buffer.end(), fresh.begin(), fresh.end());
    }
    const std::size_t count =
        std::min(m_buffer.size(), static_cast<std::size_t>(frames) * channels);
    const auto end = m_buffer.begin() + static_cast<std::ptrdiff_t>(count);
    m_heard.insert(m_heard.end(), m_buffer.begin(), end);
    m_buffer.erase(m_buffer.begin(), end);
    return static_cast<qint64>(count / channels);
}

bool FakeDevice::fill() {
    step(0);
    std::lock_guard lock(m_mutex);
    return static_cast<qint64>(m_buffer.size()) / m_format.channels == m_bufferFrames;
}

bool FakeDevice::hear(qint64 frames) {
    QElapsedTimer timer;
    timer.start();
    while (frames > 0 && timer.elapsed() < 10'000) {
        const qint64 stepped = step(std::min<qint64>(frames, 4'410));
        frames -= stepped;
        if (stepped == 0) {
            QTest::qWait(1);
        } else {
            QCoreApplication::processEvents();
        }
    }
    return frames == 0;
}

bool FakeDevice::hearUntil(const std::function<bool()>& condition) {
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 20'000) {
        if (step(4'410) == 0) {
            QTest::qWait(1);
        } else {
            QCoreApplication::processEvents();
        }
    }
    return condition();
}

std::vector<float> FakeDevice::heard() const {
    std::lock_guard lock(m_mutex);
    return m_heard;
}

qint64 FakeDevice::heardFrames() const {
    std::lock_guard lock(m_mutex);
    return static_cast<qint64>(m_heard.size()) / m_format.channels;
}

void FakeDevice::forget() {
    std::lock_guard lock(m_mutex);
    m_heard.clear();
}

bool FakeDevice::running() const {
    std::lock_guard lock(m_mutex);
    return m_pull && !m_suspended;
}

bool FakeDevice::isOpen() const {
    std::lock_guard lock(m_mutex);
    return m_open != nullptr;
}

void FakeDevice::lose(const QString& why) {
    std::lock_guard lock(m_mutex);
    Q_EMIT m_open->lost(why);
}

void FakeDevice::supersede() {
    std::lock_guard lock(m_mutex);
    Q_EMIT m_open->superseded();
}

FakeOutput::FakeOutput(std::shared_ptr<FakeDevice> device) : m_device(std::move(device)) {
    std::lock_guard lock(m_device->m_mutex);
    m_device->m_open = this;
}

FakeOutput::~FakeOutput() {
    stop();
    std::lock_guard lock(m_device->m_mutex);
    m_device->m_open = nullptr;
}

playback::OutputFormat FakeOutput::format() const {
    return m_device->m_format;
}

base::Status FakeOutput::start(playback::PullAudio pull) {
    std::lock_guard lock(m_device->m_mutex);
    m_device->m_pull = std::move(pull);
    m_device->m_suspended = false;
    ++m_device->m_starts;
    return base::Done{};
}

void FakeOutput::suspend() {
    std::lock_guard lock(m_device->m_mutex);
    m_device->m_suspended = true;
}

void FakeOutput::resume() {
    std::lock_guard lock(m_device->m_mutex);
    m_device->m_suspended = false;
}

void FakeOutput::stop() {
    std::lock_guard lock(m_device->m_mutex);
    m_device->m_pull = nullptr;
    m_device->m_buffer.clear();
}

void FakeOutput::setVolume(double linear) {
    m_device->m_volume = linear;
}

qint64 FakeOutput::pendingFrames() const {
    std::lock_guard lock(m_device->m_mutex);
    return static_cast<qint64>(m_device->m_buffer.size()) / m_device->m_format.channels;
}

void FakeSystem::plug(const QString& name, std::shared_ptr<FakeDevice> device) {
    {
        std::lock_guard lock(m_mutex);
        m_devices[name] = std::move(device);
        if (m_default.isEmpty()) {
            m_default = name;
        }
    }
    changed();
}

void FakeSystem::unplug(const QString& name) {
    {
        std::lock_guard lock(m_mutex);
        m_devices.erase(name);
        if (m_default == name) {
            m_default = m_devices.empty() ? QString() : m_devices.begin()->first;
        }
    }
    changed();
}

void FakeSystem::setDefault(const QString& name) {
    {
        std::lock_guard lock(m_mutex);
        m_default = name;
    }
    changed();
}

QStringList FakeSystem::names() const {
    std::lock_guard lock(m_mutex);
    QStringList names;
    for (const auto& [name, device] : m_devices) {
        if (name == m_default) {
            names.prepend(name);
        } else {
            names.append(name);
        }
    }
    return names;
}

base::Result<std::unique_ptr<playback::Output>> FakeSystem::open(const QString& name) {
    ++m_openings;
    const std::lock_guard wait(hanging);
    std::lock_guard lock(m_mutex);
    const auto found = m_devices.find(name.isEmpty() ? m_default : name);
    if (found == m_devices.end()) {
        return base::Error{QStringLiteral("no such device"), name, {}};
    }
    return std::unique_ptr<playback::Output>(std::make_unique<FakeOutput>(found->second));
}

void FakeSystem::onChanged(std::function<void()> callback) {
    std::lock_guard lock(m_mutex);
    m_callback = std::move(callback);
}

void FakeSystem::changed() {
    std::lock_guard lock(m_mutex);
    if (m_callback) {
        m_callback();
    }
}

FakeOutputs::FakeOutputs(std::shared_ptr<FakeSystem> system) : m_system(std::move(system)) {}

FakeOutputs::~FakeOutputs() {
    m_system->onChanged(nullptr);
}

base::Result<std::unique_ptr<playback::Output>> FakeOutputs::open(const QString& device,
                                                                  playback::OutputFormat) {
    return m_system->open(device);
}

QStringList FakeOutputs::devices() const {
    return m_system->names();
}

void FakeOutputs::onDevicesChanged(std::function<void()> callback) {
    m_engineThread = std::make_unique<playback::Mailbox>();
    m_system->onChanged([box = m_engineThread.get(), callback] { box->post(callback); });
}

} // namespace earshot::tests

#include "moc_fake_output.cpp"
