// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/chooser.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>
#include <unordered_map>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// First length of the shortlist, per pick and at least. Four times as long on every failure.
constexpr std::size_t kShortlistPerPick = 10;
constexpr std::size_t kShortestShortlist = 512;
/// Tracks whose fit is looked at together: the first few hundred mostly settle the cap.
constexpr Index kCapBlock = 256;
/// Chosen tracks a candidate is compared with before it is asked whether it is still ahead.
constexpr std::size_t kComparedAtOnce = 8;

double secondsOf(const Catalog& catalog, Index track) {
    const int seconds = catalog.durationSeconds[static_cast<std::size_t>(track)];
    return seconds > 0 ? seconds : c::kTypicalSeconds;
}

double medianSeconds(const Contest& contest) {
    std::vector<double> seconds;
    for (Index track = 0; track < contest.catalog->size(); ++track) {
        if (contest.competes(track)) {
            seconds.push_back(secondsOf(*contest.catalog, track));
        }
    }
    if (seconds.empty()) {
        return c::kTypicalSeconds;
    }
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::ranges::nth_element(seconds, middle);
    return *middle;
}

/// The least cap from `wanted` to `most` under which those counted by artist fill `length` places;
/// where none does, the least that lets as many of them in as `most` would.
int fillingCap(const std::vector<int>& tracksOfArtist, int wanted, int most, int length) {
    int places = 0;
    for (const int tracks : tracksOfArtist) {
        places += std::min(wanted, tracks);
    }
    int cap = wanted;
    for (int next = wanted + 1; next <= most && places < length; ++next) {
        const auto more =
            std::ranges::count_if(tracksOfArtist, [next](int tracks) { return tracks >= next; });
        if (more == 0) {
            break;
        }
        places += static_cast<int>(more);
        cap = next;
    }
    return cap;
}

int artistCapFor(const Contest& contest, const Fit& fit, const Recipe& recipe, int length) {
    const Catalog& catalog = *contest.catalog;
    const int share = (recipe.artistCap * length + c::kCapListLength - 1) / c::kCapListLength;
    const int wanted = std::max(1, share);
    std::vector<int> competing(catalog.artistNames.size(), 0);
    std::vector<int> fitting(catalog.artistNames.size(), 0);
    int places = 0; // that fitting tracks take under the cap wanted
    std::array<bool, kCapBlock> weak;
    for (Index first = 0; first < catalog.size(); first += kCapBlock) {
        const Index size = std::min(kCapBlock, catalog.size() - first);
        fit.weak(first, std::span(weak).first(static_cast<std::size_t>(size)));
        for (Index track = first; track < first + size; ++track) {
            if (!contest.competes(track)) {
                continue;
            }
            const auto artist =
                static_cast<std::size_t>(catalog.artist[static_cast<std::size_t>(track)]);
            ++competing[artist];
            if (!weak[static_cast<std::size_t>(track - first)] && ++fitting[artist] <= wanted &&
                ++places >= length) {
                return wanted;
            }
        }
    }
    const int widened = fillingCap(fitting, wanted, std::max(recipe.artistCap, 2 * wanted), length);
    return fillingCap(competing, widened, length, length);
}

constexpr std::uint64_t kLastPlace = std::numeric_limits<std::uint32_t>::max();

MicroPoints costOf(const Contest& contest, float likeness) {
    return -static_cast<MicroPoints>(
        std::lround(contest.likenessPoints * static_cast<double>(std::min(likeness, 1.0F))));
}

/// One run of the lazy greedy choice on one shortlist.
class Run {
public:
    Run(const Contest& contest, const ListLimits& limits, std::vector<int> quota, Shortlist list,
        const Choice* like)
        : m_contest(contest),
          m_limits(limits),
          m_quota(std::move(quota)),
          m_like(like),
          m_left(limits.seconds.value_or(0)) {
        if (like) {
            m_alsoHere.resize(like->picks.size());
        }
        widen(std::move(list));
    }

    /// Goes on from a longer shortlist: what was chosen from the shorter one was beyond doubt.
    void widen(Shortlist list) {
        if (m_contest.shuffled) {
            std::ranges::sort(list.best, {}, &Standing::tie);
        }
        std::vector<Candidate> candidates(list.best.size());
        std::vector<std::uint64_t> keys;
        std::size_t known = 0;
        std::swap(m_list, list);
        for (std::size_t place = 0; place < candidates.size(); ++place) {
            // Those known are all among the others, in the same order.
            if (known < list.best.size() && list.best[known].track == m_list.best[place].track) {
                candidates[place] = m_candidates[known++];
            }
        }
        m_candidates = std::move(candidates);
        if (m_like) {
            askLike();
        }
        keys.reserve(m_candidates.size());
        for (std::size_t place = 0; place < m_candidates.size(); ++place) {
            if (!m_candidates[place].hadItsTurn) {
                keys.push_back(keyOf(place));
            }
        }
        m_queue = Queue({}, std::move(keys));
    }

