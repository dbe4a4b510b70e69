// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

namespace earshot::recommend::bench {

/// A library of this size through the real builder: twelve tracks an album, forty an artist,
/// twenty-four kinds of sound, every feature known.
[[nodiscard]] Catalog syntheticCatalog(int tracks);

/// Someone with this many plays of a fifth of it, skips and finishes, daytimes, some likes and a
/// sitting under way; every signal on.
[[nodiscard]] Listener syntheticListener(const Catalog& catalog, int plays, const QDateTime& now);

} // namespace earshot::recommend::bench
