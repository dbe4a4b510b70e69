// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/moment.h"

namespace earshot::recommend::next {

Moment::Moment(const Library& library, const Memory& memory, qint64 nowMs, Place place)
    : m_library(library), m_memory(memory), m_nowMs(nowMs) {
    if (place == Place::Opens || memory.plays.empty()) {
        return;
    }
    m_sitting =
        std::span(memory.plays).subspan(static_cast<std::size_t>(memory.plays.back().sitting));
    for (std::size_t age = 0; age < m_sitting.size(); ++age) {
        const Memory::Heard& play = m_sitting[m_sitting.size() - 1 - age];
        if (m_places.try_emplace(play.track, m_tracks.size()).second) {
            m_tracks.push_back({play.track, play.artist, static_cast<int>(age)});
        }
    }
}

const Moment::InSitting* Moment::find(Index track) const {
    const auto found = m_places.find(track);
    return found == m_places.end() ? nullptr : &m_tracks[found->second];
}

double Moment::secondsSinceStart() const {
    return static_cast<double>(m_nowMs - m_memory.plays.back().startMs) / 1000;
}

} // namespace earshot::recommend::next
