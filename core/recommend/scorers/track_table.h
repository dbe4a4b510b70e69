// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"

#include <vector>

namespace earshot::recommend {

/// What is known of the few tracks that have a history: one entry per song, found by index. Records
/// of any version count for the track that stands for the song.
template <typename Entry>
class TrackTable {
public:
    explicit TrackTable(const Catalog& catalog) : m_catalog(catalog) {}

    /// The entry for a track id, made when missing; null for a track that is not in the catalog.
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
        if (m_slots.empty()) {
            return nullptr;
        }
        const std::int32_t slot = m_slots[static_cast<std::size_t>(track)];
        return slot < 0 ? nullptr : &m_entries[static_cast<std::size_t>(slot)];
    }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] std::vector<Entry>& entries() { return m_entries; }
    /// The tracks of the entries, in the same order.
    [[nodiscard]] const std::vector<Index>& tracks() const { return m_tracks; }

private:
    const Catalog& m_catalog;
    std::vector<std::int32_t> m_slots;
    std::vector<Entry> m_entries;
    std::vector<Index> m_tracks;
};

} // namespace earshot::recommend
