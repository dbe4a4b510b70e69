// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/explain.h"

#include "core/recommend/doubt.h"
#include "core/recommend/lists/list_frame.h"
#include "core/recommend/next_terms.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

QString withoutWords(int rank, int without, std::size_t length) {
    if (without == kNoList) {
        return Text::tr("Without it there would be no such list.");
    }
    if (without == rank) {
        return Text::tr("Without it: the same place, %1.").arg(rank);
    }
    return without > static_cast<int>(length)
               ? Text::tr("Without it: not in this list (place %1 instead of %2).")
                     .arg(without)
                     .arg(rank)
               : Text::tr("Without it: place %1 instead of %2.").arg(without).arg(rank);
}

/// Which of those chosen before is most like it.
QString likenessWords(const Catalog& catalog, const Mix& mix, const Pick& pick) {
    const Index track = catalog.indexOf(pick.track);
    float most = 0;
    Index nearest = -1;
    for (const Pick& other : mix.picks) {
        const Index index = other.rank < pick.rank ? catalog.indexOf(other.track) : -1;
        const float likeness =
            index < 0 ? 0 : catalog.embedding.col(track).dot(catalog.embedding.col(index));
        if (likeness > most) {
            most = likeness;
            nearest = index;
        }
    }
    if (nearest < 0 || pick.contributions[static_cast<std::size_t>(Term::Diversity)] == 0) {
        return Text::tr("Unlike everything chosen before it.");
    }
    return Text::tr("Its sound is %1 % like a track by %2 that was chosen before it.")
        .arg(qRound(std::min(most, 1.0F) * 100))
        .arg(artistWords(catalog, nearest));
}

} // namespace

Explanation explain(const Catalog& catalog, const Listener& known, const Request& asked,
                    const Mix& mix, std::size_t pick) {
    Explanation explanation;
    if (pick >= mix.picks.size() || mix.picks[pick].kept) {
        return explanation;
    }
    const lists::ListFrame frame(catalog, known, asked);
    const Listener& listener = frame.listener();
    const Request& request = frame.request();
    const Pick& picked = mix.picks[pick];
    const Index track = catalog.indexOf(picked.track);
    if (track < 0) {
        return explanation;
    }
    const Target target = resolveTarget(catalog, listener, listener.enabled, request);
    ScoringInput input{catalog, listener, request, target, listener.enabled, fullHour(request.now)};
    input.next = NextTerms::of(input);
    input.doubts = doubtsOf(input);
    for (int i = 0; i < kTermCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        ExplanationRow row{i, termName(i), picked.contributions[at], {}, 0, {}};
        if (i == static_cast<int>(Term::Diversity)) {
            row.evidence = likenessWords(catalog, mix, picked);
        } else if (const auto id = static_cast<signals::SignalId>(i); listener.enabled.has(id)) {
            const std::unique_ptr<Scorer> scorer = makeScorer(id, input);
            row.evidence = scorer->evidence(track);
            row.rankWithout = picked.rankWithout[at];
            row.withoutWords = withoutWords(picked.rank, row.rankWithout, mix.picks.size());
        } else {
            continue;
        }
        explanation.sum += row.points;
        explanation.rows.push_back(std::move(row));
    }
    return explanation;
}

} // namespace earshot::recommend
