// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

namespace earshot::recommend {

/// The recipe for this moment and what went into it.
struct Moment {
    Recipe recipe;
    bool fromHabits = false;  ///< daytime signal: the mood of what is played at such times
    bool fromSitting = false; ///< session signal: the mood of what was just finished
};

/// The day's curve, drawn towards the listener's habits and this sitting where `enabled` allows.
[[nodiscard]] Moment momentAt(const QDateTime& now, const QDateTime& hour, const Catalog& catalog,
                              const Listener& listener, signals::SignalSet enabled);

} // namespace earshot::recommend
