// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"
#include "core/recommend/recipe.h"

#include <QString>
#include <QStringList>

namespace earshot::recommend {

// Words for what was measured of a track. Each is only said where the measurement is known and
// clearly on that side.

/// "Calm and warm", capitalised; empty when the mood is not known.
[[nodiscard]] QString moodWords(const Catalog& catalog, Index track);

/// What of the track lies within the recipe's ranges: {"68 BPM", "quiet", "no singing"}.
[[nodiscard]] QStringList fittingTraits(const Catalog& catalog, Index track, const Recipe& recipe);

/// What of the track lies outside them, in the same words.
[[nodiscard]] QStringList missingTraits(const Catalog& catalog, Index track, const Recipe& recipe);

/// The artist's name, or "this artist" where none is tagged.
[[nodiscard]] QString artistWords(const Catalog& catalog, Index track);

} // namespace earshot::recommend
