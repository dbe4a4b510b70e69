// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/next_model.h"

#include "core/recommend/next/scorers/family.h"

namespace earshot::recommend::next {

void fillTable(PhiTable& table, const Library& library, const Memory& memory,
               signals::SignalSet enabled, qint64 nowMs, Place place) {
    table.begin(memory, enabled);
    const Moment moment(library, memory, nowMs, place);
    scorePlays(moment, table);
    scoreArtist(moment, table);
    scoreSequence(moment, table);
    scoreSession(moment, table);
    table.finish();
}

NextModel::NextModel(const Library& library, signals::SignalSet enabled, const PerScorer& prior,
                     Adapting adapting)
    : m_library(&library),
      m_enabled(enabled),
      m_weights(prior, adapting),
      m_table(library.size()) {}

NextModel NextModel::learnedFrom(const Library& library, signals::SignalSet enabled,
                                 std::span<const Play> plays) {
    NextModel model(library, enabled);
    for (const Play& play : plays) {
        model.learn(play);
    }
    return model;
}

void NextModel::fill(PhiTable& table, qint64 nowMs, Place place) const {
    fillTable(table, *m_library, m_memory, m_enabled, nowMs, place);
}

NextScores NextModel::scores(PhiTable& table, qint64 nowMs, Place place) const {
    fill(table, nowMs, place);
    return NextScores(table, m_weights.at(place));
}

void NextModel::learn(const Play& play) {
    if (!m_memory.plays.empty()) {
        fill(m_table, play.startMs, play.place);
        m_weights.learn({m_table.rows(), m_table.counts(), m_table.rowOf(play.track)}, play.place);
    }
    m_memory.learn(*m_library, play);
}

} // namespace earshot::recommend::next
