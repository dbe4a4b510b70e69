// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/outlet.h"

namespace earshot::playback {

Outlet::Outlet(std::unique_ptr<OutputFactory> outputs, Mailbox& inbox, Callbacks callbacks,
               QObject* parent)
    : QObject(parent),
      m_outputs(std::move(outputs)),
      m_inbox(inbox),
      m_callbacks(std::move(callbacks)) {}

base::Status Outlet::open() {
    if (m_output) {
        return base::Done{};
    }
    QString why;
    if (!m_device.isEmpty()) {
        auto opened = m_outputs->open(m_device, {});
        if (opened) {
            adopt(std::move(*opened), Device::Chosen);
            return base::Done{};
        }
        why = opened.error().message();
    }
    return openDefault(why);
}

base::Status Outlet::replace(const QString& lostWhy) {
    // A default device that never made a sound would be opened and lost again for ever.
    const bool hopeless = m_open == Device::Default && !m_heard;
    close();
    return hopeless ? base::Error{lostWhy, {}, {}} : openDefault(lostWhy);
}

base::Status Outlet::openDefault(const QString& why) {
    auto opened = m_outputs->open({}, {});
    if (!opened) {
        return why.isEmpty() ? opened.error() : base::Error{why, {}, {}};
    }
    adopt(std::move(*opened), Device::Default);
    if (!why.isEmpty()) {
        m_callbacks.notice(tr("%1. Playing on the system's default device").arg(why));
    }
    return base::Done{};
}

void Outlet::adopt(std::unique_ptr<Output> output, Device device) {
    m_output = std::move(output);
    m_open = device;
    m_heard = false;
    m_output->setVolume(m_volume);
    const quint64 serial = ++m_serial;
    connect(
        m_output.get(), &Output::lost, this,
        [this, serial](const QString& why) {
            m_inbox.post([this, serial, why] {
                if (serial == m_serial) {
                    m_callbacks.lost(why);
                }
            });
        },
        Qt::DirectConnection);
    connect(
        m_output.get(), &Output::superseded, this,
        [this, serial] {
            m_inbox.post([this, serial] {
                if (serial == m_serial) {
                    m_callbacks.superseded();
                }
            });
        },
        Qt::DirectConnection);
}

void Outlet::close() {
    ++m_serial; // what the output has said and is not delivered yet counts no more
    m_output.reset();
}

void Outlet::giveUpDevices() {
    close();
    m_outputs.reset();
}

bool Outlet::choose(const QString& device) {
    return std::exchange(m_device, device) != device;
}

void Outlet::setVolume(double linear) {
    m_volume = linear;
    if (m_output) {
        m_output->setVolume(linear);
    }
}

} // namespace earshot::playback

#include "moc_outlet.cpp"
