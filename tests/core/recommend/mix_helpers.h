// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/recommend/synthetic_library.h"

#include <algorithm>

// What the tests of whole lists share.
namespace earshot::recommend::tests {

using signals::SignalId;

inline Listener newcomer() {
    Listener listener;
    listener.enabled = contentSignals();
    return listener;
}

inline Listener knownBy(std::initializer_list<SignalId> personal) {
    Listener listener = newcomer();
    for (const SignalId id : personal) {
        listener.enabled.set(id, true);
    }
    return listener;
}

inline bool picked(const Mix& mix, qint64 id) {
    return std::ranges::find(mix.picks, trackId(id), &Pick::track) != mix.picks.end();
}

inline std::optional<Withheld> withheld(const Mix& mix, qint64 id) {
    const auto found = std::ranges::find(mix.withheld, trackId(id), &Withheld::track);
    return found == mix.withheld.end() ? std::nullopt : std::optional(*found);
}

inline const Pick& pickOf(const Mix& mix, qint64 id) {
    const auto found = std::ranges::find(mix.picks, trackId(id), &Pick::track);
    if (found == mix.picks.end()) {
        qFatal("track %lld was not picked", static_cast<long long>(id));
    }
    return *found;
}

inline Points points(const Pick& pick, SignalId id) {
    return pick.contributions[static_cast<std::size_t>(id)];
}

/// Forty tracks by forty artists, the earlier the calmer.
inline SyntheticLibrary calmLibrary() {
    SyntheticLibrary library;
    for (int i = 0; i < 40; ++i) {
        analysis::Features& f =
            *library.add(QStringLiteral("Artist %1").arg(i), QStringLiteral("Song %1").arg(i))
                 .features;
        f.valence = 0.3;
        f.arousal = -0.6 + 0.02 * i;
        f.integratedLufs = -20;
        f.bpm = 70;
    }
    return library;
}

/// Calm, ten tracks, nothing by chance.
inline Request calmRequest() {
    Request request = requestFor(QStringLiteral("calm"));
    request.length = 10;
    request.exploration = 0;
    request.variety = 0;
    return request;
}

inline Request wholeLibrary(const QString& recipe) {
    Request request = requestFor(recipe);
    request.length = 40;
    request.exploration = 0;
    request.variety = 0;
    return request;
}

/// Points that rounding φ to whole steps of 2⁻¹⁴ may cost or give a signal of weight .35 or less.
inline constexpr double kHalfAStep = 350'000 / 16'384.0 / 2 + 1;

} // namespace earshot::recommend::tests
