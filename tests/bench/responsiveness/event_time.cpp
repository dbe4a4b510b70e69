// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/responsiveness/event_time.h"

#include <array>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace earshot::bench {

namespace {

double clockMs(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The second number of schedstat (Linux, sched-stats.rst): nanoseconds spent on a run queue.
double queuedMs() {
    thread_local const int file = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    std::array<char, 96> text{};
    long long running = 0;
    long long queued = 0;
    if (pread(file, text.data(), text.size() - 1, 0) > 0) {
        std::sscanf(text.data(), "%lld %lld", &running, &queued);
    }
    return static_cast<double>(queued) / 1e6;
}

EventTime now() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return {.wallMs = clockMs(CLOCK_MONOTONIC),
            .cpuMs = clockMs(CLOCK_THREAD_CPUTIME_ID),
            .queueMs = queuedMs(),
            .waits = usage.ru_nvcsw};
}

} // namespace

std::string EventTime::text() const {
    std::array<char, 200> line{};
    std::snprintf(line.data(), line.size(),
                  "%.1f ms = %.1f at work + %.1f behind other threads + %.1f idle (%ld waits), %s",
                  wallMs, cpuMs, queueMs, idleMs(), waits, isOurs() ? "OURS" : "the machine's");
    return line.data();
}

EventTimer::EventTimer() : m_start(now()) {}

EventTime EventTimer::elapsed() const {
    const EventTime end = now();
    return {.wallMs = end.wallMs - m_start.wallMs,
            .cpuMs = end.cpuMs - m_start.cpuMs,
            .queueMs = end.queueMs - m_start.queueMs,
            .waits = end.waits - m_start.waits};
}

} // namespace earshot::bench
