// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace earshot::evaluation {

/// A mean over listeners and where 95 % of its bootstrap distribution lie.
struct Interval {
    double mean = 0, low = 0, high = 0;
    std::size_t listeners = 0; ///< with something to measure
};

/// Percentile bootstrap over listeners (Efron 1979). The same resamples serve every measure of a
/// group, so that differences between methods are paired.
class Bootstrap {
public:
    explicit Bootstrap(std::size_t listeners);
    /// `values` by listener; NaN = nothing to measure.
    [[nodiscard]] Interval interval(std::span<const double> values) const;

private:
    std::size_t m_listeners;
    std::vector<std::uint32_t> m_drawn; ///< resample by resample
};

} // namespace earshot::evaluation
