// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/bootstrap.h"

#include "core/base/random.h"
#include "core/evaluation/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::evaluation {

namespace {

double quantile(std::vector<double>& values, double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(place);
    std::ranges::nth_element(values, values.begin() + below);
    const double low = values[static_cast<std::size_t>(below)];
    const auto above = values.begin() + below + 1;
    const double high = above == values.end() ? low : *std::min_element(above, values.end());
    return low + (place - static_cast<double>(below)) * (high - low);
}

} // namespace

Bootstrap::Bootstrap(std::size_t listeners) : m_listeners(listeners) {
    base::Random random(1);
    m_drawn.resize(listeners * static_cast<std::size_t>(constants::kResamples));
    for (std::uint32_t& drawn : m_drawn) {
        drawn = static_cast<std::uint32_t>(random.below(listeners));
    }
}

Interval Bootstrap::interval(std::span<const double> values) const {
    // What a listener adds to the sum and to the count.
    std::vector<double> amount(values.begin(), values.end());
    std::vector<double> counted(values.size(), 1);
    Interval interval;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            amount[i] = counted[i] = 0;
        } else {
            interval.mean += values[i];
            ++interval.listeners;
        }
    }
    if (interval.listeners == 0) {
        return interval;
    }
    interval.mean /= static_cast<double>(interval.listeners);
    std::vector<double> means;
    for (std::size_t begin = 0; begin < m_drawn.size(); begin += m_listeners) {
        double sum = 0;
        double count = 0;
        for (std::size_t i = begin; i < begin + m_listeners; ++i) {
            sum += amount[m_drawn[i]];
            count += counted[m_drawn[i]];
        }
        if (count > 0) {
            means.push_back(sum / count);
        }
    }
    interval.low = quantile(means, constants::kTail);
    interval.high = quantile(means, 1 - constants::kTail);
    return interval;
}

} // namespace earshot::evaluation
