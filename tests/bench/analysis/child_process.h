// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace earshot::bench {

/// What a program cost from its start to its end.
struct ProcessCost {
    double cpuSeconds = 0; ///< user and system, all threads
    double wallSeconds = 0;
    double peakMiB = 0; ///< resident; never less than this process held when it started the child
};

/// Runs a program with its arguments, output discarded but errors shown, and waits. Ends this
/// program when it fails.
ProcessCost runProcess(const std::vector<std::string>& command);

/// The middle one of an odd number of values.
[[nodiscard]] double median(std::vector<double> values);

} // namespace earshot::bench
