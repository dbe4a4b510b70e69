// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/memory.h"

namespace earshot::recommend::next {

/// φ of the whole library at one moment, sparse: a row for each track that any scorer has something
/// to say of, one row for all other tracks that were heard before, one for all that never were. A
/// library of any size costs what the touched tracks cost. Reusable; for one thread.
class PhiTable {
public:
    explicit PhiTable(Index librarySize);

    /// Empties the table. Scorers of signals that are not in `enabled` will stay 0.
    void begin(const Memory& memory, signals::SignalSet enabled);
    /// φ of all tracks that were heard before; only while no track has a row.
    void setHeard(ScorerId scorer, double phi);
    void set(ScorerId scorer, Index track, double phi);
    /// Sets where it is more.
    void raise(ScorerId scorer, Index track, double phi);
    /// Adds the rows of the untouched; afterwards the table is only read.
    void finish();

    [[nodiscard]] std::span<const Phi> rows() const { return m_rows; }
    /// How many tracks each row stands for, ≥ 1.
    [[nodiscard]] std::span<const std::uint32_t> counts() const { return m_counts; }
    /// The touched tracks, in the order of the first rows.
    [[nodiscard]] std::span<const Index> touched() const { return m_touched; }
    [[nodiscard]] bool touches(Index track) const {
        return m_slots[static_cast<std::size_t>(track)] >= 0;
    }
    [[nodiscard]] std::size_t rowOf(Index track) const;
    /// φ of what was heard before and has no row of its own.
    [[nodiscard]] const Phi& heard() const { return m_heard; }

private:
    std::int32_t* cell(ScorerId scorer, Index track);

    const Memory* m_memory = nullptr;
    std::array<bool, kScorerCount> m_on{};
    std::vector<std::int32_t> m_slots; ///< by track, −1 = untouched
    std::vector<Index> m_touched;
    std::vector<Phi> m_rows;
    std::vector<std::uint32_t> m_counts;
    Phi m_heard{}; ///< of tracks that were heard before
    std::size_t m_heardRow = 0, m_unheardRow = 0;
};

} // namespace earshot::recommend::next
