// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/contest.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

constexpr Index kCountedBlock = 4096;
/// Cells between the lowest and the highest standing that is looked for.
constexpr int kCells = 4096;

bool stands(const Standing& a, const Standing& b) {
    return a.before(b);
}

/// Calls visit(points, track) for all that compete with at least `least()` points, in order of
/// their index. Most are passed over by the dozen.
template <typename Least, typename Visit>
void forEachFrom(const Contest& contest, const Least& least, const Visit& visit) {
    constexpr Index kStride = 32;
    std::array<MicroPoints, kCountedBlock> points;
    for (Index first = 0; first < contest.catalog->size(); first += kCountedBlock) {
        const Index size = std::min(kCountedBlock, contest.catalog->size() - first);
        contest.points(first, size, points.data());
        std::fill(points.begin() + size, points.end(), Contest::kBarred);
        for (Index begin = 0; begin < size; begin += kStride) {
            const MicroPoints* stride = points.data() + begin;
            const MicroPoints bound = least();
            int any = 0;
            for (Index i = 0; i < kStride; ++i) {
                any |= stride[i] >= bound ? 1 : 0;
            }
            for (Index i = 0; any != 0 && i < kStride; ++i) {
                if (stride[i] >= bound) {
                    visit(stride[i], first + begin + i);
                }
            }
        }
    }
}

} // namespace

Shortlist shortlist(const Contest& contest, std::size_t count) {
    Shortlist list;
    std::vector<Standing>& best = list.best;
    best.reserve(2 * count + 1);
    MicroPoints least = Contest::kBarred + 1;

    const auto cut = [&] {
        if (best.size() > count) {
            std::ranges::nth_element(best, best.begin() + static_cast<std::ptrdiff_t>(count),
                                     stands);
            best.resize(count);
            list.complete = false;
            least = std::ranges::min(best, {}, &Standing::points).points;
        }
    };
    forEachFrom(
        contest, [&least] { return least; },
        [&](MicroPoints points, Index track) {
            best.push_back({points, contest.tie(track), track});
            if (best.size() > 2 * count) {
                cut();
            }
        });
    cut();
    if (!best.empty()) {
        std::iter_swap(std::ranges::max_element(best, stands), best.end() - 1);
    }
    return list;
}

std::vector<Index> countBefore(const Contest& contest, const std::vector<Standing>& standings) {
    std::vector<Index> before(standings.size(), 0);
    if (standings.empty()) {
        return before;
    }
    const auto [low, high] = std::ranges::minmax(standings, {}, &Standing::points);
    const MicroPoints lowest = low.points;
    const auto width = static_cast<std::int64_t>(high.points) - lowest;
    int shift = 0;
    while ((width >> shift) >= kCells) {
        ++shift;
    }
    // The last cell lies above every standing.
    const auto cellOf = [lowest, shift](MicroPoints points) {
        const auto above = static_cast<std::uint32_t>(points) - static_cast<std::uint32_t>(lowest);
        return std::min<std::size_t>(above >> shift, kCells);
    };
    std::array<Index, kCells + 1> tally{};
    std::array<bool, kCells + 1> shared{};
    for (const Standing& standing : standings) {
        shared[cellOf(standing.points)] = true;
    }

    // Those that share a cell with a standing are compared one by one afterwards.
    std::vector<Standing> close;
    forEachFrom(
        contest, [lowest] { return lowest; },
        [&](MicroPoints points, Index track) {
            const std::size_t cell = cellOf(points);
            if (shared[cell]) {
                close.push_back({points, contest.tie(track), track});
            } else {
                ++tally[cell];
            }
        });
    std::ranges::sort(close, stands);
    for (std::size_t cell = kCells; cell-- > 0;) {
        tally[cell] += tally[cell + 1];
    }
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const auto nearer = std::ranges::lower_bound(close, standings[i], stands) - close.begin();
        before[i] = tally[cellOf(standings[i].points)] + static_cast<Index>(nearer);
    }
    return before;
}

} // namespace earshot::recommend
