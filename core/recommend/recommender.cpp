// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recommender.h"

#include "core/recommend/chooser.h"
#include "core/recommend/constants.h"
#include "core/recommend/lists/arrangement.h"
#include "core/recommend/lists/list_frame.h"
#include "core/recommend/parallel.h"
#include "core/recommend/reason.h"
#include "core/recommend/rules.h"
#include "core/recommend/text.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;
using signals::SignalSet;

/// Below this a second thread costs more than it saves.
constexpr Index kWorthThreads = 20'000;

SignalId signalAt(int i) {
    return static_cast<SignalId>(i);
}

/// Signals whose scores are other when `off` is switched off, besides its own: the times of plays
/// belong to daytime, taste is learned from skips and finishes, for plays and completion together,
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

/// Makes one list. The steps of makeMix() with what they share.
class MixMaker {
public:
    MixMaker(const Catalog& catalog, const Listener& listener, const Request& request,
             std::stop_token stop)
        : m_catalog(catalog),
          m_listener(listener),
          m_request(request),
          m_stop(std::move(stop)),
          m_target(resolveTarget(catalog, listener, listener.enabled, request)),
          m_rules(catalog, listener, listener.enabled, m_target, request),
          m_table(inputFor(m_target, listener.enabled)),
          m_fit(m_table, m_target, listener.enabled) {}

    Mix make();

private:
    [[nodiscard]] ScoringInput inputFor(const Target& target, SignalSet enabled) const {
        return {m_catalog, m_listener, m_request, target, enabled, fullHour(m_request.now),
                nullptr};
    }
    [[nodiscard]] Contest contest(const ScoreTable& table, const Rules& rules,
                                  SignalSet enabled) const;
    [[nodiscard]] Choice chooseIn(const Contest& contest, const Fit& fit,
                                  const Target& target) const;
    void addKept(std::vector<Pick>& picks, std::vector<Index>& tracks) const;
    [[nodiscard]] Pick pickFor(const Chosen& chosen, int rank) const;
    void fillRanksWithout(std::vector<Pick>& picks) const;
    [[nodiscard]] std::vector<int> ranksWithout(SignalId off) const;
    [[nodiscard]] std::vector<int> ranksIn(const Contest& contest, const Fit& fit,
                                           const Target& target) const;
    [[nodiscard]] std::vector<Withheld> withheld(const Contest& contest) const;
    [[nodiscard]] SignalSet used(const std::vector<Withheld>& withheld) const;
    [[nodiscard]] QString madeFrom(SignalSet used, bool personalised) const;

    const Catalog& m_catalog;
    const Listener& m_listener;
    const Request& m_request;
    std::stop_token m_stop;
    Target m_target;
    Rules m_rules;
    ScoreTable m_table;
    Fit m_fit;
    Choice m_choice;
};

Contest MixMaker::contest(const ScoreTable& table, const Rules& rules, SignalSet enabled) const {
    Contest contest;
    contest.catalog = &m_catalog;
    contest.total = table.total();
    contest.bars = rules.bars().data();
    contest.barring = Rules::barring(enabled);
    contest.shuffled = enabled == SignalSet();
    contest.seed = m_request.seed;
    // Likeness is heard: without sound nothing is known of it.
    if (enabled.has(SignalId::Sound)) {
        contest.likenessPoints =
            c::kDiversityWeight * std::clamp(m_request.variety, 0.0, 1.0) * kPoint;
    }
    return contest;
}

Mix MixMaker::make() {
    Mix mix;
    mix.context = m_target.context;
    mix.title = m_target.title;
    mix.purpose = m_target.purpose;
    mix.seed = m_request.seed;
    if (!m_target.ready) {
        mix.ready = false;
        mix.madeFrom = m_target.madeFrom;
        mix.wanted = m_target.wanted;
        return mix;
    }

    const Contest main = contest(m_table, m_rules, m_listener.enabled);
    m_choice = chooseIn(main, m_fit, m_target);
    if (m_stop.stop_requested()) {
        return mix;
    }
    std::vector<Pick> picks;
    std::vector<Index> tracks;
    for (const Chosen& chosen : m_choice.picks) {
        tracks.push_back(chosen.standing.track);
        picks.push_back(pickFor(chosen, static_cast<int>(picks.size()) + 1));
    }
    if (m_request.ranksWithout) {
        fillRanksWithout(picks);
    }
    if (m_stop.stop_requested()) {
        return mix;
    }
    addKept(picks, tracks);
    for (const std::size_t place :
         lists::arrangement(m_catalog, m_target, tracks, m_listener.enabled, m_request.seed)) {
        mix.picks.push_back(std::move(picks[place]));
    }
    mix.withheld = withheld(main);
    mix.used = used(mix.withheld);
    for (int i = 0; i < signals::kSignalCount; ++i) {
        mix.personalised |= mix.used.has(signalAt(i)) &&
                            signals::info(signalAt(i)).kind == signals::SignalKind::Personal;
    }
    mix.madeFrom = madeFrom(mix.used, mix.personalised);
    return mix;
}

