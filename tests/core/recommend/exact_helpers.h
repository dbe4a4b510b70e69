// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/recommend/synthetic_library.h"

#include <algorithm>
#include <map>
#include <numeric>

// What is checked of every list: that it adds up and that its counterfactuals are real.
namespace earshot::recommend::tests {

inline const Pick* find(const Mix& mix, library::TrackId track) {
    const auto found = std::ranges::find(mix.picks, track, &Pick::track);
    return found == mix.picks.end() ? nullptr : &*found;
}

inline Points sumOf(const Pick& pick) {
    return std::accumulate(pick.contributions.begin(), pick.contributions.end(), Points{0});
}

inline Points diversityOf(const Pick& pick) {
    return pick.contributions[static_cast<std::size_t>(Term::Diversity)];
}

/// Those that were chosen, in the order of choosing.
inline std::vector<Pick> byRank(const Mix& mix) {
    std::vector<Pick> picks = mix.picks;
    std::erase_if(picks, [](const Pick& pick) { return pick.kept; });
    std::ranges::sort(picks, {}, &Pick::rank);
    return picks;
}

/// Points before the list term of everything that can be picked at all: a list as long as the
/// library, without an artist cap.
inline std::map<library::TrackId, Points> pointsOfAll(const Catalog& catalog,
                                                      const Listener& listener, Request request) {
    request.minutes.reset();
    request.length = catalog.size();
    request.recipe.artistCap = 25;
    request.ranksWithout = false; // not looked at
    std::map<library::TrackId, Points> points;
    for (const Pick& pick : byRank(makeMix(catalog, listener, request))) {
        points[pick.track] = pick.score - diversityOf(pick);
    }
    return points;
}

/// The place of a track that is not in `list`, straight from the definition.
inline int placeAfter(const Mix& list, const std::map<library::TrackId, Points>& points,
                      library::TrackId track) {
    if (!points.contains(track)) {
        return static_cast<int>(points.size()) + 1; // a rule keeps it out
    }
    int place = static_cast<int>(byRank(list).size()) + 1;
    const Points own = points.at(track);
    for (const auto& [other, value] : points) {
        if (!find(list, other) && (value > own || (value == own && other < track))) {
            ++place;
        }
    }
    return place;
}

inline QByteArray bytesOf(const Mix& mix) {
    QString text = mix.context + mix.title + mix.madeFrom;
    for (const Pick& pick : mix.picks) {
        text += QStringLiteral("\n%1 %2 %3 %4")
                    .arg(static_cast<qint64>(pick.track))
                    .arg(pick.score)
                    .arg(pick.rank)
                    .arg(pick.reason);
        for (const Points points : pick.contributions) {
            text += QStringLiteral(" %1").arg(points);
        }
        for (const int rank : pick.rankWithout) {
            text += QStringLiteral(" %1").arg(rank);
        }
    }
    for (const Withheld& entry : mix.withheld) {
        text += QStringLiteral("\n%1 %2")
                    .arg(static_cast<qint64>(entry.track))
                    .arg(ruleKey(entry.rule));
    }
    return text.toUtf8();
}

} // namespace earshot::recommend::tests
