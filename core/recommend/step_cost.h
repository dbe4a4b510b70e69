// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"

namespace earshot::recommend {

/// What going from one track to another costs in a list, the same both ways: tempo, key, loudness
/// and timbre apart, weighted as in constants.h. 0 for tracks alike in all.
[[nodiscard]] double stepCost(const Catalog& catalog, Index from, Index to);

/// Steps between two keys around the circle of fifths, 0 … 6; relative minor and major are
/// neighbours at 0. Keys as in Catalog::key; an unknown key is 3 away from everything.
[[nodiscard]] int fifthsApart(int key, int otherKey);

} // namespace earshot::recommend
