// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace earshot::analysis {

/// Means of the smallest and of the largest of some values, as of their sorted order. Counts them
/// by the leading bits first and sorts only where a border falls: for spectra twice as quick as
/// std::nth_element, whose every comparison is a coin toss.
class Extremes {
public:
    struct Means {
        float low = 0;
        float high = 0;
    };
    /// Of `share` values at either end, 1 … values.size(). Values are 0 or above.
    Means of(std::span<const float> values, std::size_t share);

private:
    // Sign, exponent and two bits of the mantissa: of floats from 0 on these rise with the value.
    static constexpr int kDroppedBits = 21;
    static std::size_t bucketOf(float value);
    /// Sum of the `rank` values at one end of a bucket.
    float sumWithin(std::span<const float> values, std::size_t bucket, std::size_t rank,
                    bool fromAbove);

    std::array<std::uint32_t, std::size_t{1} << (32 - kDroppedBits)> m_counts{};
    std::vector<float> m_bucket; ///< scratch: the values of one bucket
};

} // namespace earshot::analysis
