// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/score_table.h"

#include <algorithm>

namespace earshot::recommend {

/// The points of some tracks in a row under one table. A column is reckoned when it is first asked
/// for, once for all who ask. For one thread.
class PointBlock {
public:
    static constexpr Index kMost = ScoreTable::kMostAtOnce;

    explicit PointBlock(const ScoreTable& table)
        : m_table(table),
          m_points(std::make_unique_for_overwrite<MicroPoints[]>(
              static_cast<std::size_t>(signals::kSignalCount) * kMost)) {}

    /// At most kMost tracks.
    void moveTo(Index first, Index size) {
        m_first = first;
        m_size = static_cast<std::size_t>(size);
        m_reckoned = {};
    }
    [[nodiscard]] Index first() const { return m_first; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Of a signal that speaks.
    [[nodiscard]] std::span<const MicroPoints> column(signals::SignalId id) {
        const std::span<MicroPoints> column(m_points.get() + static_cast<std::size_t>(id) * kMost,
                                            m_size);
        if (!m_reckoned.has(id)) {
            m_table.points(id, m_first, column);
            m_reckoned.set(id, true);
        }
        return column;
    }
    /// The sum of all columns.
    void sum(MicroPoints* out) {
        std::fill_n(out, m_size, 0);
        for (int i = 0; i < signals::kSignalCount; ++i) {
            if (const auto id = static_cast<signals::SignalId>(i); m_table.speaks(id)) {
                const std::span<const MicroPoints> points = column(id);
                for (std::size_t at = 0; at < m_size; ++at) {
                    out[at] += points[at];
                }
            }
        }
    }

private:
    const ScoreTable& m_table;
    std::unique_ptr<MicroPoints[]> m_points; ///< kMost for each signal
    signals::SignalSet m_reckoned;
    Index m_first = 0;
    std::size_t m_size = 0;
};

} // namespace earshot::recommend
