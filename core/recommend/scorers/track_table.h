// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace earshot::recommend {

/// What is known of the few tracks that have a history: one entry per song, found by index. Records
/// of any version count for the track that stands for the song.
template <typename Entry>
class TrackTable {
public:
    explicit TrackTable(const Catalog& catalog) : m_catalog(catalog) {}

    /// The entry for a track id, made when missing; null for a track that is not in the catalog.
    /// Not to be asked after trim().
    Entry* at(library::TrackId id) {
        const Index own = m_catalog.indexOf(id);
        if (own < 0) {
            return nullptr;
        }
        if (m_slots.empty()) {
            m_slots.assign(m_catalog.ids.size(), -1);
        }
        const Index index = m_catalog.representative[static_cast<std::size_t>(own)];
        std::int32_t& slot = m_slots[static_cast<std::size_t>(index)];
        if (slot < 0) {
            slot = static_cast<std::int32_t>(m_entries.size());
            m_entries.emplace_back();
            m_tracks.push_back(index);
        }
        return &m_entries[static_cast<std::size_t>(slot)];
    }
    [[nodiscard]] const Entry* find(Index track) const {
        const std::int32_t slot =
            m_slots.empty() ? m_places.placeOf(track) : m_slots[static_cast<std::size_t>(track)];
        return slot < 0 ? nullptr : &m_entries[static_cast<std::size_t>(slot)];
    }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] std::vector<Entry>& entries() { return m_entries; }
    /// The tracks of the entries, in the same order; none after trim().
    [[nodiscard]] const std::vector<Index>& tracks() const { return m_tracks; }

    /// Puts the entries in the order of their tracks, which then are found in little more than a
    /// bit a track: for a table that is kept.
    void trim() {
        std::vector<std::int32_t> order(m_entries.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, {}, [this](std::int32_t slot) {
            return m_tracks[static_cast<std::size_t>(slot)];
        });
        std::vector<Entry> entries;
        entries.reserve(m_entries.size());
        for (const std::int32_t slot : order) {
            entries.push_back(std::move(m_entries[static_cast<std::size_t>(slot)]));
        }
        m_entries = std::move(entries);
        std::ranges::sort(m_tracks);
        m_places = TrackSet(m_tracks, m_catalog.ids.size());
        std::vector<Index>().swap(m_tracks);
        std::vector<std::int32_t>().swap(m_slots);
    }

private:
    const Catalog& m_catalog;
    std::vector<std::int32_t> m_slots; ///< by track; empty after trim()
    TrackSet m_places;                 ///< after trim()
    std::vector<Entry> m_entries;
    std::vector<Index> m_tracks;
};

} // namespace earshot::recommend
