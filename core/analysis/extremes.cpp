// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/extremes.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace earshot::analysis {

std::size_t Extremes::bucketOf(float value) {
    return std::bit_cast<std::uint32_t>(value) >> kDroppedBits;
}

Extremes::Means Extremes::of(std::span<const float> values, std::size_t share) {
    std::size_t first = m_counts.size() - 1;
    std::size_t last = 0;
    for (const float value : values) {
        const std::size_t bucket = bucketOf(value);
        ++m_counts[bucket];
        first = std::min(first, bucket);
        last = std::max(last, bucket);
    }
    std::size_t low = first; // the bucket in which the lowest `share` end
    std::size_t below = 0;   // values in the buckets under it
    while (below + m_counts[low] < share) {
        below += m_counts[low++];
    }
    std::size_t high = last;
    std::size_t above = 0;
    while (above + m_counts[high] < share) {
        above += m_counts[high--];
    }
    std::fill(m_counts.begin() + static_cast<std::ptrdiff_t>(first),
              m_counts.begin() + static_cast<std::ptrdiff_t>(last) + 1, 0);
    Means sums;
    for (const float value : values) {
        const std::size_t bucket = bucketOf(value);
        sums.low += bucket < low ? value : 0.0F;
        sums.high += bucket > high ? value : 0.0F;
    }
    sums.low += sumWithin(values, low, share - below, false);
    sums.high += sumWithin(values, high, share - above, true);
    return {sums.low / static_cast<float>(share), sums.high / static_cast<float>(share)};
}

float Extremes::sumWithin(std::span<const float> values, std::size_t bucket, std::size_t rank,
                          bool fromAbove) {
    m_bucket.resize(values.size() + 1);
    std::size_t filled = 0;
    for (const float value : values) { // without a branch: written always, kept if it belongs here
        m_bucket[filled] = value;
        filled += static_cast<std::size_t>(bucketOf(value) == bucket);
    }
    const auto begin = m_bucket.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(filled);
    const auto count = static_cast<std::ptrdiff_t>(rank);
    if (fromAbove) {
        std::nth_element(begin, end - count, end);
        return std::accumulate(end - count, end, 0.0F);
    }
    std::nth_element(begin, begin + count - 1, end);
    return std::accumulate(begin, begin + count, 0.0F);
}

} // namespace earshot::analysis
