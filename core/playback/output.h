// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <span>

namespace earshot::playback {

struct OutputFormat {
    int sampleRateHz = 44100;
    int channels = 2;
};

/// Fills interleaved float frames to be heard next and returns how many frames it wrote. Called on
/// the output's thread; fewer than asked means: nothing more for now.
using PullAudio = std::function<int(std::span<float> interleaved, int channels)>;

/// An open sound device (or a fake one in tests). Created, used and destroyed on the engine thread.
class Output : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] virtual OutputFormat format() const = 0;
    virtual base::Status start(PullAudio pull) = 0; ///< pull may be called until stop()
    virtual void suspend() = 0;
    virtual void resume() = 0;
    virtual void stop() = 0; ///< drops what is buffered; start() may follow
    virtual void setVolume(double linear) = 0;
    /// Frames handed over by pull that were not heard yet.
    [[nodiscard]] virtual qint64 pendingFrames() const = 0;

Q_SIGNALS:
    void lost(const QString& why); ///< the device went away
    void superseded();             ///< opened as the default, and now the default is another one
};

/// Opens outputs. May be created on any thread; every member, the destructor too, is then called
/// on the engine thread only.
class OutputFactory {
public:
    virtual ~OutputFactory() = default;
    /// `device` "" = the system's default. The output may choose another format than wanted.
    virtual base::Result<std::unique_ptr<Output>> open(const QString& device,
                                                       OutputFormat wanted) = 0;
    [[nodiscard]] virtual QStringList devices() const = 0; ///< names; first is the default
    /// Called back on the engine thread when the list of devices changes.
    virtual void onDevicesChanged(std::function<void()> callback) = 0;
};

/// Qt Multimedia's QAudioSink.
[[nodiscard]] std::unique_ptr<OutputFactory> systemOutputs();

} // namespace earshot::playback
