// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace earshot::recommend {

/// Some tracks of the library, or other small numbers, and the place of each among them: a bit for
/// every number, and for every 64 how many come before (rank of bit vectors, Jacobson 1989). That
/// is a fifth of a byte for each number up to the largest, where a table takes four.
class TrackSet {
public:
    TrackSet() = default;
    /// `numbers` ascending, each once, below `end`.
    TrackSet(std::span<const std::int32_t> numbers, std::size_t end)
        : m_bits(end / kBits + 1, 0), m_before(m_bits.size(), 0) {
        for (const std::int32_t number : numbers) {
            m_bits[wordOf(number)] |= bitOf(number);
        }
        for (std::size_t word = 1; word < m_bits.size(); ++word) {
            m_before[word] = m_before[word - 1] + std::popcount(m_bits[word - 1]);
        }
    }

    /// Made of nothing.
    [[nodiscard]] bool empty() const { return m_bits.empty(); }
    /// Of a number below the end; −1 where it is not one of them.
    [[nodiscard]] std::int32_t placeOf(std::int32_t number) const {
        const std::uint64_t bits = empty() ? 0 : m_bits[wordOf(number)];
        return (bits & bitOf(number)) == 0
                   ? -1
                   : m_before[wordOf(number)] + std::popcount(bits & (bitOf(number) - 1));
    }

private:
    static constexpr std::size_t kBits = 64;
    static std::size_t wordOf(std::int32_t number) {
        return static_cast<std::size_t>(number) / kBits;
    }
    static std::uint64_t bitOf(std::int32_t number) {
        return std::uint64_t{1} << (static_cast<std::size_t>(number) % kBits);
    }

    std::vector<std::uint64_t> m_bits;
    std::vector<std::int32_t> m_before;
};

} // namespace earshot::recommend
