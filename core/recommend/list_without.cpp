// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/list_without.h"

#include "core/recommend/constants.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace earshot::recommend {

namespace {

using signals::SignalId;
using signals::SignalSet;

/// Signals whose scores are other when `off` is switched off, besides its own: the times of plays
/// belong to daytime, taste is learned from skips and finishes, for plays and completion together,
/// chance is given room by how little those tell of a track,
/// what the next-play model says in the name of plays and of this sitting rests on the plays that
/// sequence and this sitting remember, and content is asked by the target, which some kinds of list
/// take from signals.
SignalSet dependentOn(SignalId off, const Target& target) {
    const ListKind kind = target.kind;
    SignalSet set;
    if (off == SignalId::Daytime) {
        set.set(SignalId::Plays, true);
    }
    if (off == SignalId::Plays || off == SignalId::Completion) {
        set.set(SignalId::Plays, true);
        set.set(SignalId::Completion, true);
    }
    if (off == SignalId::Completion) {
        set.set(SignalId::Exploration, true);
    }
    if ((kind == ListKind::LikeTrack || kind == ListKind::RightNow) &&
        (off == SignalId::Sequence || off == SignalId::Session)) {
        // The next-play model learns from what both remember of plays.
        set.set(SignalId::Plays, true);
        set.set(SignalId::Sequence, true);
        set.set(SignalId::Session, true);
    }
    if (target.lookedAt.has(off)) {
        set.set(SignalId::Mood, true);
        set.set(SignalId::Sound, true);
        set.set(SignalId::Tags, true);
    }
    return set;
}

} // namespace

ScoringInput AsItIs::inputFor(const Target& asked, SignalSet enabled) const {
    return {catalog, listener, request, asked, enabled, fullHour(request.now), nullptr};
}

Contest AsItIs::contestUnder(const Rules& held, SignalSet enabled) const {
    Contest contest;
    contest.catalog = &catalog;
    contest.scores = &table;
    contest.firstParts = firstParts;
    contest.bars = held.bars().data();
    contest.barring = Rules::barring(enabled);
    contest.shuffled = enabled == SignalSet();
    contest.seed = request.seed;
    // Likeness is heard: without sound nothing is known of it.
    if (enabled.has(SignalId::Sound)) {
        contest.likenessPoints =
            constants::kDiversityWeight * std::clamp(request.variety, 0.0, 1.0) * kPoint;
    }
    return contest;
}

ListLimits limitsOf(const Contest& contest, const Fit& fit, const Target& target,
                    const Request& request) {
    ListLimits limits = limitsFor(contest, fit, target.recipe, request);
    limits.quota = target.quota.group.empty() ? nullptr : &target.quota;
    return limits;
}

ListWithout::ListWithout(const AsItIs& list, SignalId off)
    : m_list(list),
      m_off(off),
      m_rest(list.listener.enabled.without(off)),
      m_contest(list.contest()) {
    if (list.target.lookedAt.has(off)) {
        m_target = std::make_unique<Target>(
            resolveTarget(list.catalog, list.listener, m_rest, list.request));
        if (!m_target->ready) {
            return;
        }
        m_rules =
            std::make_unique<Rules>(list.catalog, list.listener, m_rest, *m_target, list.request);
    }
    SignalSet fresh = dependentOn(off, list.target);
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        fresh.set(id, fresh.has(id) && m_rest.has(id));
    }
    m_contest = list.contestUnder(m_rules ? *m_rules : list.rules, m_rest);
    m_contest.without = fresh;
    m_contest.without.set(off, true);
    if (fresh != SignalSet()) {
        m_table = std::make_unique<ScoreTable>(list.inputFor(target(), m_rest), &list.table, fresh);
        m_contest.other = m_table.get();
        m_contest.instead = fresh;
        for (int i = 0; i < signals::kSignalCount; ++i) {
            const auto id = static_cast<SignalId>(i);
            m_contest.samePhi.set(id, fresh.has(id) && m_table->samePhi(list.table, id));
        }
    }
}

bool ListWithout::isAsItIs() const {
    const Contest asItIs = m_list.contest();
    return !asksForOthers() && !m_table && !m_list.table.speaks(m_off) &&
           m_contest.likenessPoints == asItIs.likenessPoints &&
           m_contest.shuffled == asItIs.shuffled;
}

/// Whether other tracks compete or other tracks fit than in the list as it is.
bool ListWithout::asksForOthers() const {
    const auto bars =
        static_cast<std::uint8_t>(Rules::barring(m_list.listener.enabled) ^ Rules::barring(m_rest));
    return m_target || m_off == SignalId::Sound || m_off == SignalId::Mood ||
           m_list.rules.any(bars);
}

std::vector<int> ListWithout::ranksOf(const Choice& like, const ListLimits& limits,
                                      const Shortlist& list, const std::stop_token& stop) const {
    const std::vector<Chosen>& chosen = like.picks;
    if (!target().ready) {
        return std::vector<int>(chosen.size(), kNoList);
    }
    if (isAsItIs()) {
        std::vector<int> same(chosen.size());
        std::iota(same.begin(), same.end(), 1);
        return same;
    }
    const ScoreTable& table = m_table ? *m_table : m_list.table;
    const ListLimits own = asksForOthers() ? limitsOf(m_contest, Fit(table, target(), m_rest),
                                                      target(), m_list.request)
                                           : limits;
    const Choice choice = choose(m_contest, own, list, m_list.request, stop, &like);
    std::vector<int> ranks;
    std::vector<Standing> left;
    std::optional<Index> competing;
    for (const Chosen& one : chosen) {
        const Index track = one.standing.track;
        ranks.push_back(choice.rankOf(track));
        if (ranks.back() == 0 && m_contest.competes(track)) {
            left.push_back(m_contest.standing(one.standing));
        } else if (ranks.back() == 0) {
            competing = competing ? *competing : m_contest.competing();
            ranks.back() = *competing + 1; // a rule would keep it out: behind all others
        }
    }
    const std::vector<Index> before = countBefore(m_contest, list, left);
    std::size_t next = 0;
    for (int& rank : ranks) {
        if (rank == 0) {
            const auto chosenBefore = std::ranges::count_if(choice.picks, [&](const Chosen& other) {
                return other.standing.before(left[next]);
            });
            rank = static_cast<int>(choice.picks.size()) + 1 + before[next] -
                   static_cast<int>(chosenBefore);
            ++next;
        }
    }
    return ranks;
}

} // namespace earshot::recommend
