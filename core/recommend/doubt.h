// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/scorer.h"

#include <memory>
#include <vector>

namespace earshot::recommend {

/// How far a draw from what is known of each track may lie from its mean, by track: 1 where
/// nothing was finished or skipped yet, less the more outcomes of the track, its artist and its
/// genres are known,
///   d = √(.4/(1 + n) + .4/(1 + n_artist) + .2/(1 + n_genre)),
/// the posterior deviation of a value that is the sum of three Gaussian ones, in units of the
/// prior's (n_genre: of the genre known best). Null where it is 1 for all: while completion is off,
/// has no say in the list or knows nothing.
[[nodiscard]] std::shared_ptr<const std::vector<float>> doubtsOf(const ScoringInput& input);

} // namespace earshot::recommend
