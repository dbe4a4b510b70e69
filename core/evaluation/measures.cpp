// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/measures.h"

#include "core/evaluation/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earshot::evaluation {

namespace {

struct Sum {
    double total = 0;
    int count = 0;
    void add(double value) {
        total += value;
        ++count;
    }
    [[nodiscard]] double mean() const {
        return count > 0 ? total / count : std::numeric_limits<double>::quiet_NaN();
    }
};

std::array<double, kMeasureCount> measuresOf(const Outcome& outcome) {
    const double hit = hitRate(outcome.standing, constants::kListLength);
    const double rank = reciprocalRank(outcome.standing);
    const double none = std::numeric_limits<double>::quiet_NaN();
    const bool first = outcome.firstPlay;
    return {hitRate(outcome.standing, 1),
            hitRate(outcome.standing, 5),
            hitRate(outcome.standing, 10),
            hit,
            rank,
            gain10(outcome.standing),
            first ? hit : none,
            first ? rank : none,
            first ? none : hit,
            first ? none : rank};
}

} // namespace

double hitRate(Standing standing, std::size_t length) {
    return standing.better >= length
               ? 0
               : std::min(1.0, static_cast<double>(length - standing.better) / standing.tied);
}

double reciprocalRank(Standing standing) {
    double sum = 0;
    const std::size_t ties = std::min<std::size_t>(standing.tied, constants::kMostTies);
    for (std::size_t i = 0; i < ties; ++i) {
        sum += 1.0 / static_cast<double>(standing.better + 1 + i);
    }
    return sum / standing.tied;
}

double gain10(Standing standing) {
    double sum = 0;
    for (std::size_t place = standing.better + 1;
         place <= std::min<std::size_t>(10, standing.better + standing.tied); ++place) {
        sum += 1 / std::log2(static_cast<double>(place) + 1);
    }
    return sum / standing.tied;
}

ListenerMeans meansOf(std::span<const Outcome> outcomes) {
    ListenerMeans result;
    for (std::size_t begin = 0; begin < outcomes.size();) {
        std::array<Sum, kMeasureCount> sums;
        std::size_t end = begin;
        for (; end < outcomes.size() && outcomes[end].listener == outcomes[begin].listener; ++end) {
            const auto values = measuresOf(outcomes[end]);
            for (std::size_t m = 0; m < kMeasureCount; ++m) {
                if (!std::isnan(values[m])) {
                    sums[m].add(values[m]);
                }
            }
        }
        result.listeners.push_back(outcomes[begin].listener);
        for (std::size_t m = 0; m < kMeasureCount; ++m) {
            result.means[m].push_back(sums[m].mean());
        }
        begin = end;
    }
    return result;
}

} // namespace earshot::evaluation
