// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/fit.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

using signals::SignalId;

Fit::Fit(const ScoreTable& table, const Target& target, signals::SignalSet enabled)
    : m_table(&table) {
    const Scorer* sound = enabled.has(SignalId::Sound) ? table.scorer(SignalId::Sound) : nullptr;
    const Scorer* mood = enabled.has(SignalId::Mood) ? table.scorer(SignalId::Mood) : nullptr;
    if (sound) {
        m_asked.set(SignalId::Sound, table.speaks(SignalId::Sound));
        m_any = sound->hasEvidence();
    }
    if (target.asks != Asks::Recipe) {
        m_least = static_cast<MicroPoints>(
            std::ceil(constants::kNearSound * table.scale(SignalId::Sound)));
    } else if (mood) {
        m_asked.set(SignalId::Mood, table.speaks(SignalId::Mood));
        m_any = m_any || table.speaks(SignalId::Mood);
    }
}

void Fit::weak(Index first, std::span<bool> out) const {
    std::array<MicroPoints, ScoreTable::kMostAtOnce> sum;
    std::array<MicroPoints, ScoreTable::kMostAtOnce> points;
    std::fill_n(sum.begin(), out.size(), 0);
    for (const SignalId id : {SignalId::Mood, SignalId::Sound}) {
        if (m_any && m_asked.has(id)) {
            m_table->points(id, first, std::span(points).first(out.size()));
            for (std::size_t i = 0; i < out.size(); ++i) {
                sum[i] += points[i];
            }
        }
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = m_any && sum[i] < m_least;
    }
}

} // namespace earshot::recommend
