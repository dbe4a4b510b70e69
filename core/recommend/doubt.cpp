// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/doubt.h"

#include "core/recommend/constants.h"
#include "core/recommend/outcome_values.h"

#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;

double leftOf(double share, const Outcomes* known) {
    return share / (1 + (known ? known->count : 0));
}

std::vector<float> doubtsFrom(const Catalog& catalog, const signals::History& history) {
    const OutcomeValues values(catalog, history.completions);
    std::vector<float> doubts(catalog.ids.size());
    for (Index track = 0; track < catalog.size(); ++track) {
        const double variance = leftOf(c::kTrackDoubt, values.ofTrack(track)) +
                                leftOf(c::kArtistDoubt, values.ofArtist(track)) +
                                leftOf(c::kGenreDoubt, values.ofGenre(track).outcomes);
        doubts[static_cast<std::size_t>(track)] = static_cast<float>(std::sqrt(variance));
    }
    return doubts;
}

} // namespace

std::shared_ptr<const std::vector<float>> doubtsOf(const ScoringInput& input) {
    if (!input.enabled.has(SignalId::Completion) || input.listener.history.completions.empty() ||
        weightFor(SignalId::Completion, input.target) <= 0) {
        return nullptr;
    }
    return remembered<std::vector<float>>(
        input.listener.memo, QByteArrayLiteral("doubts"),
        [&input] { return doubtsFrom(input.catalog, input.listener.history); });
}

} // namespace earshot::recommend
