// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/score_table.h"

namespace earshot::recommend {

/// The line under a pick: what its place owes most to, in words that are true of the track and of
/// what is known, translated.
[[nodiscard]] QString reasonFor(const ScoreTable& table, const Catalog& catalog,
                                const Target& target, const Pick& pick, Index track);

} // namespace earshot::recommend