Choice MixMaker::chooseIn(const Contest& contest, const Fit& fit, const Target& target) const {
    ListLimits limits = limitsFor(contest, fit, target.recipe, m_request);
    limits.quota = target.quota.group.empty() ? nullptr : &target.quota;
    return choose(contest, limits, m_stop, m_choice.shortlisted);
}

void MixMaker::addKept(std::vector<Pick>& picks, std::vector<Index>& tracks) const {
    for (const Index track : m_target.kept) {
        Pick pick;
        pick.track = m_catalog.ids[static_cast<std::size_t>(track)];
        pick.kept = true;
        pick.reason = m_target.kind == ListKind::Path
                          ? (track == m_target.kept.front() ? Text::tr("Where the path begins")
                                                            : Text::tr("Where the path ends"))
                          : Text::tr("In the playlist");
        picks.push_back(std::move(pick));
        tracks.push_back(track);
    }
}

Pick MixMaker::pickFor(const Chosen& chosen, int rank) const {
    const Index track = chosen.standing.track;
    Pick pick;
    pick.track = m_catalog.ids[static_cast<std::size_t>(track)];
    pick.rank = rank;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        if (const MicroPoints* column = m_table.column(signalAt(i))) {
            pick.contributions[static_cast<std::size_t>(i)] = column[track];
        }
    }
    pick.contributions[static_cast<std::size_t>(Term::Diversity)] = chosen.diversity;
    for (const Points points : pick.contributions) {
        pick.score += points;
    }
    pick.weakMatch = m_fit.weak(track);
    pick.reason = reasonFor(m_table, m_catalog, m_target, pick, track);
    return pick;
}

void MixMaker::fillRanksWithout(std::vector<Pick>& picks) const {
    std::vector<SignalId> on;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        if (m_table.scorer(signalAt(i))) {
            on.push_back(signalAt(i));
        }
    }
    std::vector<std::vector<int>> ranks(on.size());
    parallelFor(static_cast<int>(on.size()), m_catalog.size() >= kWorthThreads, [&](int i) {
        const auto at = static_cast<std::size_t>(i);
        ranks[at] = ranksWithout(on[at]);
    });
    for (std::size_t i = 0; i < on.size(); ++i) {
        for (std::size_t pick = 0; pick < picks.size(); ++pick) {
            picks[pick].rankWithout[static_cast<std::size_t>(on[i])] = ranks[i][pick];
        }
    }
}

/// The ranks of the picks, in the order of choosing, when the same list is made with `off` switched
/// off: the very same steps, but that columns which cannot change are not scored again.
std::vector<int> MixMaker::ranksWithout(SignalId off) const {
    const SignalSet rest = m_listener.enabled.without(off);
    SignalSet fresh = dependentOn(off, m_target);
    for (int i = 0; i < signals::kSignalCount; ++i) {
        fresh.set(signalAt(i), fresh.has(signalAt(i)) && rest.has(signalAt(i)));
    }
    if (fresh == SignalSet()) {
        Contest without = contest(m_table, m_rules, rest);
        without.minus = m_table.column(off);
        return ranksIn(without, Fit(m_table, m_target, rest), m_target);
    }
    if (!m_target.lookedAt.has(off)) {
        const ScoreTable table(inputFor(m_target, rest), &m_table, fresh);
        return ranksIn(contest(table, m_rules, rest), Fit(table, m_target, rest), m_target);
    }
    const Target target = resolveTarget(m_catalog, m_listener, rest, m_request);
    if (!target.ready) {
        return std::vector<int>(m_choice.picks.size(), kNoList);
    }
    const Rules rules(m_catalog, m_listener, rest, target, m_request);
    const ScoreTable table(inputFor(target, rest), &m_table, fresh);
    return ranksIn(contest(table, rules, rest), Fit(table, target, rest), target);
}

