// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace earshot::base {

/// Where "now" comes from, so that tests can set it.
class Clock {
public:
    virtual ~Clock() = default;

    /// Now, in the local time zone.
    [[nodiscard]] virtual QDateTime now() const = 0;

    /// Milliseconds since 1970-01-01 UTC.
    [[nodiscard]] qint64 nowMs() const { return now().toMSecsSinceEpoch(); }
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTime(); }
};

/// A clock that stands still until it is moved. For tests and simulated listeners.
class ManualClock final : public Clock {
public:
    explicit ManualClock(QDateTime start) : m_now(std::move(start)) {}

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void set(QDateTime now) { m_now = std::move(now); }
    void advanceMs(qint64 milliseconds) { m_now = m_now.addMSecs(milliseconds); }

private:
    QDateTime m_now;
};

} // namespace earshot::base
