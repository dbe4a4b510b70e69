// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/likes.h"

#include <algorithm>

namespace earshot::recommend {

Likes::Likes(const Catalog& catalog, std::span<const signals::LikeRecord> records) {
    std::map<Index, int> own;
    for (const signals::LikeRecord& record : records) {
        if (const Index track = catalog.indexOf(record.track); track >= 0) {
            own[track] = std::clamp(record.value, -1, 1);
        }
    }
    for (const auto& [track, value] : own) {
        const Index song = catalog.representative[static_cast<std::size_t>(track)];
        if (song == track) {
            m_value[song] = value;
        } else if (value > 0 && !own.contains(song)) {
            m_value[song] = value;
        }
    }
    std::erase_if(m_value, [](const auto& mark) { return mark.second == 0; });
}

int Likes::of(Index track) const {
    const auto found = m_value.find(track);
    return found == m_value.end() ? 0 : found->second;
}

} // namespace earshot::recommend
