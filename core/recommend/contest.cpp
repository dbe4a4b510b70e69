// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/contest.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

constexpr Index kBlock = 4096;
/// Cells between the lowest and the highest standing that is looked for.
constexpr int kCells = 4096;

bool stands(const Standing& a, const Standing& b) {
    return a.before(b);
}

} // namespace

Shortlist shortlist(const Contest& contest, std::size_t count) {
    Shortlist list;
    std::vector<Standing>& best = list.best;
    best.reserve(2 * count + kBlock);
    std::array<MicroPoints, kBlock> points;
    std::array<Index, kBlock> passing;
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
    for (Index first = 0; first < contest.catalog->size(); first += kBlock) {
        const Index size = std::min(kBlock, contest.catalog->size() - first);
        contest.points(first, size, points.data());
        std::size_t passed = 0;
        for (Index i = 0; i < size; ++i) {
            passing[passed] = i;
            passed += points[static_cast<std::size_t>(i)] >= least ? 1 : 0;
        }
        for (std::size_t i = 0; i < passed; ++i) {
            const Index track = first + passing[i];
            best.push_back(
                {points[static_cast<std::size_t>(passing[i])], contest.tie(track), track});
        }
        if (best.size() >= 2 * count) {
            cut();
        }
    }
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
    int shift = 0;
    while (((static_cast<std::int64_t>(high.points) - low.points) >> shift) >= kCells) {
        ++shift;
    }
    // Cell 0 lies below every standing, the last one above.
    const auto cellOf = [lowest = low.points, highest = high.points, shift](MicroPoints points) {
        return points < lowest    ? 0
               : points > highest ? kCells + 1
                                  : ((points - lowest) >> shift) + 1;
    };
    std::array<Index, kCells + 2> tally{};
    std::array<bool, kCells + 2> contested{};
    for (const Standing& standing : standings) {
        contested[static_cast<std::size_t>(cellOf(standing.points))] = true;
    }

    // Tracks that share a cell with a standing are compared one by one afterwards.
    std::vector<Standing> close;
    std::array<MicroPoints, kBlock> points;
    for (Index first = 0; first < contest.catalog->size(); first += kBlock) {
        const Index size = std::min(kBlock, contest.catalog->size() - first);
        contest.points(first, size, points.data());
        for (Index i = 0; i < size; ++i) {
            const MicroPoints value = points[static_cast<std::size_t>(i)];
            const auto cell = static_cast<std::size_t>(cellOf(value));
            ++tally[cell];
            if (contested[cell]) [[unlikely]] {
                close.push_back({value, contest.tie(first + i), first + i});
            }
        }
    }
    std::ranges::sort(close, stands);
    std::array<Index, kCells + 2> above{}; // in cells above this one
    for (std::size_t cell = kCells + 1; cell-- > 0;) {
        above[cell] = above[cell + 1] + tally[cell + 1];
    }
    std::array<Index, kCells + 2> closeAbove{}; // of the close ones, in cells above this one
    for (const Standing& track : close) {
        ++closeAbove[static_cast<std::size_t>(cellOf(track.points))];
    }
    Index sum = 0;
    for (std::size_t cell = kCells + 2; cell-- > 0;) {
        sum += std::exchange(closeAbove[cell], sum);
    }
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const auto cell = static_cast<std::size_t>(cellOf(standings[i].points));
        const auto place = std::ranges::lower_bound(close, standings[i], stands) - close.begin();
        before[i] = above[cell] + static_cast<Index>(place) - closeAbove[cell];
    }
    return before;
}

} // namespace earshot::recommend
