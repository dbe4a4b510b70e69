// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace earshot::recommend::next {

/// How often each of a few things was counted, in ascending order of the thing, so that sums over
/// it come out the same to the bit however it was filled.
class Counter {
public:
    struct Entry {
        std::int32_t key = 0;
        std::uint32_t count = 0;
        bool operator==(const Entry&) const = default;
    };

    void add(std::int32_t key) {
        const auto place = std::ranges::lower_bound(m_entries, key, {}, &Entry::key);
        if (place != m_entries.end() && place->key == key) {
            ++place->count;
        } else {
            m_entries.insert(place, {key, 1});
        }
        ++m_total;
    }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] std::uint32_t total() const { return m_total; }
    bool operator==(const Counter&) const = default;

private:
    std::vector<Entry> m_entries;
    std::uint32_t m_total = 0;
};

} // namespace earshot::recommend::next
