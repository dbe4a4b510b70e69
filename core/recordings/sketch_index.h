// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace earshot::recordings {

/// Finds which fingerprints share codes without comparing all with all. Holds about 1.5 kB for
/// each, however long it is. Fill it, then seal it, then ask.
class SketchIndex {
public:
    /// Places are counted from 0 in the order of adding.
    void add(std::span<const std::uint32_t> codes);
    void seal();

    [[nodiscard]] std::size_t size() const { return m_size; }

    /// For each place in turn, the later places that may hold the same recording, the likeliest
    /// first: those that share many codes, and codes that few others have. Ends early when the
    /// visitor gives false.
    void visit(const std::function<bool(std::uint32_t place,
                                        std::span<const std::uint32_t> likely)>& visitor) const;

private:
    struct Entry {
        std::uint32_t code;
        std::uint32_t place;
        auto operator<=>(const Entry&) const = default;
    };

    /// Entries of later places with the same code as this one.
    [[nodiscard]] std::span<const Entry> sharing(std::size_t entry) const;

    std::vector<Entry> m_entries;      ///< sealed: by code, then place
    std::vector<std::uint32_t> m_own;  ///< the entries of each place, place by place
    std::vector<std::size_t> m_begins; ///< where a place's part of m_own begins; then the end
    std::uint32_t m_size = 0;
};

} // namespace earshot::recordings
