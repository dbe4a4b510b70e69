// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace earshot::analysis {

/// Mean and standard deviation of a stream of numbers in constant memory (Welford 1962).
class RunningMoments {
public:
    void add(double value) {
        ++m_count;
        const double change = value - m_mean;
        m_mean += change / static_cast<double>(m_count);
        m_squares += change * (value - m_mean);
    }

    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] double mean() const { return m_mean; }
    [[nodiscard]] double deviation() const {
        return m_count > 1 ? std::sqrt(m_squares / static_cast<double>(m_count)) : 0.0;
    }

private:
    std::int64_t m_count = 0;
    double m_mean = 0;
    double m_squares = 0;
};

} // namespace earshot::analysis
