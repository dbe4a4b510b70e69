// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"
#include "core/signals/records.h"

#include <map>
#include <span>

namespace earshot::recommend {

/// What the person thinks of each song. A track's own latest mark counts; where it has none, a like
/// of another version does, but not a dislike: who dislikes the live take may love the song.
class Likes {
public:
    Likes(const Catalog& catalog, std::span<const signals::LikeRecord> records);

    [[nodiscard]] int of(Index track) const; ///< −1, 0, +1
    /// Marked tracks that stand for their song, without zeros, ascending.
    [[nodiscard]] const std::map<Index, int>& all() const { return m_value; }

private:
    std::map<Index, int> m_value;
};

} // namespace earshot::recommend
