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

HabitOdds::HabitOdds(const Catalog& catalog, double smoothing)
    : m_catalog(catalog),
      m_smoothing(smoothing),
      m_known(catalog),
      m_artists(catalog.artistNames.size()) {}

void HabitOdds::add(library::TrackId track, float holds) {
    Entry* entry = m_known.at(track);
    if (!entry) {
        return;
    }
    for (Count* count :
         {&entry->count, &m_all, &m_artists[artistOf(m_catalog.indexOf(track))].count}) {
        count->holds += holds;
        count->plays += 1;
    }
}

void HabitOdds::finish() {
    if (m_all.plays == 0) {
        return;
    }
    const double base = m_all.holds / m_all.plays;
    const double usual = boundedLogit(base);
    for (Entry& artist : m_artists) {
        if (artist.count.plays > 0) {
            artist.phi = saturatedOdds(boundedLogit(shrunk(artist.count, base)) - usual);
        }
    }
    for (std::size_t i = 0; i < m_known.entries().size(); ++i) {
        Entry& entry = m_known.entries()[i];
        const double artist = shrunk(m_artists[artistOf(m_known.tracks()[i])].count, base);
        entry.phi = saturatedOdds(boundedLogit(shrunk(entry.count, artist)) - usual);
    }
    m_known.trim();
}

float HabitOdds::phi(Index track) const {
    const Entry* entry = m_known.find(track);
    return entry ? entry->phi : m_artists[artistOf(track)].phi;
}

double HabitOdds::shrunk(const Count& count, double towards) const {
    return (count.holds + m_smoothing * towards) / (count.plays + m_smoothing);
}

} // namespace earshot::recommend
