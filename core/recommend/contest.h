// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/recommend/catalog.h"
#include "core/recommend/point_block.h"

#include <array>

namespace earshot::recommend {

/// The place of a track by score: higher points first, then lower tie.
struct Standing {
    MicroPoints points = 0;
    std::uint64_t tie = 0;
    Index track = -1;

    [[nodiscard]] bool before(const Standing& other) const {
        return points != other.points ? points > other.points : tie < other.tie;
    }
};

/// Who competes for a list under one setting of the switches, and with which points: those of the
/// list as it is, less the columns that do not hold here, plus those that hold instead. Points are
/// whole numbers, so that the sum is the one that all columns under these switches would give.
struct Contest {
    const Catalog* catalog = nullptr;
    const ScoreTable* scores = nullptr;      ///< of the list as it is
    const MicroPoints* firstParts = nullptr; ///< sums of its first parts, by track
    signals::SignalSet without;              ///< of `scores`
    const ScoreTable* other = nullptr;       ///< under these switches; null: nothing is instead
    signals::SignalSet instead;              ///< of `other`
    signals::SignalSet samePhi;              ///< of those instead: only their addends are others
    const std::uint8_t* bars = nullptr;
    std::uint8_t barring = 0;
    double likenessPoints = 0; ///< micro-points taken for cosine 1 to a chosen track, ≥ 0
    /// With every signal off all points are equal: then a shuffle decides instead of the ids.
    bool shuffled = false;
    std::uint64_t seed = 0;

    /// No track has as few points, whatever is taken from them: a score is a few points.
    static constexpr MicroPoints kLowest = -(MicroPoints{1} << 30);

    [[nodiscard]] bool competes(Index track) const { return (bars[track] & barring) == 0; }
    [[nodiscard]] std::uint64_t tie(Index track) const {
        const auto at = static_cast<std::size_t>(track);
        return shuffled ? base::mixBits(seed, static_cast<std::uint64_t>(catalog->ids[at]))
                        : static_cast<std::uint64_t>(track);
    }
    /// How many compete.
    [[nodiscard]] Index competing() const;
    /// Here, of a track that competes, from its standing in the list as it is.
    [[nodiscard]] Standing standing(const Standing& asItIs) const;

    /// What columns that hold here and in the list as it is have late.
    [[nodiscard]] signals::SignalSet late() const;
    /// No track gets more from all of these.
    [[nodiscard]] MicroPoints mostOfRest() const;
    /// Whether first parts are others here at all, and by how much less they are.
    [[nodiscard]] bool takesAway() const;
    /// Found in `room` unless it is a column of the block as it stands.
    [[nodiscard]] std::span<const MicroPoints> takenAway(PointBlock& block,
                                                         std::span<MicroPoints> room) const;

    /// Calls visit(points, track) for those `wanted` of a block of `scores` that have at least
    /// `least` points, in order of their index. Exact: who is passed over would be below even with
    /// the most that late columns can give.
    template <typename Wanted, typename Visit>
    void forEachFrom(PointBlock& block, MicroPoints least, const Wanted& wanted,
                     const Visit& visit) const {
        std::array<MicroPoints, PointBlock::kMost> points;
        std::array<MicroPoints, PointBlock::kMost> bounds;
        const MicroPoints* sums = firstParts + block.first();
        if (takesAway()) {
            const std::span<const MicroPoints> taken = takenAway(block, points);
            for (std::size_t i = 0; i < block.size(); ++i) {
                points[i] = sums[i] - taken[i];
            }
        } else {
            std::copy_n(sums, block.size(), points.begin());
        }
        std::fill_n(bounds.begin(), block.size(), least - mostOfRest());
        block.keep(points, bounds, wanted);
        const signals::SignalSet rests = block.kept().empty() ? signals::SignalSet() : late();
        for (int i = 0; i < signals::kSignalCount; ++i) {
            if (const auto id = static_cast<signals::SignalId>(i); rests.has(id)) {
                const std::span<const MicroPoints> rest = block.rest(id);
                for (std::size_t at = 0; at < rest.size(); ++at) {
                    points[block.placeOf(block.kept()[at])] += rest[at];
                }
            }
        }
        for (const Index track : block.kept()) {
            if (const MicroPoints own = points[block.placeOf(track)]; own >= least) {
                visit(own, track);
            }
        }
    }
    /// The same of the whole library.
    template <typename Wanted, typename Visit>
    void forEachFrom(MicroPoints least, const Wanted& wanted, const Visit& visit) const {
        PointBlock block(*scores);
        for (Index first = 0; first < catalog->size(); first += PointBlock::kMost) {
            block.moveTo(first, std::min(PointBlock::kMost, catalog->size() - first));
            forEachFrom(block, least, wanted, visit);
        }
    }

private:
    void addTaken(signals::SignalId id, PointBlock& block, std::span<MicroPoints> sum) const;
};

} // namespace earshot::recommend
