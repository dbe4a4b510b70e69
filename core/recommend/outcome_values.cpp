// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/outcome_values.h"

#include "core/recommend/constants.h"

#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

void count(Outcomes& outcomes, float outcome) {
    ++outcomes.count;
    outcomes.finished += outcome >= 1 ? 1 : 0;
    outcomes.skipped += outcome <= -1 ? 1 : 0;
    outcomes.sum += outcome;
    outcomes.value += static_cast<float>(c::kLearningRate) * (outcome - outcomes.value);
}

} // namespace

OutcomeValues::OutcomeValues(const Catalog& catalog)
    : m_catalog(catalog), m_tracks(catalog), m_artists(catalog.artistNames.size()) {}

void OutcomeValues::learn(library::TrackId id, float outcome) {
    Outcomes* own = m_tracks.at(id);
    if (!own) {
        return;
    }
    count(*own, outcome);
    count(m_artists[artistOf(m_catalog.indexOf(id))], outcome);
}

const Outcomes* OutcomeValues::ofArtist(Index track) const {
    const std::size_t artist = artistOf(track);
    const bool known = m_artists[artist].count > 0 && !m_catalog.artistNames[artist].isEmpty();
    return known ? &m_artists[artist] : nullptr;
}

float OutcomeValues::valueOf(Index track) const {
    const Outcomes* own = ofTrack(track);
    const Outcomes* artist = ofArtist(track);
    float value = own ? own->value : 0;
    if (artist) {
        const double left = std::pow(1 - c::kLearningRate, own ? own->count : 0);
        value += static_cast<float>(left * c::kArtistValueShare * artist->sum /
                                    (artist->count + c::kArtistValuePrior));
    }
    return value;
}

} // namespace earshot::recommend
