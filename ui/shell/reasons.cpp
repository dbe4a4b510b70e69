// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reasons.h"

#include <numeric>

namespace earshot::ui {

void Reasons::replace(const ShownMix& mix) {
    m_picks.clear();
    add(mix);
}

void Reasons::add(const ShownMix& mix) {
    const auto shared = std::make_shared<const ShownMix>(mix);
    for (std::size_t i = 0; i < mix.mix.picks.size(); ++i) {
        m_picks.insert(static_cast<qint64>(mix.mix.picks[i].track),
                       {shared, static_cast<int>(i), mix.mix.picks[i], {}});
    }
}

void Reasons::update(library::TrackId track, const recommend::Contributions& now,
                     const QString& since) {
    const auto found = m_picks.find(static_cast<qint64>(track));
    if (found == m_picks.end() || found->shown.contributions == now) {
        return;
    }
    found->shown.contributions = now;
    found->shown.score = std::accumulate(now.begin(), now.end(), recommend::Points{0});
    found->shown.rankWithout = {};
    if (!since.isEmpty()) {
        found->since = since;
    }
}

void Reasons::take(const ListRanks& ranks) {
    std::shared_ptr<const ShownMix> ranked; // made once for all of its picks
    for (Found& found : m_picks) {
        if (found.mix->number != ranks.list) {
            continue;
        }
        if (!ranked) {
            auto mix = std::make_shared<ShownMix>(*found.mix);
            mix->take(ranks);
            ranked = std::move(mix);
        }
        found.mix = ranked;
        const recommend::Pick& made = ranked->mix.picks[static_cast<std::size_t>(found.pick)];
        if (found.shown.contributions == made.contributions) {
            found.shown = made;
        }
    }
}

std::optional<Reasons::Found> Reasons::find(library::TrackId track) const {
    const auto found = m_picks.constFind(static_cast<qint64>(track));
    return found == m_picks.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace earshot::ui
