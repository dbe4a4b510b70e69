// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/score_table.h"

namespace earshot::recommend {

/// Whether a track answers what was asked, by mood and sound alone: for a recipe, the two together
/// speak for it; for a radio, it sounds near a seed. Where neither is on, nothing is asked.
class Fit {
public:
    /// With the signals in `enabled`, of those the table knows. The table outlives it.
    Fit(const ScoreTable& table, const Target& target, signals::SignalSet enabled);

    /// By track from `first` on, whether it is only the nearest there is; at most
    /// ScoreTable::kMostAtOnce.
    void weak(Index first, std::span<bool> out) const;
    [[nodiscard]] bool weak(Index track) const {
        bool is = false;
        weak(track, {&is, 1});
        return is;
    }

private:
    const ScoreTable* m_table;
    signals::SignalSet m_asked; ///< whose points are looked at
    MicroPoints m_least = 1;
    bool m_any = false; ///< something is asked
};

} // namespace earshot::recommend
