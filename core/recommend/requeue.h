// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

#include <span>
#include <vector>

namespace earshot::recommend {

/// A track that a list put up next, with what its score is made of so far.
struct UpNextTrack {
    library::TrackId track = library::TrackId::None;
    std::size_t list = 0; ///< which of the requests it was picked for
    Contributions contributions{};
};

/// Where it stands after something happened in the sitting, and why.
struct UpNextPlace {
    std::size_t from = 0; ///< its place before
    /// What changed as it is now, the rest as before. Their sum is its score.
    Contributions contributions{};
    Points change = 0; ///< of the score
    QString because;   ///< why it moved, a few words, translated; empty where it did not
};

/// What happened.
struct Happened {
    signals::SignalSet changed; ///< session (a skip, a finish), likes, or both
    library::TrackId playing = library::TrackId::None; ///< goes before what is up next
    QDateTime now;
};

/// Puts what is up next in order again: what this sitting shows and what is liked is reckoned anew
/// for these tracks alone, exactly as a list made now reckons it. A track moves by its change of
/// score, kPlacesPerPoint places a point; what changes alike for all moves nothing, so that the
/// order the lists chose holds wherever nothing speaks against it. Of `listener` only the switches,
/// the dials, the sitting and the likes are looked at. `requests` are those of the lists.
[[nodiscard]] std::vector<UpNextPlace> requeue(const Catalog& catalog, const Listener& listener,
                                               std::span<const Request> requests,
                                               std::span<const UpNextTrack> tracks,
                                               const Happened& happened);

} // namespace earshot::recommend
