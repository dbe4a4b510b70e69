// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/shortlist.h"

#include "core/recommend/parallel.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace earshot::recommend {

namespace {

using signals::SignalId;
using signals::SignalSet;
using BlockPoints = std::array<MicroPoints, PointBlock::kMost>;

/// Cells between the lowest and the highest standing that is looked for.
constexpr int kCells = 4096;
/// Tracks that one thread takes at a time.
constexpr Index kStretch = 8 * PointBlock::kMost;
/// Below this a second thread costs more than it saves.
constexpr Index kLibraryWorthThreads = 32 * PointBlock::kMost;
/// A sample is taken from pieces of this many neighbours all over the library; of at least so many
/// tracks, and of this share of them.
constexpr Index kPiece = 32;
constexpr Index kLeastSample = 1024;
constexpr Index kSampledShare = 128;
/// It is taken in so many parts, which threads share.
constexpr int kSampleParts = 8;
/// So many more are let in than a sample says it takes, as it may say too little.
constexpr double kSampleMargin = 1.3;
constexpr std::size_t kSpareInSample = 4;

bool stands(const Standing& a, const Standing& b) {
    return a.before(b);
}

/// Points that about `count` reach, told from a sample: this share of all.
MicroPoints reachedBy(std::size_t count, double share, const std::vector<MicroPoints>& sample) {
    const auto place =
        static_cast<std::size_t>(static_cast<double>(count) * share * kSampleMargin) +
        kSpareInSample;
    if (place >= sample.size()) {
        return Contest::kLowest;
    }
    std::vector<MicroPoints> highest(place + 1);
    std::ranges::partial_sort_copy(sample, highest, std::ranges::greater());
    return highest.back();
}

/// To what `column` and `more` are together, where that is less.
void lower(std::span<MicroPoints> points, std::span<const MicroPoints> column, MicroPoints more) {
    for (std::size_t i = 0; i < column.size(); ++i) {
        points[i] = std::min(points[i], column[i] + more);
    }
}

/// Looks at a block for all contests at once. A track can be on one of their shortlists only if the
/// sum of its first parts reaches what is needed for one of them even if late columns gave the most
/// they can: what that shortlist takes, and what the contest takes away from the sum, less the most
/// its late columns give. The least of that over all contests is found by sweeps over the block,
/// and only who reaches it is looked at closer.
class JointLook {
public:
    JointLook(std::span<const Contest* const> contests, const std::vector<Shortlist>& lists)
        : m_scores(*contests.front()->scores), m_block(m_scores), m_late(m_scores.lateByEffort()) {
        for (std::size_t i = 0; i < contests.size(); ++i) {
            const Contest& contest = *contests[i];
            const MicroPoints least = lists[i].least;
            m_views.push_back({&contest, least, least - contest.mostOfRest(), contest.late()});
            if (contest.takesAway()) {
                m_views.back().room = static_cast<int>(m_rooms.size());
                m_rooms.emplace_back();
            } else {
                m_neededByOthers = std::min(m_neededByOthers, m_views.back().needed);
            }
        }
    }

    PointBlock& block() { return m_block; }

    /// Calls visit(contest number, points, track) for all that belong on a shortlist. `sums` are
    /// those of the block's first parts.
    template <typename Visit>
    void look(const MicroPoints* sums, const Visit& visit) {
        const std::size_t size = m_block.size();
        std::fill_n(m_needed.begin(), size, m_neededByOthers);
        for (View& view : m_views) {
            if (view.room >= 0) {
                view.taken =
                    view.contest->takenAway(m_block, m_rooms[static_cast<std::size_t>(view.room)]);
                lower(m_needed, view.taken, view.needed);
            }
        }
        m_block.keep({sums, size}, m_needed, [this](Index track) {
            return std::ranges::any_of(
                m_views, [track](const View& view) { return view.contest->competes(track); });
        });
        narrow(sums);
        for (std::size_t i = 0; i < m_views.size() && !m_block.kept().empty(); ++i) {
            lookFor(i, sums, visit);
        }
    }

private:
    struct View {
        const Contest* contest;
        MicroPoints least;
        MicroPoints needed; ///< of first parts, before anything is taken away
        SignalSet late;
        int room = -1;                           ///< number in m_rooms; −1: nothing is taken away
        std::span<const MicroPoints> taken = {}; ///< of this block

        [[nodiscard]] MicroPoints takenAt(std::size_t place) const {
            return taken.empty() ? 0 : taken[place];
        }
    };

    /// Looks at late columns one after the other: what each gives less than the most it can is
    /// known then, and who cannot reach any shortlist any more is dropped.
    void narrow(const MicroPoints* sums) {
        std::vector<std::span<const MicroPoints>> rests;
        for (std::size_t known = 1; known <= m_late.size() && !m_block.kept().empty(); ++known) {
            rests.push_back(m_block.rest(m_late[known - 1]));
            m_block.keepOn([&](std::size_t i) {
                const std::size_t place = m_block.placeOf(m_block.kept()[i]);
                const auto missed = [&](SignalSet of) {
                    MicroPoints sum = 0;
                    for (std::size_t k = 0; k < known; ++k) {
                        const SignalId id = m_late[k];
                        sum += of.has(id) ? m_scores.mostOfRest(id) - rests[k][i] : 0;
                    }
                    return sum;
                };
                return sums[place] - missed(m_scores.late()) >= m_needed[place] ||
                       std::ranges::any_of(m_views, [&](const View& view) {
                           return view.late != m_scores.late() &&
                                  sums[place] - missed(view.late) >=
                                      view.takenAt(place) + view.needed;
                       });
            });
        }
    }

