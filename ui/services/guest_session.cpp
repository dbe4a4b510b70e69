// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/guest_session.h"

namespace earshot::ui {

GuestSession::GuestSession(std::shared_ptr<signals::GuestMode> mode, const base::Clock& clock,
                           QObject* parent)
    : QObject(parent), m_mode(std::move(mode)), m_clock(clock) {
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] { set(false); });
}

void GuestSession::set(bool on) {
    const bool differs = m_mode->on() != on || m_until.isValid();
    m_end.stop();
    m_until = {};
    if (m_mode->on() && !on) {
        m_endedMs = m_clock.nowMs();
    }
    m_mode->set(on);
    if (differs) {
        Q_EMIT changed(on);
    }
}

void GuestSession::startFor(std::chrono::milliseconds duration) {
    m_mode->set(true);
    m_until = m_clock.now().addMSecs(duration.count());
    m_end.start(duration);
    Q_EMIT changed(true);
}

} // namespace earshot::ui

#include "moc_guest_session.cpp"
