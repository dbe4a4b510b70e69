// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/fit.h"

#include "core/recommend/constants.h"

#include <cmath>

namespace earshot::recommend {

using signals::SignalId;

Fit::Fit(const ScoreTable& table, const Target& target, signals::SignalSet enabled) {
    const Scorer* sound = enabled.has(SignalId::Sound) ? table.scorer(SignalId::Sound) : nullptr;
    const Scorer* mood = enabled.has(SignalId::Mood) ? table.scorer(SignalId::Mood) : nullptr;
    if (sound) {
        m_sound = table.column(SignalId::Sound);
        m_asked = sound->hasEvidence();
    }
    if (target.asks != Asks::Recipe) {
        m_least = static_cast<MicroPoints>(
            std::ceil(constants::kNearSound * table.scale(SignalId::Sound)));
    } else if (mood) {
        m_mood = table.column(SignalId::Mood);
        m_asked = m_asked || m_mood != nullptr;
    }
}

} // namespace earshot::recommend
