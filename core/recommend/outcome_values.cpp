// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/outcome_values.h"

#include "core/recommend/constants.h"
#include "core/recommend/outcome.h"

#include <algorithm>

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
      m_genres(catalog.genreNames.size()) {}

OutcomeValues::OutcomeValues(const Catalog& catalog,
                             const std::vector<signals::CompletionRecord>& records)
    : OutcomeValues(catalog) {
    for (const signals::CompletionRecord& record : records) {
        if (const std::optional<float> outcome = judged(record.share, record.ending)) {
            learn(record.track, *outcome);
        }
    }
}

void OutcomeValues::learn(library::TrackId id, float outcome) {
    Outcomes* own = m_tracks.at(id);
    if (!own) {
        return;
    }
    count(*own, outcome);
    const Index track = m_catalog.indexOf(id);
    const std::size_t artist = artistOf(track);
    if (!m_catalog.artistNames[artist].isEmpty()) {
        count(m_artists[artist], outcome);
    }
    for (const std::int32_t genre : m_catalog.genres[static_cast<std::size_t>(track)]) {
        count(m_genres[static_cast<std::size_t>(genre)], outcome);
    }
}

const Outcomes* OutcomeValues::ofArtist(Index track) const {
    const Outcomes& artist = m_artists[artistOf(track)];
    return artist.count > 0 ? &artist : nullptr;
}

GenreOutcomes OutcomeValues::ofGenre(Index track) const {
    GenreOutcomes best;
    for (const std::int32_t genre : m_catalog.genres[static_cast<std::size_t>(track)]) {
        const Outcomes& one = m_genres[static_cast<std::size_t>(genre)];
        if (one.count > (best.outcomes ? best.outcomes->count : 0)) {
            best = {genre, &one};
        }
    }
    return best;
}

float OutcomeValues::startOf(Index track) const {
    constexpr auto artistPrior = static_cast<float>(c::kArtistValuePrior);
    constexpr auto genrePrior = static_cast<float>(c::kGenreValuePrior);
    const auto genres = m_catalog.genres[static_cast<std::size_t>(track)];
    float usual = 0;
    for (const std::int32_t genre : genres) {
        const Outcomes& one = m_genres[static_cast<std::size_t>(genre)];
        usual += one.sum / (static_cast<float>(one.count) + genrePrior);
    }
    usual /= static_cast<float>(std::max<std::size_t>(genres.size(), 1));
    const Outcomes& artist = m_artists[artistOf(track)];
    return static_cast<float>(c::kArtistValueShare) * (artist.sum + artistPrior * usual) /
           (static_cast<float>(artist.count) + artistPrior);
}

float OutcomeValues::valueOf(Index track) const {
    const float start = startOf(track);
    const Outcomes* own = m_tracks.find(track);
    return own ? own->value + own->untouched * start : start;
}

} // namespace earshot::recommend
