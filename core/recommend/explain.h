// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

#include <vector>

namespace earshot::recommend {

/// One addend of a pick's score, in words.
struct ExplanationRow {
    int term = 0;        ///< signal or Term::Diversity
    QString name;        ///< translated
    Points points = 0;   ///< signed
    QString evidence;    ///< one sentence: what it rests on, translated
    int rankWithout = 0; ///< 0 for the list term
    QString
        withoutWords; ///< "Without it: place 14 instead of 2.", translated; "" for the list term
};

/// A pick's score taken apart. The points of the rows add up to the sum, exactly.
struct Explanation {
    std::vector<ExplanationRow> rows; ///< every signal that is on, then the list term
    Points sum = 0;
};

/// The full answer to "why this track" for pick number `pick` of a mix; empty for one that is kept.
/// The catalog, listener and request must be those it was made from: the evidence is looked up
/// anew. Reads the whole history, so off the UI thread.
[[nodiscard]] Explanation explain(const Catalog& catalog, const Listener& listener,
                                  const Request& request, const Mix& mix, std::size_t pick);

} // namespace earshot::recommend