std::vector<int> MixMaker::ranksIn(const Contest& other, const Fit& fit,
                                   const Target& target) const {
    const Choice choice = chooseIn(other, fit, target);
    std::vector<int> ranks;
    std::vector<Standing> left;
    std::optional<Index> competing;
    for (const Chosen& chosen : m_choice.picks) {
        const Index track = chosen.standing.track;
        ranks.push_back(choice.rankOf(track));
        if (ranks.back() == 0 && other.competes(track)) {
            left.push_back(other.standing(track));
        } else if (ranks.back() == 0) {
            competing = competing ? *competing : other.competing();
            ranks.back() = *competing + 1; // a rule would keep it out: behind all others
        }
    }
    const std::vector<Index> before = countBefore(other, left);
    std::size_t next = 0;
    for (int& rank : ranks) {
        if (rank == 0) {
            const auto chosenBefore =
                std::ranges::count_if(choice.picks, [&](const Chosen& chosen) {
                    return chosen.standing.before(left[next]);
                });
            rank = static_cast<int>(choice.picks.size()) + 1 + before[next] -
                   static_cast<int>(chosenBefore);
            ++next;
        }
    }
    return ranks;
}

/// Tracks that a rule kept out although their points, also after what their likeness to the
/// finished list would have cost, reach those of the last pick.
std::vector<Withheld> MixMaker::withheld(const Contest& main) const {
    std::vector<Withheld> entries;
    if (m_choice.picks.empty()) {
        return entries;
    }
    for (const PassedOver& passed : m_choice.capped) {
        entries.push_back({m_catalog.ids[static_cast<std::size_t>(passed.track)], passed.rule, {}});
    }
    const Chosen& last = m_choice.picks.back();
    const MicroPoints enough = last.standing.points + last.diversity;
    std::vector<Standing> found;
    for (Index track = 0; track < m_catalog.size(); ++track) {
        if (main.competes(track) || main.total[track] < enough || m_rules.isOfAnotherKind(track)) {
            continue;
        }
        // Likeness to its own other version is no reason: the rule names that.
        const Index song = m_catalog.representative[static_cast<std::size_t>(track)];
        const MicroPoints points =
            main.total[track] + likenessCost(main, track, m_choice.picks, song);
        if (points >= enough) {
            found.push_back({points, main.tie(track), track});
        }
    }
    std::ranges::sort(found, [](const Standing& a, const Standing& b) { return a.before(b); });
    for (const Standing& standing : found) {
        entries.push_back(m_rules.withheld(standing.track, m_listener.enabled));
    }
    return entries;
}

SignalSet MixMaker::used(const std::vector<Withheld>& withheld) const {
    SignalSet set = m_table.speaking();
    for (const Withheld& entry : withheld) {
        if (entry.rule == Rule::Disliked) {
            set.set(SignalId::Likes, true);
        } else if (entry.rule == Rule::PlayedRecently) {
            set.set(SignalId::Plays, true);
        }
    }
    for (int i = 0; i < signals::kSignalCount; ++i) {
        set.set(signalAt(i), set.has(signalAt(i)) || m_target.shapedBy.has(signalAt(i)));
    }
    return set;
}

QString MixMaker::madeFrom(SignalSet used, bool personalised) const {
    QStringList names;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        if (used.has(signalAt(i))) {
            names.append(signals::signalName(signalAt(i)));
        }
    }
    QStringList parts;
    if (!m_target.madeFrom.isEmpty()) {
        parts.append(m_target.madeFrom);
    }
    parts.append(names.isEmpty() ? Text::tr("A shuffle with artists kept apart.")
                                 : Text::tr("Made from: %1.").arg(names.join(Text::tr(", "))));
    if (!personalised) {
        parts.append(Text::tr("Not personalised."));
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace

Mix makeMix(const Catalog& catalog, const Listener& listener, const Request& request,
            std::stop_token stop) {
    const lists::ListFrame frame(catalog, listener, request);
    return MixMaker(catalog, frame.listener(), frame.request(), std::move(stop)).make();
}

} // namespace earshot::recommend