    /// False when the shortlist was too short to be sure.
    bool finish(const std::stop_token& stop) {
        const bool complete = m_list.least == Shortlist().least;
        while (!full() && !stop.stop_requested()) {
            if (m_queue.empty()) {
                return complete;
            }
            const std::size_t next = placeOf(m_queue.top());
            m_queue.pop();
            if (!staysAhead(next)) {
                m_queue.push(keyOf(next));
                continue;
            }
            if (!complete && pointsNow(next) < m_list.least) {
                return false; // someone outside the shortlist might stand between
            }
            m_candidates[next].hadItsTurn = true;
            take(m_list.best[next], m_candidates[next].cost);
        }
        return true;
    }

    Choice result() {
        for (std::size_t place = 0; place < m_candidates.size() && !m_like; ++place) {
            if (const Candidate& one = m_candidates[place]; one.nearest >= 0) {
                m_choice.nearest.push_back({m_list.best[place].track, one.nearest, one.likeness});
            }
        }
        std::ranges::sort(m_choice.nearest, {}, &Nearest::track);
        return std::move(m_choice);
    }
    /// Whether the list is too short while the quota keeps tracks out of it.
    [[nodiscard]] bool wantsMore() const { return m_overQuota && !full(); }

private:
    using Sounds = Eigen::Matrix<float, analysis::kEmbeddingSize, Eigen::Dynamic>;
    struct Candidate {
        MicroPoints cost = 0;
        std::uint32_t compared = 0;    ///< the first so many chosen are in `cost`
        const Nearest* hint = nullptr; ///< not in `cost` yet
        std::int32_t nearest = -1;     ///< rank of the most like of those compared
        float likeness = 0;            ///< to it
        bool hadItsTurn = false;
    };
    /// Points of candidates and their places in the shortlist, in one number each: the larger, the
    /// sooner its turn. The shortlist is in the order of ties.
    using Queue = std::priority_queue<std::uint64_t>;

    [[nodiscard]] MicroPoints pointsNow(std::size_t place) const {
        return m_list.best[place].points + m_candidates[place].cost;
    }
    [[nodiscard]] std::uint64_t keyOf(std::size_t place) const {
        constexpr std::int64_t kLowest = std::numeric_limits<MicroPoints>::min();
        const auto above = static_cast<std::uint64_t>(pointsNow(place) - kLowest);
        return (above << 32) | (kLastPlace - place);
    }
    static std::size_t placeOf(std::uint64_t key) { return kLastPlace - (key & kLastPlace); }

    /// What candidates were most like in the other choice; both are in the order of tracks, unless
    /// a shuffle decides.
    void askLike() {
        auto known = m_like->nearest.begin();
        for (std::size_t place = 0; place < m_candidates.size() && !m_contest.shuffled; ++place) {
            const Index track = m_list.best[place].track;
            while (known != m_like->nearest.end() && known->track < track) {
                ++known;
            }
            if (known != m_like->nearest.end() && known->track == track) {
                m_candidates[place].hint = &*known;
            }
        }
    }

    [[nodiscard]] bool isAhead(std::size_t place) const {
        return m_queue.empty() || m_queue.top() < keyOf(place);
    }

