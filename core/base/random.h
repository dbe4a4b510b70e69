// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace earshot::base {

/// Seeded random numbers that are the same on every system and compiler. (std::mt19937_64 is
/// specified to the bit; the standard distributions are not, hence our own.) One per thread.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_engine(seed) {}

    [[nodiscard]] std::uint64_t bits() { return m_engine(); }

    /// Uniform in [0, 1), 53 bits.
    [[nodiscard]] double uniform();

    /// Uniform integer in [0, bound); bound > 0. Unbiased.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);

    /// Standard normal (Box & Muller 1958).
    [[nodiscard]] double normal();

private:
    std::mt19937_64 m_engine;
};

/// A well-mixed 64-bit hash of two numbers (SplitMix64 finaliser, Steele et al. 2014): a seed per
/// item that does not depend on the order in which items are visited.
[[nodiscard]] std::uint64_t mixBits(std::uint64_t a, std::uint64_t b);

} // namespace earshot::base
