// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace earshot::bench {

inline constexpr double kStallMs = 50; ///< what a person begins to notice as a hitch

/// What the handling of one event took on the thread that handled it.
struct EventTime {
    double wallMs = 0;
    double cpuMs = 0; ///< at work; where the host tells nothing of it, also what it took meanwhile
    double queueMs = 0; ///< ready, and other threads had the cores
    long waits = 0;     ///< times the thread gave up its core: for disk, database, a lock, a reply

    /// Neither at work nor in the queue: waiting, or, without any wait, stopped by the host.
    [[nodiscard]] double idleMs() const { return wallMs - cpuMs - queueMs; }
    /// Work, and waits for what it asked for, are our own; a full machine and a host that stops it
    /// are not.
    [[nodiscard]] bool isOurs() const { return cpuMs + (waits > 0 ? idleMs() : 0) > kStallMs; }
    [[nodiscard]] std::string text() const;
};

/// Measures the calling thread from its construction on.
class EventTimer {
public:
    EventTimer();
    [[nodiscard]] EventTime elapsed() const;

private:
    EventTime m_start;
};

} // namespace earshot::bench
