// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/signals/guest_mode.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace earshot::ui {

/// Guest mode in the window: nothing is recorded, and nothing of the person's is used. Ends on
/// request, by itself after a while, or with the program. UI thread only.
class GuestSession : public QObject {
    Q_OBJECT
public:
    GuestSession(std::shared_ptr<signals::GuestMode> mode, const base::Clock& clock,
                 QObject* parent = nullptr);

    [[nodiscard]] bool on() const { return m_mode->on(); }
    void set(bool on); ///< on: until switched off
    /// Ends by itself after this time. Time the computer sleeps does not count.
    void startFor(std::chrono::milliseconds duration);
    /// When it ends by itself; not valid while it is off or ends only when switched off.
    [[nodiscard]] QDateTime until() const { return m_until; }
    [[nodiscard]] qint64 endedMs() const { return m_endedMs; } ///< the last one; 0 = none so far

Q_SIGNALS:
    void changed(bool on); ///< also when only its end changed

private:
    std::shared_ptr<signals::GuestMode> m_mode;
    const base::Clock& m_clock;
    QDateTime m_until;
    QTimer m_end;
    qint64 m_endedMs = 0;
};

} // namespace earshot::ui
