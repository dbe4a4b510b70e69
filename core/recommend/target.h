// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/likeness.h"
#include "core/recommend/recommender.h"

#include <functional>

namespace earshot::recommend {

/// What the scorers of content are asked.
enum class Asks : std::uint8_t {
    Recipe, ///< to fit the recipe
    Seeds,  ///< to be like the seeds
    Way,    ///< to lie between the two seeds
};

/// Groups of tracks of which a list takes only so many.
struct Quota {
    std::vector<std::int16_t> group; ///< by track; empty = no quota
    std::vector<int> most;           ///< by group
    Rule rule = Rule::Share;         ///< why a track beyond it stays out
};

/// What a request comes down to: a recipe to fit or tracks to be like, its words, and which
/// personal signals shaped it.
struct Target {
    ListKind kind = ListKind::Recipe;
    Asks asks = Asks::Recipe;
    Recipe recipe;              ///< for a radio: the mean mood of its seeds
    std::vector<Index> seeds;   ///< known tracks without repetition
    std::vector<Sound> centres; ///< what to sound like instead of the seeds
    QString context, title, madeFrom;
    QString purpose;             ///< title without names or times, for the log of uses
    signals::SignalSet shapedBy; ///< signals that took part in making the target itself
    signals::SignalSet lookedAt; ///< without one of these the target might be another

    bool ready = true;                     ///< false: no list can be made; madeFrom says why
    std::vector<signals::SignalId> wanted; ///< to be switched on for that, where it is not ready
    std::vector<Index> faces;              ///< tracks whose covers stand for the list

    std::vector<Index> barred; ///< what the list starts from: not to be picked
    std::vector<Index> kept;   ///< in the list whatever their score
    /// By track: 0 = may be picked, 1 = not what this list is of, else 2 + the rule that keeps it
    /// out. Empty = all may.
    std::vector<std::uint8_t> outside;
    Quota quota;
    std::vector<float> place;           ///< way: by track, 0 = at its beginning … 1 = at its end
    std::function<QString(Index)> also; ///< what the list itself has to say of a track; may be null
};

/// `now` cut to the full hour.
[[nodiscard]] QDateTime fullHour(const QDateTime& now);

/// Only what `enabled` allows is looked at in the listener.
[[nodiscard]] Target resolveTarget(const Catalog& catalog, const Listener& listener,
                                   signals::SignalSet enabled, const Request& request);

/// Weight in points of a signal for this target, before dials.
[[nodiscard]] double weightFor(signals::SignalId id, const Target& target);

} // namespace earshot::recommend
