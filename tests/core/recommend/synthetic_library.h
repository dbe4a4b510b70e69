// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

#include <optional>
#include <vector>

namespace earshot::recommend::tests {

/// One track to be, with ordinary features that a test then changes.
struct MadeTrack {
    library::Track track;
    std::optional<analysis::Features> features;
};

/// Tracks without files: what a catalog is built from in tests.
class SyntheticLibrary {
public:
    /// An analysed track of 200 s with mood 0, 0 and a sound of its own. Ids count from 1.
    MadeTrack& add(const QString& artist, const QString& title);
    [[nodiscard]] Catalog catalog() const;
    [[nodiscard]] std::vector<MadeTrack>& tracks() { return m_tracks; }

    /// Tracks all over the mood map in twelve kinds of sound, with what hangs together in music:
    /// lively tracks are faster and louder.
    static SyntheticLibrary random(int tracks, int artists, std::uint64_t seed);
    /// The same tracks one at a time, for libraries too large to hold twice.
    static Catalog randomCatalog(int tracks, int artists, std::uint64_t seed);

private:
    std::vector<MadeTrack> m_tracks;
};

/// A sound: unit vector along one axis.
[[nodiscard]] std::array<float, analysis::kEmbeddingSize> soundAlong(int axis);

/// Tuesday, 16 May 2023, 18:30 in the local zone: no season, no weekend.
[[nodiscard]] QDateTime tuesdayEvening();

[[nodiscard]] library::TrackId trackId(qint64 number);
[[nodiscard]] signals::SignalSet contentSignals(); ///< what is on from the start
[[nodiscard]] signals::SignalSet allSignals();     ///< every signal with a scorer

/// A play at this time of the local zone.
[[nodiscard]] signals::PlayRecord playAt(library::TrackId track, const QDateTime& when);

/// A listener with some weeks behind them: plays in the evening, skips, likes, a sitting.
[[nodiscard]] Listener experiencedListener(const Catalog& catalog, std::uint64_t seed,
                                           int plays = 400);

/// What is left of a listener when the person really switches a signal off: no records of it, and
/// without daytime no times of plays.
[[nodiscard]] Listener switchedOff(const Listener& listener, signals::SignalId off);

[[nodiscard]] const Recipe& builtIn(const QString& key);
/// A request for a built-in recipe on Tuesday evening.
[[nodiscard]] Request requestFor(const QString& key);

} // namespace earshot::recommend::tests
