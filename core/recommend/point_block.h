// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/score_table.h"

#include <algorithm>

namespace earshot::recommend {

/// The points of some tracks in a row under one table: first parts of all of them, the rest of late
/// columns only of those kept. A column is reckoned when it is first asked for, once for all who
/// ask. For one thread.
class PointBlock {
public:
    static constexpr Index kMost = ScoreTable::kMostAtOnce;

    explicit PointBlock(const ScoreTable& table)
        : m_table(table), m_firstParts(roomForAll()), m_rests(roomForAll()) {}

    /// At most kMost tracks, of which none is kept yet.
    void moveTo(Index first, Index size) {
        m_first = first;
        m_size = static_cast<std::size_t>(size);
        m_reckoned = {};
        m_kept.clear();
    }
    [[nodiscard]] Index first() const { return m_first; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Of a signal that has one.
    [[nodiscard]] std::span<const MicroPoints> firstPart(signals::SignalId id) {
        const std::span<MicroPoints> part(room(m_firstParts, id), m_size);
        if (!m_reckoned.has(id)) {
            m_table.firstPart(id, m_first, part);
            m_reckoned.set(id, true);
        }
        return part;
    }
    /// The sum of all first parts.
    void sumFirstParts(MicroPoints* out) {
        std::fill_n(out, m_size, 0);
        for (int i = 0; i < signals::kSignalCount; ++i) {
            if (const auto id = static_cast<signals::SignalId>(i); m_table.hasFirstPart(id)) {
                const std::span<const MicroPoints> part = firstPart(id);
                for (std::size_t at = 0; at < m_size; ++at) {
                    out[at] += part[at];
                }
            }
        }
    }

    /// Keeps those `wanted` of the tracks with at least `least` of `points`. Most are passed over
    /// by the dozen.
    template <typename Wanted>
    void keep(std::span<const MicroPoints> points, std::span<const MicroPoints> least,
              const Wanted& wanted) {
        m_kept.clear();
        m_restReckoned = {};
        for (std::size_t begin = 0; begin < m_size; begin += kStride) {
            const std::size_t end = std::min(m_size, begin + kStride);
            if (end - begin == kStride && !any(points.data() + begin, least.data() + begin)) {
                continue;
            }
            for (std::size_t i = begin; i < end; ++i) {
                const Index track = m_first + static_cast<Index>(i);
                if (points[i] >= least[i] && wanted(track)) {
                    m_kept.push_back(track);
                }
            }
        }
    }
    [[nodiscard]] const std::vector<Index>& kept() const { return m_kept; }
    /// Of those kept, keeps on those for whose number among them `wanted` holds.
    template <typename Wanted>
    void keepOn(const Wanted& wanted) {
        std::size_t left = 0;
        for (std::size_t i = 0; i < m_kept.size(); ++i) {
            if (!wanted(i)) {
                continue;
            }
            m_kept[left] = m_kept[i];
            for (int id = 0; id < signals::kSignalCount; ++id) {
                if (m_restReckoned.has(static_cast<signals::SignalId>(id))) {
                    MicroPoints* const rest = room(m_rests, static_cast<signals::SignalId>(id));
                    rest[left] = rest[i];
                }
            }
            ++left;
        }
        m_kept.resize(left);
    }
    /// Where a track stands in the block.
    [[nodiscard]] std::size_t placeOf(Index track) const {
        return static_cast<std::size_t>(track - m_first);
    }
    /// The rest of a late column, of those kept.
    [[nodiscard]] std::span<const MicroPoints> rest(signals::SignalId id) {
        MicroPoints* const rest = room(m_rests, id);
        if (!m_restReckoned.has(id)) {
            m_table.restOf(id, m_kept, rest);
            m_restReckoned.set(id, true);
        }
        return {rest, m_kept.size()};
    }

private:
    static constexpr std::size_t kStride = 32;
    static bool any(const MicroPoints* points, const MicroPoints* least) {
        int any = 0;
        for (std::size_t i = 0; i < kStride; ++i) {
            any |= points[i] >= least[i] ? 1 : 0;
        }
        return any != 0;
    }

    using Room = std::unique_ptr<MicroPoints[]>; ///< kMost for each signal
    static Room roomForAll() {
        return std::make_unique_for_overwrite<MicroPoints[]>(
            static_cast<std::size_t>(signals::kSignalCount) * kMost);
    }
    static MicroPoints* room(const Room& all, signals::SignalId id) {
        return all.get() + static_cast<std::size_t>(id) * kMost;
    }

    const ScoreTable& m_table;
    Room m_firstParts, m_rests;
    signals::SignalSet m_reckoned, m_restReckoned;
    std::vector<Index> m_kept;
    Index m_first = 0;
    std::size_t m_size = 0;
};

} // namespace earshot::recommend
