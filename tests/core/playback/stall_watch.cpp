// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/playback/stall_watch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace earshot::tests {

StallWatch::StallWatch()
    : m_thread([this](const std::stop_token& stop) {
          using namespace std::chrono;
          std::mutex mutex;
          std::condition_variable_any wake;
          std::unique_lock lock(mutex);
          auto last = steady_clock::now();
          while (!stop.stop_requested()) {
              wake.wait_for(lock, stop, milliseconds(5), [] { return false; });
              const auto now = steady_clock::now();
              const auto gap = duration_cast<milliseconds>(now - last).count();
              m_longestMs = std::max(m_longestMs.load(), static_cast<int>(gap));
              last = now;
          }
      }) {}

} // namespace earshot::tests