    /// Compares a candidate with chosen tracks it was not compared with, first with the one it was
    /// most like elsewhere. False as soon as another is ahead of it: then the rest can wait.
    bool staysAhead(std::size_t place) {
        Candidate& own = m_candidates[place];
        const std::size_t chosen = m_contest.likenessPoints > 0 ? m_choice.picks.size() : 0;
        if (chosen > 0 && own.hint && m_alsoHere[static_cast<std::size_t>(own.hint->rank)]) {
            own.cost = std::min(own.cost, costOf(m_contest, own.hint->likeness));
            own.hint = nullptr;
            if (!isAhead(place)) {
                return false;
            }
        }
        while (own.compared < chosen) {
            const std::size_t end = std::min(chosen, own.compared + kComparedAtOnce);
            const auto sound = m_contest.catalog->embedding.col(m_list.best[place].track);
            for (; own.compared < end; ++own.compared) {
                const float likeness =
                    sound.dot(m_sounds.col(static_cast<Eigen::Index>(own.compared)));
                if (likeness > own.likeness) {
                    own.likeness = likeness;
                    own.nearest = static_cast<std::int32_t>(own.compared);
                }
            }
            own.cost = std::min(own.cost, costOf(m_contest, own.likeness));
            if (!isAhead(place)) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool full() const {
        if (m_limits.seconds) {
            return m_left <= m_limits.halfTrack || m_choice.picks.size() >= c::kLongestList;
        }
        return static_cast<int>(m_choice.picks.size()) >= m_limits.tracks;
    }
    void take(const Standing& next, MicroPoints cost) {
        const Catalog& catalog = *m_contest.catalog;
        const Index track = next.track;
        const double seconds = secondsOf(catalog, track);
        if (m_limits.seconds && seconds > m_left + m_limits.halfTrack) {
            return; // too long for what is left, and that only shrinks
        }
        int& ofArtist = m_ofArtist[catalog.artist[static_cast<std::size_t>(track)]];
        if (ofArtist >= m_limits.artistCap) {
            m_choice.capped.push_back({track, Rule::ArtistCap});
            return;
        }
        if (!m_quota.empty()) {
            const auto group =
                static_cast<std::size_t>(m_limits.quota->group[static_cast<std::size_t>(track)]);
            if (m_quota[group] == 0) {
                m_overQuota = true;
                m_choice.capped.push_back({track, m_limits.quota->rule});
                return;
            }
            --m_quota[group];
        }
        ++ofArtist;
        m_left -= seconds;
        if (m_sounds.cols() <= static_cast<Eigen::Index>(m_choice.picks.size())) {
            m_sounds.conservativeResize(Eigen::NoChange, 2 * m_sounds.cols() + 64);
        }
        m_sounds.col(static_cast<Eigen::Index>(m_choice.picks.size())) =
            catalog.embedding.col(track);
        m_choice.picks.push_back({next, cost});
        if (m_like) {
            if (const int rank = m_like->rankOf(track); rank > 0) {
                m_alsoHere[static_cast<std::size_t>(rank - 1)] = true;
            }
        }
    }

    const Contest& m_contest;
    const ListLimits& m_limits;
    std::vector<int> m_quota; ///< places left, by group
    bool m_overQuota = false;
    Shortlist m_list; ///< in the order of ties
    const Choice* m_like;
    std::vector<bool> m_alsoHere;        ///< by rank there: chosen here, too
    double m_left;                       ///< seconds
    std::vector<Candidate> m_candidates; ///< of the shortlist
    Queue m_queue;
    Sounds m_sounds; ///< of the chosen, next to each other
    std::unordered_map<std::int32_t, int> m_ofArtist;
    Choice m_choice;
};

} // namespace

int Choice::rankOf(Index track) const {
    for (std::size_t i = 0; i < picks.size(); ++i) {
        if (picks[i].standing.track == track) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

ListLimits limitsFor(const Contest& contest, const Fit& fit, const Recipe& recipe,
                     const Request& request) {
    ListLimits limits;
    limits.tracks = std::clamp(request.length, 0, c::kLongestList);
    int expected = limits.tracks;
    if (request.minutes) {
        const double typical = medianSeconds(contest);
        limits.seconds = std::max(0.0, *request.minutes) * 60;
        limits.halfTrack = typical / 2;
        expected = static_cast<int>(
            std::clamp(std::ceil(*limits.seconds / typical), 0.0, double{c::kLongestList}));
    }
    limits.artistCap = artistCapFor(contest, fit, recipe, expected);
    return limits;
}

MicroPoints likenessCost(const Contest& contest, Index track, std::span<const Chosen> to,
                         Index except) {
    const auto& embedding = contest.catalog->embedding;
    const auto own = embedding.col(track);
    float most = 0;
    for (const Chosen& chosen : to) {
        if (chosen.standing.track != except) {
            most = std::max(most, own.dot(embedding.col(chosen.standing.track)));
        }
    }
    return costOf(contest, most);
}

std::size_t usualShortlist(const Request& request) {
    return std::max(kShortestShortlist,
                    kShortlistPerPick * static_cast<std::size_t>(std::max(0, request.length)));
}

Choice choose(const Contest& contest, const ListLimits& limits, Shortlist list,
              const Request& request, const std::stop_token& stop, const Choice* like) {
    std::size_t count = usualShortlist(request);
    std::vector<int> quota = limits.quota ? limits.quota->most : std::vector<int>();
    while (true) {
        Run run(contest, limits, quota, list, like);
        while (!run.finish(stop)) {
            count *= 4;
            list = shortlist(contest, count);
            run.widen(list);
        }
        if (!run.wantsMore() || stop.stop_requested()) {
            return run.result();
        }
        std::ranges::transform(quota, quota.begin(),
                               [](int most) { return std::max(1, 2 * most); });
    }
}

} // namespace earshot::recommend
