// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/mailbox.h"
#include "core/playback/output.h"

#include <QObject>

#include <functional>
#include <memory>

namespace earshot::playback {

/// The output in use: the device asked for or, where that is not to be had, the system's default.
/// Engine thread only.
class Outlet : public QObject {
    Q_OBJECT
public:
    struct Callbacks {
        std::function<void(const QString& message)> notice; ///< translated
        /// The output is to be closed; told by way of the inbox, never inside its own signal.
        std::function<void(const QString& why)> lost;
        std::function<void()> superseded; ///< another default: open again to follow it
    };

    Outlet(std::unique_ptr<OutputFactory> outputs, Mailbox& inbox, Callbacks callbacks,
           QObject* parent);

    [[nodiscard]] OutputFactory& devices() { return *m_outputs; }
    [[nodiscard]] Output* output() const { return m_output.get(); } ///< null = closed

    base::Status open();                          ///< keeps the output that is open
    base::Status replace(const QString& lostWhy); ///< of one that was lost, by the default
    void close();
    void giveUpDevices(); ///< closes, and ends the factory; the last call

    bool choose(const QString& device); ///< false when it was chosen already; "" = the default
    void setVolume(double linear);
    void markHeard() { m_heard = true; } ///< sound came out of the open output

private:
    enum class Device : std::uint8_t { Chosen, Default };

    base::Status openDefault(const QString& why);
    void adopt(std::unique_ptr<Output> output, Device device);

    std::unique_ptr<OutputFactory> m_outputs;
    Mailbox& m_inbox;
    Callbacks m_callbacks;
    std::unique_ptr<Output> m_output;
    QString m_device;
    Device m_open = Device::Default;
    double m_volume = 1.0;
    bool m_heard = false;
    quint64 m_serial = 0; ///< of the open output
};

} // namespace earshot::playback
