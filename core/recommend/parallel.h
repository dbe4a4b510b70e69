// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

namespace earshot::recommend {

/// Whether this thread is already one of several that share the cores.
inline thread_local bool sharesCores = false;

/// Asked once, as the system looks it up in its files.
inline int cores() {
    static const int count = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    return count;
}

/// Runs `work(i)` for i = 0 … count − 1, on all cores where `worthIt`, and waits. Each i must touch
/// only what is its own; then the outcome does not depend on the number of threads. Within such
/// work the cores are taken: there it runs on the one thread.
template <typename Work>
void parallelFor(int count, bool worthIt, const Work& work) {
    const int helpers = worthIt && !sharesCores ? std::min(cores(), count) - 1 : 0;
    std::atomic<int> next = 0;
    const auto run = [&] {
        const bool sharedBefore = std::exchange(sharesCores, sharesCores || helpers > 0);
        for (int i = next++; i < count; i = next++) {
            work(i);
        }
        sharesCores = sharedBefore;
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < helpers; ++i) {
        threads.emplace_back(run);
    }
    run();
}

} // namespace earshot::recommend
