// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next/phi_table.h"

#include <cmath>

namespace earshot::recommend::next {

namespace {

std::int32_t inMillionths(double phi) {
    return static_cast<std::int32_t>(std::lround(phi * 1e6));
}

} // namespace

PhiTable::PhiTable(Index librarySize) : m_slots(static_cast<std::size_t>(librarySize), -1) {}

void PhiTable::begin(const Memory& memory, signals::SignalSet enabled) {
    for (const Index track : m_touched) {
        m_slots[static_cast<std::size_t>(track)] = -1;
    }
    m_touched.clear();
    m_rows.clear();
    m_counts.clear();
    m_heard.fill(0);
    m_memory = &memory;
    for (const ScorerInfo& scorer : scorers()) {
        m_on[at(scorer.id)] = enabled.has(scorer.signal);
    }
}

void PhiTable::setHeard(ScorerId scorer, double phi) {
    Q_ASSERT(m_rows.empty());
    if (m_on[at(scorer)]) {
        m_heard[at(scorer)] = inMillionths(phi);
    }
}

void PhiTable::set(ScorerId scorer, Index track, double phi) {
    const std::int32_t value = inMillionths(phi);
    if (value != 0 && m_on[at(scorer)]) {
        *cell(scorer, track) = value;
    }
}

void PhiTable::raise(ScorerId scorer, Index track, double phi) {
    const std::int32_t value = inMillionths(phi);
    if (value > 0 && m_on[at(scorer)]) {
        std::int32_t* now = cell(scorer, track);
        *now = std::max(*now, value);
    }
}

std::int32_t* PhiTable::cell(ScorerId scorer, Index track) {
    std::int32_t& slot = m_slots[static_cast<std::size_t>(track)];
    if (slot < 0) {
        slot = static_cast<std::int32_t>(m_rows.size());
        m_touched.push_back(track);
        m_rows.push_back(m_memory->knows(track) ? m_heard : Phi{});
    }
    return &m_rows[static_cast<std::size_t>(slot)][at(scorer)];
}

void PhiTable::finish() {
    m_counts.assign(m_rows.size(), 1);
    std::size_t heard = m_memory->heard.size();
    std::size_t unheard = m_slots.size() - heard;
    for (const Index track : m_touched) {
        --(m_memory->knows(track) ? heard : unheard);
    }
    const auto addRest = [this](const Phi& phi, std::size_t count) {
        if (count > 0) {
            m_rows.push_back(phi);
            m_counts.push_back(static_cast<std::uint32_t>(count));
        }
        return m_rows.size() - 1;
    };
    m_heardRow = addRest(m_heard, heard);
    m_unheardRow = addRest(Phi{}, unheard);
}

std::size_t PhiTable::rowOf(Index track) const {
    const std::int32_t slot = m_slots[static_cast<std::size_t>(track)];
    if (slot >= 0) {
        return static_cast<std::size_t>(slot);
    }
    return m_memory->knows(track) ? m_heardRow : m_unheardRow;
}

} // namespace earshot::recommend::next
