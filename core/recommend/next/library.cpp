// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/library.h"

#include <algorithm>
#include <numeric>

namespace earshot::recommend::next {

Library::Library(std::vector<std::int32_t> artists) : m_artists(std::move(artists)) {
    const auto last = std::ranges::max_element(m_artists);
    const std::int32_t count = last == m_artists.end() ? 0 : *last + 1;
    m_begin.assign(static_cast<std::size_t>(count) + 1, 0);
    for (const std::int32_t artist : m_artists) {
        if (artist != kNobody) {
            ++m_begin[static_cast<std::size_t>(artist) + 1];
        }
    }
    std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
    m_tracks.resize(m_begin.back());
    std::vector<std::uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    for (Index track = 0; track < size(); ++track) {
        if (const std::int32_t artist = artistOf(track); artist != kNobody) {
            m_tracks[next[static_cast<std::size_t>(artist)]++] = track;
        }
    }
}

Library Library::of(const Catalog& catalog) {
    std::vector<std::int32_t> artists = catalog.artist;
    for (std::int32_t& artist : artists) {
        if (catalog.artistNames[static_cast<std::size_t>(artist)].isEmpty()) {
            artist = kNobody;
        }
    }
    return Library(std::move(artists));
}

std::span<const Index> Library::tracksOf(std::int32_t artist) const {
    if (artist == kNobody) {
        return {};
    }
    const auto at = static_cast<std::size_t>(artist);
    return std::span(m_tracks).subspan(m_begin[at], m_begin[at + 1] - m_begin[at]);
}

} // namespace earshot::recommend::next
