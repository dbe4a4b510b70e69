// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/outcome_values.h"

#include "core/recommend/constants.h"

namespace earshot::recommend {

namespace {

namespace c = constants;

void count(Outcomes& outcomes, float outcome) {
    ++outcomes.count;
    outcomes.finished += outcome >= 1 ? 1 : 0;
    outcomes.skipped += outcome <= -1 ? 1 : 0;
    outcomes.sum += outcome;
    outcomes.value += static_cast<float>(c::kLearningRate) * (outcome - outcomes.value);
    outcomes.untouched *= static_cast<float>(1 - c::kLearningRate);
}

} // namespace

OutcomeValues::OutcomeValues(const Catalog& catalog)
    : m_catalog(catalog),
      m_tracks(catalog),
      m_artists(catalog.artistNames.size()),
      m_starts(catalog.artistNames.size(), 0.0F) {}

void OutcomeValues::learn(library::TrackId id, float outcome) {
    Outcomes* own = m_tracks.at(id);
    if (!own) {
        return;
    }
    count(*own, outcome);
    const std::size_t artist = artistOf(m_catalog.indexOf(id));
    if (!m_catalog.artistNames[artist].isEmpty()) {
        Outcomes& all = m_artists[artist];
        count(all, outcome);
        m_starts[artist] =
            static_cast<float>(c::kArtistValueShare * all.sum / (all.count + c::kArtistValuePrior));
    }
}

const Outcomes* OutcomeValues::ofArtist(Index track) const {
    const Outcomes& artist = m_artists[artistOf(track)];
    return artist.count > 0 ? &artist : nullptr;
}

float OutcomeValues::valueOf(Index track) const {
    const float start = m_starts[artistOf(track)];
    const Outcomes* own = ofTrack(track);
    return own ? own->value + own->untouched * start : start;
}

} // namespace earshot::recommend
