// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace earshot::recommend {

/// Runs `work(i)` for i = 0 … count − 1, on all cores where `worthIt`, and waits. Each i must touch
/// only what is its own; then the outcome does not depend on the number of threads.
template <typename Work>
void parallelFor(int count, bool worthIt, const Work& work) {
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int helpers = worthIt ? std::min(cores, count) - 1 : 0;
    std::atomic<int> next = 0;
    const auto run = [&] {
        for (int i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < helpers; ++i) {
        threads.emplace_back(run);
    }
    run();
}

} // namespace earshot::recommend
