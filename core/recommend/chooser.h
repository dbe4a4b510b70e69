// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/fit.h"
#include "core/recommend/recommender.h"
#include "core/recommend/shortlist.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace earshot::recommend {

/// How long a list may be and how often an artist may come.
struct ListLimits {
    int tracks = 25;
    std::optional<double> seconds; ///< instead of tracks
    double halfTrack = 0;          ///< half a typical track, seconds
    int artistCap = 3;
    const Quota* quota = nullptr; ///< may be null
};

/// A track that was passed over when it was its turn, and why.
struct PassedOver {
    Index track = -1;
    Rule rule = Rule::ArtistCap;
};

/// One chosen track: its standing before the list was begun and what its likeness to those chosen
/// before it cost.
struct Chosen {
    Standing standing;
    MicroPoints diversity = 0; ///< ≤ 0
};

/// The chosen track that one of the shortlist was found to be most like.
struct Nearest {
    Index track = -1;
    std::int32_t rank = -1; ///< of the chosen one, from 0
    float likeness = 0;
};

struct Choice {
    std::vector<Chosen> picks; ///< in the order of choosing
    std::vector<PassedOver> capped;
    std::vector<Nearest> nearest; ///< of those that were compared, in the order of tracks

    /// 1 = chosen first, 0 = not chosen.
    [[nodiscard]] int rankOf(Index track) const;
};

/// The limits for this request: length in tracks or minutes within half a typical track, and the
/// recipe's artist cap in proportion to the length. The cap yields where it would do harm: up to
/// twice, or to what the recipe gives a whole list, rather than fill the list with weak matches;
/// and as far as it takes where the library has too few artists to fill the list at all.
[[nodiscard]] ListLimits limitsFor(const Contest& contest, const Fit& fit, const Recipe& recipe,
                                   const Request& request);

/// How long a shortlist it mostly takes to choose a list for this request.
[[nodiscard]] std::size_t usualShortlist(const Request& request);

/// Greedy maximal marginal relevance (Carbonell & Goldstein 1998): each time the track with the
/// highest points minus what its greatest likeness to a chosen track costs. That cost only grows,
/// so points in the order of choosing never rise, and a track's points from earlier bound them from
/// above: only those near the top are reckoned anew (lazy greedy, Minoux 1978), and no further than
/// until another is ahead. Exact: when the shortlist, of some usualShortlist(), might not hold the
/// next best, it is drawn again, longer. A quota that leaves the list too short is doubled until it
/// does not. `like` is a choice for much the same list, or null: what is most like a track there
/// mostly tells at once what likeness costs it here; it changes nothing else.
[[nodiscard]] Choice choose(const Contest& contest, const ListLimits& limits, Shortlist list,
                            const Request& request, const std::stop_token& stop,
                            const Choice* like = nullptr);

/// Micro-points that likeness to any of `to`, except the track `except`, costs a track, ≤ 0.
[[nodiscard]] MicroPoints likenessCost(const Contest& contest, Index track,
                                       std::span<const Chosen> to, Index except = -1);

} // namespace earshot::recommend
