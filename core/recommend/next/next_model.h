// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/next_scores.h"
#include "core/recommend/next/weights.h"

namespace earshot::recommend::next {

/// Fills `table` with φ of every track, after what `memory` holds, for a choice at this moment; φ
/// of a scorer whose signal is off is 0.
void fillTable(PhiTable& table, const Library& library, const Memory& memory,
               signals::SignalSet enabled, qint64 nowMs, Place place);

/// Says which track will be played next: score = Σ weight · φ over the scorers whose signals are
/// on. Learns after each play and never looks ahead. Erasing a play or switching a signal gives the
/// model of `learnedFrom` the plays that are left and the signals that are on: equal, to the bit,
/// to one that never knew the other. For one thread; no clock, no chance.
class NextModel {
public:
    /// `library` outlives the model.
    explicit NextModel(const Library& library, signals::SignalSet enabled,
                       const PerScorer& prior = priorWeights(),
                       Adapting adapting = Adapting::SlowAndFast);
    /// After all these plays, oldest first.
    static NextModel learnedFrom(const Library& library, signals::SignalSet enabled,
                                 std::span<const Play> plays);

    /// Fills `table` with φ of every track for a choice at this moment.
    void fill(PhiTable& table, qint64 nowMs, Place place) const;
    /// Fills it and gives the points of every track. `table` outlives the scores.
    [[nodiscard]] NextScores scores(PhiTable& table, qint64 nowMs, Place place) const;
    void learn(const Play& play);

    [[nodiscard]] const Memory& memory() const { return m_memory; }
    [[nodiscard]] const Weights& weights() const { return m_weights; }

private:
    const Library* m_library;
    signals::SignalSet m_enabled;
    Memory m_memory;
    Weights m_weights;
    PhiTable m_table; ///< for learning
};

} // namespace earshot::recommend::next
