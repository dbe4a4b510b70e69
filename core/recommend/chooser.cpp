// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/chooser.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <unordered_map>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// First length of the shortlist, per pick and at least. Four times as long on every failure.
constexpr std::size_t kShortlistPerPick = 10;
constexpr std::size_t kShortestShortlist = 512;

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
    for (Index track = 0; track < catalog.size(); ++track) {
        if (!contest.competes(track)) {
            continue;
        }
        const auto artist =
            static_cast<std::size_t>(catalog.artist[static_cast<std::size_t>(track)]);
        ++competing[artist];
        if (!fit.weak(track) && ++fitting[artist] <= wanted && ++places >= length) {
            return wanted;
        }
    }
    const int widened = fillingCap(fitting, wanted, std::max(recipe.artistCap, 2 * wanted), length);
    return fillingCap(competing, widened, length, length);
}

/// One run of the lazy greedy choice on one shortlist.
class Run {
public:
    Run(const Contest& contest, const ListLimits& limits, std::vector<int> quota, Shortlist list)
        : m_contest(contest),
          m_limits(limits),
          m_quota(std::move(quota)),
          m_complete(list.complete),
          m_left(limits.seconds.value_or(0)) {
        if (!list.best.empty()) {
            m_floor = list.best.back();
        }
        m_queue = Queue({}, asCandidates(list.best));
    }

    /// False when the shortlist was too short to be sure.
    bool finish(const std::stop_token& stop) {
        while (!full() && !stop.stop_requested()) {
            if (m_queue.empty()) {
                return m_complete;
            }
            Candidate next = m_queue.top();
            m_queue.pop();
            const std::span<const Chosen> unseen = std::span(m_choice.picks).subspan(next.compared);
            if (!unseen.empty() && m_contest.likenessPoints > 0) {
                next.cost =
                    std::min(next.cost, likenessCost(m_contest, next.standing.track, unseen));
                next.compared = m_choice.picks.size();
                if (!m_queue.empty() && m_queue.top().now().before(next.now())) {
                    m_queue.push(next);
                    continue;
                }
            }
            if (!m_complete && m_floor.before(next.now())) {
                return false; // someone outside the shortlist might stand between
            }
            take(next);
        }
        return true;
    }

    Choice result() { return std::move(m_choice); }
    /// Whether the list is too short while the quota keeps tracks out of it.
    [[nodiscard]] bool wantsMore() const { return m_overQuota && !full(); }

private:
    struct Candidate {
        Standing standing;
        MicroPoints cost = 0;
        std::size_t compared = 0; ///< the first so many chosen are in `cost`

        [[nodiscard]] Standing now() const {
            return {standing.points + cost, standing.tie, standing.track};
        }
    };
    struct Later {
        bool operator()(const Candidate& a, const Candidate& b) const {
            return b.now().before(a.now());
        }
    };
    using Queue = std::priority_queue<Candidate, std::vector<Candidate>, Later>;

    static std::vector<Candidate> asCandidates(const std::vector<Standing>& standings) {
        std::vector<Candidate> candidates;
        candidates.reserve(standings.size());
        for (const Standing& standing : standings) {
            candidates.push_back({standing, 0, 0});
        }
        return candidates;
    }
    [[nodiscard]] bool full() const {
        if (m_limits.seconds) {
            return m_left <= m_limits.halfTrack || m_choice.picks.size() >= c::kLongestList;
        }
        return static_cast<int>(m_choice.picks.size()) >= m_limits.tracks;
    }
    void take(const Candidate& next) {
        const Catalog& catalog = *m_contest.catalog;
        const Index track = next.standing.track;
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
        m_choice.picks.push_back({next.standing, next.cost});
    }

    const Contest& m_contest;
    const ListLimits& m_limits;
    std::vector<int> m_quota; ///< places left, by group
    bool m_overQuota = false;
    bool m_complete;
    double m_left; ///< seconds
    Standing m_floor;
    Queue m_queue;
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
    return -static_cast<MicroPoints>(
        std::lround(contest.likenessPoints * static_cast<double>(std::min(most, 1.0F))));
}

Choice choose(const Contest& contest, const ListLimits& limits, const std::stop_token& stop,
              std::size_t shortlisted) {
    const auto picks = static_cast<std::size_t>(std::max(0, limits.tracks));
    std::size_t count = std::max({kShortestShortlist, kShortlistPerPick * picks, shortlisted});
    std::vector<int> quota = limits.quota ? limits.quota->most : std::vector<int>();
    while (true) {
        Run run(contest, limits, quota, shortlist(contest, count));
        if (!run.finish(stop)) {
            count *= 4;
        } else if (run.wantsMore() && !stop.stop_requested()) {
            std::ranges::transform(quota, quota.begin(),
                                   [](int most) { return std::max(1, 2 * most); });
        } else {
            Choice choice = run.result();
            choice.shortlisted = count;
            return choice;
        }
    }
}

} // namespace earshot::recommend
