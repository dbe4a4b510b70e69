// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

#include <span>
#include <vector>

namespace earshot::recommend {

/// What lists favour, measured on the lists themselves: the local form of an impact report.
/// Measures as in core/evaluation (list_measures.h), over whole lists instead of the first twenty.
struct Favour {
    int lists = 0;             ///< that have any picks
    int tracks = 0;            ///< music that could be picked
    int artists = 0;           ///< of it
    double reached = 0;        ///< share of the tracks in at least one list
    double artistsReached = 0; ///< share of the artists
    double concentration = 0;  ///< Gini coefficient of artists' places among artists, 0 … 1
    double evenly = 0;         ///< the same if places went by how much each artist has
    double lift = 0;           ///< own plays of a listed track over those of a track played, − 1
    double diversity = 0;      ///< mean 1 − cosine of the sounds of two tracks of a list
    double libraryDiversity = 0; ///< the same of two tracks of the library
    double familiar = 0;         ///< share of places that go to tracks heard before
    bool playsKnown = false;     ///< lift, familiar and loop say something
    /// Lists give what is played and what is played comes from lists: more than half the places go
    /// to what is already played most, and the plays of late have fewer artists than before.
    bool loop = false;
};

/// The lists were made from this catalog and listener. Only signals that are on are looked at.
[[nodiscard]] Favour measureFavour(const Catalog& catalog, const Listener& listener,
                                   std::span<const Mix> lists);

/// The lists to measure: every mood and context, Right now, and those made from the history that
/// can be made, but Explore and Surprise, which are meant to go elsewhere.
[[nodiscard]] std::vector<Request> favourRequests(const Catalog& catalog, const Listener& listener,
                                                  const QDateTime& now);

} // namespace earshot::recommend
