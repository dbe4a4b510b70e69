// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/lists/heard.h"
#include "core/recommend/target.h"

namespace earshot::recommend::lists {

/// What a list is made from. Only what `enabled` allows may be looked at in the listener.
struct ListInput {
    const Catalog& catalog;
    const Listener& listener;
    signals::SignalSet enabled;
    const Request& request;

    [[nodiscard]] qint64 today() const { return QDate(1970, 1, 1).daysTo(request.now.date()); }
    [[nodiscard]] HeardSongs heard() const { return {catalog, listener.history, enabled, today()}; }
};

// One function per kind of list; each says in its file what the list is of.
[[nodiscard]] Target dailyMix(const ListInput& input);
[[nodiscard]] Target discover(const ListInput& input);
[[nodiscard]] Target rediscover(const ListInput& input);
[[nodiscard]] Target fresh(const ListInput& input);
[[nodiscard]] Target explore(const ListInput& input);
[[nodiscard]] Target surprise(const ListInput& input);
[[nodiscard]] Target pathBetween(const ListInput& input);
[[nodiscard]] Target smartShuffle(const ListInput& input);

/// How many Daily Mixes there are.
[[nodiscard]] int dailyMixCount(const ListInput& input);

/// A quota that fills a path drawn on the mood map evenly.
[[nodiscard]] Quota quotaAlong(const Catalog& catalog, const Recipe& recipe, int length);

// What they share.

/// Tracks a list of this length will have, about.
[[nodiscard]] int expectedLength(const Request& request);

/// A target that asks for no mood, nor for anything that belongs to the moment.
[[nodiscard]] Target timelessTarget(ListKind kind);
/// No list can be made: why, and what to switch on.
[[nodiscard]] Target notReady(Target target, const QString& why,
                              std::vector<signals::SignalId> wanted = {});
/// Plays, completion and likes; and those of them that are on.
[[nodiscard]] signals::SignalSet tasteSignals();
[[nodiscard]] signals::SignalSet both(signals::SignalSet a, signals::SignalSet b);

} // namespace earshot::recommend::lists
