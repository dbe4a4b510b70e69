// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/contest.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace earshot::recommend {

namespace {

using signals::SignalId;

template <typename Operation>
void combine(std::span<MicroPoints> sum, std::span<const MicroPoints> column,
             const Operation& operation) {
    for (std::size_t at = 0; at < column.size(); ++at) {
        sum[at] = operation(sum[at], column[at]);
    }
}

} // namespace

Index Contest::competing() const {
    return static_cast<Index>(std::count_if(
        bars, bars + catalog->size(), [this](std::uint8_t bar) { return (bar & barring) == 0; }));
}

Standing Contest::standing(const Standing& asItIs) const {
    const Index track = asItIs.track;
    MicroPoints points = asItIs.points;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        points -= without.has(id) ? scores->points(id, track) : 0;
        points += instead.has(id) ? other->points(id, track) : 0;
    }
    return {points, tie(track), track};
}

signals::SignalSet Contest::late() const {
    signals::SignalSet set = scores->late();
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        set.set(id, set.has(id) && (!without.has(id) || samePhi.has(id)));
    }
    return set;
}

MicroPoints Contest::mostOfRest() const {
    MicroPoints most = 0;
    const signals::SignalSet rests = late();
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        most += rests.has(id) ? scores->mostOfRest(id) : 0;
    }
    return most;
}

bool Contest::takesAway() const {
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        if ((without.has(id) && scores->hasFirstPart(id)) ||
            (instead.has(id) && other->speaks(id))) {
            return true;
        }
    }
    return false;
}

std::span<const MicroPoints> Contest::takenAway(PointBlock& block,
                                                std::span<MicroPoints> room) const {
    std::optional<SignalId> only; // goes, and nothing else happens
    int changes = 0;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        const bool goes = without.has(id) && scores->hasFirstPart(id);
        changes += (goes ? 1 : 0) + (instead.has(id) && other->speaks(id) ? 1 : 0);
        only = goes ? id : only;
    }
    if (changes == 1 && only && !samePhi.has(*only)) {
        return block.firstPart(*only);
    }
    const std::span<MicroPoints> sum = room.first(block.size());
    std::ranges::fill(sum, 0);
    for (int i = 0; i < signals::kSignalCount; ++i) {
        addTaken(static_cast<SignalId>(i), block, sum);
    }
    return sum;
}

/// Of one signal, to `sum`.
void Contest::addTaken(SignalId id, PointBlock& block, std::span<MicroPoints> sum) const {
    std::array<MicroPoints, PointBlock::kMost> room;
    const std::span<MicroPoints> own = std::span(room).first(block.size());
    const bool goes = without.has(id) && scores->hasFirstPart(id);
    const bool comes = instead.has(id) && other->speaks(id);
    if (goes && samePhi.has(id)) {
        scores->addends(id, block.first(), own);
        combine(sum, own, std::plus());
    } else if (goes) {
        combine(sum, block.firstPart(id), std::plus());
    }
    if (comes && samePhi.has(id)) {
        other->addends(id, block.first(), own);
    } else if (comes) {
        other->points(id, block.first(), own);
    }
    if (comes) {
        combine(sum, own, std::minus());
    }
}

} // namespace earshot::recommend
