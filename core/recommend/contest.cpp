// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/contest.h"

#include <algorithm>
#include <functional>

namespace earshot::recommend {

namespace {

using signals::SignalId;

template <typename Operation>
void combine(MicroPoints* out, std::span<const MicroPoints> column, const Operation& operation) {
    for (std::size_t at = 0; at < column.size(); ++at) {
        out[at] = operation(out[at], column[at]);
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

void Contest::takenAway(PointBlock& block, MicroPoints* out) const {
    std::array<MicroPoints, PointBlock::kMost> room;
    const std::span<MicroPoints> own = std::span(room).first(block.size());
    std::fill_n(out, block.size(), 0);
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        const bool goes = without.has(id) && scores->hasFirstPart(id);
        const bool comes = instead.has(id) && other->speaks(id);
        if (goes && samePhi.has(id)) {
            scores->addends(id, block.first(), own);
            combine(out, own, std::plus());
        } else if (goes) {
            combine(out, block.firstPart(id), std::plus());
        }
        if (comes && samePhi.has(id)) {
            other->addends(id, block.first(), own);
        } else if (comes) {
            other->points(id, block.first(), own);
        }
        if (comes) {
            combine(out, own, std::minus());
        }
    }
}

} // namespace earshot::recommend
