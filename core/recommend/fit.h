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

    /// The track is only the nearest there is.
    [[nodiscard]] bool weak(Index track) const {
        return m_asked && (m_mood ? m_mood[track] : 0) + (m_sound ? m_sound[track] : 0) < m_least;
    }

private:
    const MicroPoints* m_mood = nullptr;
    const MicroPoints* m_sound = nullptr;
    MicroPoints m_least = 1;
    bool m_asked = false;
};

} // namespace earshot::recommend
