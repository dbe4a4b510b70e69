// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/list_kinds.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend::lists {

namespace {

/// Signals of the moment: a list that is the same all day does not ask them.
constexpr std::array kOfTheMoment{signals::SignalId::Daytime, signals::SignalId::Session,
                                  signals::SignalId::Sequence, signals::SignalId::Activity,
                                  signals::SignalId::Device};

} // namespace

int expectedLength(const Request& request) {
    if (!request.minutes) {
        return request.length;
    }
    return static_cast<int>(std::ceil(*request.minutes * 60 / constants::kTypicalSeconds));
}

Target timelessTarget(ListKind kind) {
    Target target;
    target.kind = kind;
    target.recipe.weights.emplace_back(signals::signalKey(signals::SignalId::Mood), 0);
    for (const signals::SignalId id : kOfTheMoment) {
        target.recipe.weights.emplace_back(signals::signalKey(id), 0);
    }
    return target;
}

Target notReady(Target target, const QString& why, std::vector<signals::SignalId> wanted) {
    target.ready = false;
    target.asks = Asks::Recipe; // there may be no seeds
    target.madeFrom = why;
    target.wanted = std::move(wanted);
    return target;
}

signals::SignalSet tasteSignals() {
    signals::SignalSet set;
    for (const signals::SignalId id :
         {signals::SignalId::Plays, signals::SignalId::Completion, signals::SignalId::Likes}) {
        set.set(id, true);
    }
    return set;
}

signals::SignalSet both(signals::SignalSet a, signals::SignalSet b) {
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<signals::SignalId>(i);
        a.set(id, a.has(id) && b.has(id));
    }
    return a;
}

} // namespace earshot::recommend::lists
