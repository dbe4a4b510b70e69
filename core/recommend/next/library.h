// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"

namespace earshot::recommend::next {

/// What the next-play model knows of the music: who made each track. Read-only after it is made.
class Library {
public:
    static constexpr std::int32_t kNobody = -1; ///< no artist is known: no evidence from artists

    /// `artists` by track: 0 … some number, or kNobody.
    explicit Library(std::vector<std::int32_t> artists);
    /// The same tracks and artists; an empty artist name is nobody.
    static Library of(const Catalog& catalog);

    [[nodiscard]] Index size() const { return static_cast<Index>(m_artists.size()); }
    [[nodiscard]] std::int32_t artistOf(Index track) const {
        return m_artists[static_cast<std::size_t>(track)];
    }
    /// In ascending order; empty for nobody.
    [[nodiscard]] std::span<const Index> tracksOf(std::int32_t artist) const;

private:
    std::vector<std::int32_t> m_artists;
    std::vector<Index> m_tracks;        ///< by artist, then by track
    std::vector<std::uint32_t> m_begin; ///< by artist, and one more for the end
};

} // namespace earshot::recommend::next
