// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/habit_odds.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

double boundedLogit(double p) {
    const double bounded = std::clamp(p, 0.01, 0.99);
    return std::log(bounded / (1 - bounded));
}

float saturatedOdds(double odds) {
    return static_cast<float>(odds / (constants::kLogOddsHalf + std::abs(odds)));
}

} // namespace

HabitOdds::HabitOdds(const Catalog& catalog, double smoothing, HabitPool pool)
    : m_catalog(catalog),
      m_smoothing(smoothing),
      m_known(catalog),
      m_artists(catalog.artistNames.size()),
      m_genres(pool == HabitPool::Genre ? catalog.genreNames.size() : 0) {}

void HabitOdds::add(library::TrackId track, float holds) {
    Entry* entry = m_known.at(track);
    if (!entry) {
        return;
    }
    const Index index = m_catalog.indexOf(track);
    const auto counted = [holds](Count& count) {
        count.holds += holds;
        count.plays += 1;
    };
    counted(entry->count);
    counted(m_all);
    counted(m_artists[artistOf(index)].count);
    if (!m_genres.empty()) {
        for (const std::int32_t genre : m_catalog.genres[static_cast<std::size_t>(index)]) {
            counted(m_genres[static_cast<std::size_t>(genre)]);
        }
    }
}

void HabitOdds::finish() {
    if (m_all.plays == 0) {
        return;
    }
    const double base = m_all.holds / m_all.plays;
    const double usual = boundedLogit(base);
    const std::vector<double> priors = artistPriors(base);
    for (std::size_t i = 0; i < m_artists.size(); ++i) {
        Entry& artist = m_artists[i];
        artist.phi = saturatedOdds(boundedLogit(shrunk(artist.count, priors[i])) - usual);
    }
    for (std::size_t i = 0; i < m_known.entries().size(); ++i) {
        Entry& entry = m_known.entries()[i];
        const std::size_t of = artistOf(m_known.tracks()[i]);
        const double artist = shrunk(m_artists[of].count, priors[of]);
        entry.phi = saturatedOdds(boundedLogit(shrunk(entry.count, artist)) - usual);
    }
    m_known.trim();
}

float HabitOdds::phi(Index track) const {
    const Entry* entry = m_known.find(track);
    return entry ? entry->phi : m_artists[artistOf(track)].phi;
}

HabitOdds::Genre HabitOdds::ofGenre(Index track) const {
    Genre most;
    for (const std::int32_t genre : m_catalog.genres[static_cast<std::size_t>(track)]) {
        const auto at = static_cast<std::size_t>(genre);
        if (at < m_genres.size() && m_genres[at].plays > most.count.plays) {
            most = {genre, m_genres[at]};
        }
    }
    return most;
}

std::vector<double> HabitOdds::artistPriors(double base) const {
    std::vector<double> priors(m_artists.size(), base);
    std::vector<bool> done(m_artists.size(), m_genres.empty());
    for (Index track = 0; track < m_catalog.size(); ++track) {
        const std::size_t artist = artistOf(track);
        if (done[artist]) {
            continue;
        }
        done[artist] = true;
        const auto genres = m_catalog.genres[static_cast<std::size_t>(track)];
        double sum = 0;
        for (const std::int32_t genre : genres) {
            sum += shrunk(m_genres[static_cast<std::size_t>(genre)], base);
        }
        if (!genres.empty()) {
            priors[artist] = sum / static_cast<double>(genres.size());
        }
    }
    return priors;
}

double HabitOdds::shrunk(const Count& count, double towards) const {
    return (count.holds + m_smoothing * towards) / (count.plays + m_smoothing);
}

} // namespace earshot::recommend
