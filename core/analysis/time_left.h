// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace earshot::analysis {

/// How long listening still takes: the sound left over the sound heard in a second lately. Pure;
/// the caller tells the time.
class TimeLeft {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit TimeLeft(Time now) : m_last(now) {}

    /// Until now, this many seconds of sound were heard in all. Call a few times a second or less.
    void heard(double seconds, Time now);
    /// The time until now does not count: nothing was to be heard.
    void paused(Time now) { m_last = now; }

    /// Seconds until this much more sound is heard; empty while it is too early to tell.
    [[nodiscard]] std::optional<qint64> forSound(double secondsOfSound) const;

private:
    Time m_last;
    double m_heard = 0;       ///< in all
    double m_recentSound = 0; ///< seconds of sound and of time that count for the pace; what is
    double m_recentTime = 0;  ///< longer ago counts less
};

} // namespace earshot::analysis
