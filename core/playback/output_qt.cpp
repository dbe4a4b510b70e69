// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/output_qt.h"

#include "core/playback/constants.h"

#include <algorithm>
#include <array>

namespace earshot::playback {

namespace {

/// Device names as shown; two of the same name get numbers.
struct NamedDevice {
    QString name;
    QAudioDevice device;
};

std::vector<NamedDevice> namedDevices() {
    QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    std::ranges::stable_partition(devices, &QAudioDevice::isDefault);
    std::vector<NamedDevice> named;
    for (const QAudioDevice& device : devices) {
        const QString plain = device.description();
        QString name = plain;
        for (int number = 2; std::ranges::find(named, name, &NamedDevice::name) != named.end();
             ++number) {
            name = QStringLiteral("%1 (%2)").arg(plain).arg(number);
        }
        named.push_back({name, device});
    }
    return named;
}

/// The device's own rate, so that only one resampler is at work, and ours; float before 16 bit.
QAudioFormat negotiate(const QAudioDevice& device, const OutputFormat& wanted) {
    const QAudioFormat preferred = device.preferredFormat();
    const std::array rates{preferred.sampleRate(), wanted.sampleRateHz, 48'000, 44'100};
    const std::array channels{wanted.channels, preferred.channelCount()};
    for (const int rate : rates) {
        for (const int count : channels) {
            for (const auto sample : {QAudioFormat::Float, QAudioFormat::Int16}) {
                QAudioFormat format;
                format.setSampleRate(rate);
                format.setChannelCount(count);
                format.setSampleFormat(sample);
                if (rate > 0 && count > 0 && device.isFormatSupported(format)) {
                    return format;
                }
            }
        }
    }
    return {};
}

} // namespace

QtOutput::QtOutput(const QAudioDevice& device, const QAudioFormat& format, Opened opened,
                   QMediaDevices& system)
    : m_device(device),
      m_opened(opened),
      m_system(system),
      m_source(format),
      m_sink(device, format) {
    m_watch.setInterval(kSinkSilentMs);
    connect(&m_watch, &QTimer::timeout, this, &QtOutput::watch);
    connect(&m_sink, &QAudioSink::stateChanged, this, &QtOutput::onState);
    connect(&m_system, &QMediaDevices::audioOutputsChanged, this, &QtOutput::onDevices);
}

QtOutput::~QtOutput() {
    stop();
}

OutputFormat QtOutput::format() const {
    return {m_sink.format().sampleRate(), m_sink.format().channelCount()};
}

base::Status QtOutput::start(PullAudio pull) {
    m_source.begin(std::move(pull));
    m_seenFrames = 0;
    // At every start: Qt remembers what PulseAudio granted, which is less, and would ask for that.
    m_sink.setBufferSize(m_sink.format().bytesForDuration(kSinkBufferMs * 1000));
    m_sink.start(&m_source);
    if (m_sink.error() != QAudio::NoError) {
        return base::Error{tr("The sound device cannot be used"), m_device.description(),
                           tr("Choose another one in Settings")};
    }
    m_running = true;
    m_watch.start();
    return base::Done{};
}

void QtOutput::suspend() {
    m_watch.stop();
    m_sink.suspend();
}

void QtOutput::resume() {
    m_seenFrames = -1;
    m_watch.start();
    m_sink.resume();
}

void QtOutput::stop() {
    m_running = false;
    m_watch.stop();
    m_sink.reset();
    m_sink.stop();
}

void QtOutput::setVolume(double linear) {
    m_sink.setVolume(linear);
}

qint64 QtOutput::pendingFrames() const {
    const QAudioFormat format = m_sink.format();
    const auto frames = [&format](qint64 bytes) {
        return bytes / std::max(1, format.bytesPerFrame());
    };
    const qint64 read = m_source.framesRead();
    const qint64 played = format.framesForDuration(m_sink.processedUSecs());
    // Some back ends count as processed what only left their own buffer.
    const qint64 inBuffer = frames(m_sink.bufferSize() - m_sink.bytesFree());
    // Qt averages the latency of PulseAudio's device, and so may be ahead of what was heard: the
    // last frame counts when silence has filled all there is. The device holds less than the
    // stream.
    const qint64 silence = m_source.silenceAtEnd();
    const qint64 atEnd = silence > 0 && silence < frames(2 * m_sink.bufferSize()) ? silence + 1 : 0;
    const qint64 waiting = std::clamp<qint64>(std::max({read - played, inBuffer, atEnd}), 0, read);
    return m_source.pulledAmongLast(waiting);
}

void QtOutput::onDevices() {
    const auto devices = QMediaDevices::audioOutputs();
    const bool there =
        std::ranges::find(devices, m_device.id(), &QAudioDevice::id) != devices.end();
    if (!there) {
        giveUp(tr("The sound device is gone: %1").arg(m_device.description()));
    } else if (m_opened == Opened::AsDefault &&
               QMediaDevices::defaultAudioOutput().id() != m_device.id()) {
        Q_EMIT superseded();
    }
}

void QtOutput::onState(QAudio::State state) {
    if (m_running && state == QAudio::StoppedState) {
        giveUp(tr("The sound device stopped: %1").arg(m_device.description()));
    }
}

void QtOutput::watch() {
    const qint64 read = m_source.framesRead();
    if (read == m_seenFrames) {
        giveUp(tr("The sound device does not answer: %1").arg(m_device.description()));
    }
    m_seenFrames = read;
}

void QtOutput::giveUp(const QString& why) {
    if (!m_lost) {
        m_lost = true;
        m_running = false;
        Q_EMIT lost(why);
    }
}

base::Result<std::unique_ptr<Output>> QtOutputs::open(const QString& device, OutputFormat wanted) {
    QMediaDevices& devices = system();
    const auto named = namedDevices();
    const auto found =
        device.isEmpty() ? named.begin() : std::ranges::find(named, device, &NamedDevice::name);
    if (found == named.end()) {
        return device.isEmpty()
                   ? base::Error{QtOutput::tr("There is no sound device"),
                                 {},
                                 QtOutput::tr(
                                     "Connect one; if there is one, start the system's sound "
                                     "service and then Earshot again")}
                   : base::Error{QtOutput::tr("The sound device is not there"), device, {}};
    }
    const QAudioFormat format = negotiate(found->device, wanted);
    if (!format.isValid()) {
        return base::Error{QtOutput::tr("The sound device takes neither float nor 16-bit sound"),
                           found->name, QtOutput::tr("Choose another one in Settings")};
    }
    const auto opened = device.isEmpty() ? QtOutput::Opened::AsDefault : QtOutput::Opened::ByName;
    return std::unique_ptr<Output>(
        std::make_unique<QtOutput>(found->device, format, opened, devices));
}

QStringList QtOutputs::devices() const {
    system();
    QStringList names;
    for (const NamedDevice& device : namedDevices()) {
        names.push_back(device.name);
    }
    return names;
}

void QtOutputs::onDevicesChanged(std::function<void()> callback) {
    QObject::connect(&system(), &QMediaDevices::audioOutputsChanged, &system(),
                     [callback = std::move(callback)] { callback(); });
}

QMediaDevices& QtOutputs::system() const {
    if (!m_system) {
        m_system = std::make_unique<QMediaDevices>();
    }
    return *m_system;
}

std::unique_ptr<OutputFactory> systemOutputs() {
    return std::make_unique<QtOutputs>();
}

} // namespace earshot::playback

#include "moc_output_qt.cpp"

#include "moc_output.cpp"
