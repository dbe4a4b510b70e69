// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace earshot::bench {

struct ProcessOutcome {
    double cpuSeconds = 0; ///< user and system, all threads, from start to end
    std::string output;
};

/// Runs a program with its arguments and waits. Ends this program when that one fails.
ProcessOutcome runProcess(const std::vector<std::string>& command);

/// The most memory this process has had resident.
[[nodiscard]] double peakMiB();

/// The middle one of an odd number of values.
[[nodiscard]] double median(std::vector<double> values);

} // namespace earshot::bench
