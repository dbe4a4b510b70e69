// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

namespace earshot::recommend {

/// What a request comes down to: a recipe to fit or tracks to be like, its words, and which
/// personal signals shaped it.
struct Target {
    ListKind kind = ListKind::Recipe;
    Recipe recipe;            ///< for a radio: the mean mood of its seeds
    std::vector<Index> seeds; ///< radio only, known tracks without repetition
    QString context, title, madeFrom;
    signals::SignalSet shapedBy; ///< daytime and session, where Right now took them in
};

/// `now` cut to the full hour.
[[nodiscard]] QDateTime fullHour(const QDateTime& now);

/// Only what `enabled` allows is looked at in the listener.
[[nodiscard]] Target resolveTarget(const Catalog& catalog, const Listener& listener,
                                   signals::SignalSet enabled, const Request& request);

/// Weight in points of a signal for this target, before dials.
[[nodiscard]] double weightFor(signals::SignalId id, const Target& target);

} // namespace earshot::recommend
