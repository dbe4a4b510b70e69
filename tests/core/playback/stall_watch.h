// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>

namespace earshot::tests {

/// Measures how long the machine keeps this process from running: a thread of its own wants to wake
/// every few milliseconds.
class StallWatch {
public:
    StallWatch();

    [[nodiscard]] int longestMs() const { return m_longestMs; }

private:
    std::atomic<int> m_longestMs = 0;
    std::jthread m_thread; // last: starts when everything above exists
};

} // namespace earshot::tests