    template <typename Visit>
    void lookFor(std::size_t number, const MicroPoints* sums, const Visit& visit) {
        const View& view = m_views[number];
        const std::vector<Index>& kept = m_block.kept();
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const std::size_t place = m_block.placeOf(kept[i]);
            m_points[i] = sums[place] - view.takenAt(place);
        }
        for (int id = 0; id < signals::kSignalCount; ++id) {
            if (view.late.has(static_cast<SignalId>(id))) {
                const std::span<const MicroPoints> rest = m_block.rest(static_cast<SignalId>(id));
                for (std::size_t i = 0; i < rest.size(); ++i) {
                    m_points[i] += rest[i];
                }
            }
        }
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (m_points[i] >= view.least && view.contest->competes(kept[i])) {
                visit(number, m_points[i], kept[i]);
            }
        }
    }

    const ScoreTable& m_scores;
    PointBlock m_block;
    std::vector<SignalId> m_late; ///< by effort
    std::vector<View> m_views;
    std::vector<BlockPoints> m_rooms; ///< for what contests take away
    MicroPoints m_neededByOthers = std::numeric_limits<MicroPoints>::max();
    BlockPoints m_needed;
    BlockPoints m_points;
};

/// A sample tells from where on tracks are wanted. `prepare` is called with each block before it is
/// looked at; then `sums` are those of its first parts.
template <typename Prepare>
std::vector<Shortlist> begun(std::span<const Contest* const> contests, std::size_t count,
                             const MicroPoints* sums, const Prepare& prepare) {
    const Index size = contests.front()->catalog->size();
    const Index wanted = std::max(kLeastSample, size / kSampledShare);
    const Index step = std::max(kPiece, size / std::max<Index>(1, wanted / kPiece));
    const Index pieces = (size + step - 1) / step;
    std::vector<Shortlist> lists(contests.size());
    if (static_cast<double>(count) * kSampleMargin >= size) {
        return lists; // everybody is wanted
    }
    const bool threads = size >= kLibraryWorthThreads;
    const int parts = threads ? kSampleParts : 1;
    using Points = std::vector<std::vector<MicroPoints>>; // by contest
    std::vector<Points> sample(static_cast<std::size_t>(parts));
    std::vector<Index> sampled(sample.size(), 0);
    parallelFor(parts, threads, [&](int part) {
        const auto at = static_cast<std::size_t>(part);
        sample[at].resize(contests.size());
        JointLook joint(contests, lists);
        PointBlock& block = joint.block();
        for (Index piece = part; piece < pieces; piece += parts) {
            const Index first = piece * step;
            block.moveTo(first, std::min(kPiece, size - first));
            prepare(block);
            joint.look(sums + first, [&](std::size_t i, MicroPoints own, Index) {
                sample[at][i].push_back(own);
            });
            sampled[at] += static_cast<Index>(block.size());
        }
    });
    const double share = static_cast<double>(std::reduce(sampled.begin(), sampled.end())) /
                         static_cast<double>(std::max(1, size));
    for (std::size_t i = 0; i < lists.size(); ++i) {
        std::vector<MicroPoints> all;
        for (const Points& part : sample) {
            all.insert(all.end(), part[i].begin(), part[i].end());
        }
        lists[i].least = reachedBy(count, share, all);
    }
    return lists;
}

} // namespace

Shortlist shortlist(const Contest& contest, std::size_t count) {
    const Contest* only = &contest;
    Shortlist list =
        std::move(begun({&only, 1}, count, contest.firstParts, [](PointBlock&) {}).front());
    contest.forEachFrom(
        list.least, [&](Index track) { return contest.competes(track); },
        [&](MicroPoints own, Index track) {
            list.best.push_back({own, contest.tie(track), track});
        });
    return list;
}

std::vector<Shortlist> shortlists(std::span<const Contest* const> contests, std::size_t count,
                                  MicroPoints* sumTo) {
    const auto prepare = [sumTo](PointBlock& block) {
        if (sumTo) {
            block.sumFirstParts(sumTo + block.first());
        }
    };
    const MicroPoints* const sums = contests.front()->firstParts;
    const Index size = contests.front()->catalog->size();
    std::vector<Shortlist> lists = begun(contests, count, sums, prepare);
    const int stretches = (size + kStretch - 1) / kStretch;
    std::vector<std::vector<Shortlist>> found(static_cast<std::size_t>(stretches), lists);
    parallelFor(stretches, size >= kLibraryWorthThreads, [&](int stretch) {
        JointLook joint(contests, lists);
        PointBlock& block = joint.block();
        const Index end = std::min(size, (stretch + 1) * kStretch);
        for (Index first = stretch * kStretch; first < end; first += PointBlock::kMost) {
            block.moveTo(first, std::min(PointBlock::kMost, end - first));
            prepare(block);
            joint.look(sums + first, [&](std::size_t i, MicroPoints own, Index track) {
                found[static_cast<std::size_t>(stretch)][i].best.push_back(
                    {own, contests[i]->tie(track), track});
            });
        }
    });
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const std::vector<Shortlist>& part : found) {
            lists[i].best.insert(lists[i].best.end(), part[i].best.begin(), part[i].best.end());
        }
    }
    return lists;
}

std::vector<Index> countBefore(const Contest& contest, const Shortlist& list,
                               const std::vector<Standing>& standings) {
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
    const auto note = [&](MicroPoints own, Index track) {
        const std::size_t cell = cellOf(own);
        if (shared[cell]) {
            close.push_back({own, contest.tie(track), track});
        } else {
            ++tally[cell];
        }
    };
    if (lowest >= list.least) { // nobody else has as many
        for (const Standing& one : list.best) {
            if (one.points >= lowest) {
                note(one.points, one.track);
            }
        }
    } else {
        contest.forEachFrom(
            lowest, [&](Index track) { return contest.competes(track); }, note);
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
