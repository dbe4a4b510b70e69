// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/contest.h"

#include "core/recommend/parallel.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

using signals::SignalId;
using BlockPoints = std::array<MicroPoints, PointBlock::kMost>;

/// Cells between the lowest and the highest standing that is looked for.
constexpr int kCells = 4096;
/// Tracks that one thread takes at a time.
constexpr Index kStretch = 16 * PointBlock::kMost;
/// Below this a second thread costs more than it saves.
constexpr Index kLibraryWorthThreads = 2 * kStretch;
/// A sample is taken from pieces of this many neighbours all over the library; of at least so many
/// tracks, and of this share of them.
constexpr Index kPiece = 32;
constexpr Index kLeastSample = 2048;
constexpr Index kSampledShare = 64;
/// So many more are let in than a sample says it takes, as it may say too little.
constexpr double kSampleMargin = 1.3;
constexpr std::size_t kSpareInSample = 6;

bool stands(const Standing& a, const Standing& b) {
    return a.before(b);
}

/// Calls visit(points, track) for all tracks of a block with at least `least` points, in order of
/// their index. Most are passed over by the dozen.
template <typename Visit>
void forEachFrom(const PointBlock& block, BlockPoints& points, MicroPoints least,
                 const Visit& visit) {
    constexpr std::size_t kStride = 32;
    std::fill(points.begin() + static_cast<std::ptrdiff_t>(block.size()), points.end(),
              Contest::kBarred);
    for (std::size_t begin = 0; begin < block.size(); begin += kStride) {
        const MicroPoints* stride = points.data() + begin;
        int any = 0;
        for (std::size_t i = 0; i < kStride; ++i) {
            any |= stride[i] >= least ? 1 : 0;
        }
        for (std::size_t i = 0; any != 0 && i < kStride; ++i) {
            if (stride[i] >= least) {
                visit(stride[i], block.first() + static_cast<Index>(begin + i));
            }
        }
    }
}

/// The points of a sample of the library, by contest.
using Sample = std::vector<std::vector<MicroPoints>>;

template <typename Prepare>
Sample sampled(std::span<const Contest* const> contests, const Prepare& prepare) {
    const Index size = contests.front()->catalog->size();
    const Index wanted = std::max(kLeastSample, size / kSampledShare);
    const Index step = std::max(kPiece, size / std::max<Index>(1, wanted / kPiece));
    PointBlock block(*contests.front()->scores);
    BlockPoints points;
    Sample sample(contests.size());
    for (Index first = 0; first < size; first += step) {
        block.moveTo(first, std::min(kPiece, size - first));
        prepare(block);
        for (std::size_t i = 0; i < contests.size(); ++i) {
            contests[i]->points(block, points.data());
            sample[i].insert(sample[i].end(), points.begin(),
                             points.begin() + static_cast<std::ptrdiff_t>(block.size()));
        }
    }
    return sample;
}

/// Points that about `count` of `size` reach, told from a sample of them.
MicroPoints reachedBy(std::size_t count, Index size, std::vector<MicroPoints>& sample) {
    const double share = static_cast<double>(sample.size()) / static_cast<double>(size);
    const auto place =
        static_cast<std::size_t>(static_cast<double>(count) * share * kSampleMargin) +
        kSpareInSample;
    if (place >= sample.size()) {
        return Contest::kBarred + 1;
    }
    const auto at = sample.begin() + static_cast<std::ptrdiff_t>(place);
    std::ranges::nth_element(sample, at, std::ranges::greater());
    return std::max(*at, Contest::kBarred + 1);
}

/// A sample tells from where on tracks are wanted; then one pass takes those. `prepare` is called
/// with each block before contests look at it.
template <typename Prepare>
std::vector<Shortlist> gathered(std::span<const Contest* const> contests, std::size_t count,
                                const Prepare& prepare) {
    const Index size = contests.front()->catalog->size();
    const bool threads = size >= kLibraryWorthThreads;
    std::vector<Shortlist> lists(contests.size());
    if (size == 0) {
        return lists;
    }
    Sample sample = sampled(contests, prepare);
    parallelFor(static_cast<int>(contests.size()), threads, [&](int i) {
        const auto at = static_cast<std::size_t>(i);
        lists[at].least = reachedBy(count, size, sample[at]);
    });

    const int stretches = (size + kStretch - 1) / kStretch;
    std::vector<std::vector<Shortlist>> found(static_cast<std::size_t>(stretches), lists);
    parallelFor(stretches, threads, [&](int stretch) {
        PointBlock block(*contests.front()->scores);
        BlockPoints points;
        const Index end = std::min(size, (stretch + 1) * kStretch);
        for (Index first = stretch * kStretch; first < end; first += PointBlock::kMost) {
            block.moveTo(first, std::min(PointBlock::kMost, end - first));
            prepare(block);
            for (std::size_t i = 0; i < contests.size(); ++i) {
                Shortlist& list = found[static_cast<std::size_t>(stretch)][i];
                contests[i]->points(block, points.data());
                forEachFrom(block, points, list.least, [&](MicroPoints own, Index track) {
                    list.best.push_back({own, contests[i]->tie(track), track});
                });
            }
        }
    });
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const std::vector<Shortlist>& part : found) {
            lists[i].best.insert(lists[i].best.end(), part[i].best.begin(), part[i].best.end());
        }
    }
    return lists;
}

} // namespace

Index Contest::competing() const {
    return static_cast<Index>(std::count_if(
        bars, bars + catalog->size(), [this](std::uint8_t bar) { return (bar & barring) == 0; }));
}

Standing Contest::standing(Index track) const {
    MicroPoints points = total[track];
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        points -= without.has(id) ? scores->points(id, track) : 0;
        points += instead.has(id) ? other->points(id, track) : 0;
    }
    return {points, tie(track), track};
}

void Contest::points(PointBlock& block, MicroPoints* out) const {
    std::copy_n(total + block.first(), block.size(), out);
    BlockPoints own;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        if (without.has(id) && scores->speaks(id)) {
            const std::span<const MicroPoints> column = block.column(id);
            for (std::size_t at = 0; at < column.size(); ++at) {
                out[at] -= column[at];
            }
        }
        if (instead.has(id) && other->speaks(id)) {
            other->points(id, block.first(), std::span(own).first(block.size()));
            for (std::size_t at = 0; at < block.size(); ++at) {
                out[at] += own[at];
            }
        }
    }
    const std::uint8_t* bar = bars + block.first();
    for (std::size_t at = 0; at < block.size(); ++at) {
        out[at] = (bar[at] & barring) != 0 ? kBarred : out[at];
    }
}

Shortlist shortlist(const Contest& contest, std::size_t count) {
    const Contest* only = &contest;
    return std::move(gathered({&only, 1}, count, [](PointBlock&) {}).front());
}

std::vector<Shortlist> shortlists(std::span<const Contest* const> contests, std::size_t count,
                                  MicroPoints* total) {
    return gathered(contests, count,
                    [total](PointBlock& block) { block.sum(total + block.first()); });
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
    PointBlock block(*contest.scores);
    BlockPoints points;
    for (Index first = 0; first < contest.catalog->size(); first += PointBlock::kMost) {
        block.moveTo(first, std::min(PointBlock::kMost, contest.catalog->size() - first));
        contest.points(block, points.data());
        forEachFrom(block, points, lowest, [&](MicroPoints own, Index track) {
            const std::size_t cell = cellOf(own);
            if (shared[cell]) {
                close.push_back({own, contest.tie(track), track});
            } else {
                ++tally[cell];
            }
        });
    }
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
