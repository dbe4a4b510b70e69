// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/time_left.h"

#include "core/analysis/constants.h"

#include <cmath>

namespace earshot::analysis {

void TimeLeft::heard(double seconds, Time now) {
    const double passed = std::chrono::duration<double>(now - m_last).count();
    m_last = now;
    const double fade = std::exp(-passed / kPaceSeconds);
    m_recentSound = m_recentSound * fade + seconds - m_heard;
    m_recentTime = m_recentTime * fade + passed;
    m_heard = seconds;
}

std::optional<qint64> TimeLeft::forSound(double secondsOfSound) const {
    if (m_recentTime < kPaceKnownSeconds || m_recentSound <= 0.0) {
        return std::nullopt;
    }
    return std::llround(secondsOfSound * m_recentTime / m_recentSound);
}

} // namespace earshot::analysis
