// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recommender.h"

#include "core/recommend/list_without.h"
#include "core/recommend/lists/arrangement.h"
#include "core/recommend/lists/list_frame.h"
#include "core/recommend/parallel.h"
#include "core/recommend/reason.h"
#include "core/recommend/text.h"

#include <algorithm>
#include <array>
#include <functional>

namespace earshot::recommend {

namespace {

using signals::SignalId;
using signals::SignalSet;

/// Below this a second thread costs more than it saves.
constexpr Index kWorthThreads = 20'000;

SignalId signalAt(int i) {
    return static_cast<SignalId>(i);
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
          m_table({catalog, listener, request, m_target, listener.enabled, fullHour(request.now)}),
          m_firstParts(std::make_unique_for_overwrite<MicroPoints[]>(catalog.ids.size())),
          m_list{catalog, listener, request, m_target, m_rules, m_table, m_firstParts.get()},
          m_contest(m_list.contest()),
          m_fit(m_table, m_target, listener.enabled) {}

    Mix make(const ListMade& listMade);

private:
    using Others = std::vector<std::unique_ptr<ListWithout>>;
    void choosePicks(const ListLimits& limits);
    void addRanks(std::vector<Pick>& picks, const ListLimits& limits) const;
    [[nodiscard]] Others othersWithout() const;
    [[nodiscard]] std::vector<Shortlist> shortlistsOf(const Others& others) const;
    [[nodiscard]] Mix header() const;
    [[nodiscard]] Mix finished() const;
    [[nodiscard]] std::vector<Pick> picksFor() const;
    [[nodiscard]] Pick pickFor(const Chosen& chosen, int rank) const;
    [[nodiscard]] std::vector<Withheld> withheld() const;
    [[nodiscard]] SignalSet used(const std::vector<Withheld>& withheld) const;
    [[nodiscard]] QString madeFrom(SignalSet used, bool personalised) const;

    const Catalog& m_catalog;
    const Listener& m_listener;
    const Request& m_request;
    std::stop_token m_stop;
    Target m_target;
    Rules m_rules;
    ScoreTable m_table;
    std::unique_ptr<MicroPoints[]> m_firstParts; ///< their sums, by track
    AsItIs m_list;
    Contest m_contest;
    Fit m_fit;
    Choice m_choice;
};

Mix MixMaker::header() const {
    Mix mix;
    mix.context = m_target.context;
    mix.title = m_target.title;
    mix.purpose = m_target.purpose;
    mix.seed = m_request.seed;
    if (!m_target.ready) {
        mix.ready = false;
        mix.madeFrom = m_target.madeFrom;
        mix.wanted = m_target.wanted;
    }
    return mix;
}

Mix MixMaker::make(const ListMade& listMade) {
    Mix mix = header();
    if (m_target.ready) {
        const ListLimits limits = limitsOf(m_contest, m_fit, m_target, m_request);
        choosePicks(limits);
        if (m_stop.stop_requested()) {
            return mix;
        }
        mix = finished();
        if (listMade) {
            listMade(mix);
        }
        if (m_request.ranksWithout) {
            addRanks(mix.picks, limits);
        }
    } else if (listMade) {
        listMade(mix);
    }
    return m_stop.stop_requested() ? header() : mix;
}

void MixMaker::choosePicks(const ListLimits& limits) {
    const Contest* only = &m_contest;
    std::vector<Shortlist> list =
        shortlists({&only, 1}, usualShortlist(m_request), m_firstParts.get());
    m_choice = choose(m_contest, limits, std::move(list.front()), m_request, m_stop);
}

/// What the picks would be in the same list without one of its signals, for each.
void MixMaker::addRanks(std::vector<Pick>& picks, const ListLimits& limits) const {
    // Whoever drags across the map does not wait for the ranks of each list on the way.
    const Others others = othersWithout();
    if (m_stop.stop_requested()) {
        return;
    }
    const std::vector<Shortlist> shortlists = shortlistsOf(others);
    std::vector<std::vector<int>> ranks(others.size());
    parallelFor(static_cast<int>(others.size()), m_catalog.size() >= kWorthThreads, [&](int i) {
        const auto at = static_cast<std::size_t>(i);
        ranks[at] = others[at]->ranksOf(m_choice, limits, shortlists[at], m_stop);
    });
    if (m_stop.stop_requested()) {
        return;
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
        for (Pick& pick : picks) {
            if (!pick.kept) {
                pick.rankWithout[static_cast<std::size_t>(others[i]->off())] =
                    ranks[i][static_cast<std::size_t>(pick.rank - 1)];
            }
        }
    }
}

MixMaker::Others MixMaker::othersWithout() const {
    std::vector<SignalId> on;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        if (m_table.scorer(signalAt(i))) {
            on.push_back(signalAt(i));
        }
    }
    Others others(on.size());
    parallelFor(static_cast<int>(on.size()), m_catalog.size() >= kWorthThreads, [&](int i) {
        const auto at = static_cast<std::size_t>(i);
        others[at] = std::make_unique<ListWithout>(m_list, on[at]);
    });
    return others;
}

/// Empty for those that are the same as the list as it is.
std::vector<Shortlist> MixMaker::shortlistsOf(const Others& others) const {
    std::vector<const Contest*> contests;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (!others[i]->isAsItIs()) {
            contests.push_back(&others[i]->contest());
            places.push_back(i);
        }
    }
    std::vector<Shortlist> lists(others.size());
    if (contests.empty()) {
        return lists;
    }
    std::vector<Shortlist> found = shortlists(contests, usualShortlist(m_request));
    for (std::size_t i = 0; i < found.size(); ++i) {
        lists[places[i]] = std::move(found[i]);
    }
    return lists;
}

/// The list but for what it would be without its signals.
Mix MixMaker::finished() const {
    Mix mix = header();
    std::vector<Index> tracks;
    for (const Chosen& chosen : m_choice.picks) {
        tracks.push_back(chosen.standing.track);
    }
    tracks.insert(tracks.end(), m_target.kept.begin(), m_target.kept.end());
    std::vector<Pick> picks;
    std::vector<std::size_t> order;
    const std::array<std::function<void()>, 3> steps{
        [&] { mix.withheld = withheld(); },
        [&] { picks = picksFor(); },
        [&] {
            order =
                lists::arrangement(m_catalog, m_target, tracks, m_listener.enabled, m_request.seed);
        },
    };
    parallelFor(static_cast<int>(steps.size()), m_catalog.size() >= kWorthThreads,
                [&steps](int i) { steps[static_cast<std::size_t>(i)](); });
    for (const std::size_t place : order) {
        mix.picks.push_back(std::move(picks[place]));
    }
    mix.used = used(mix.withheld);
    for (int i = 0; i < signals::kSignalCount; ++i) {
        mix.personalised |= mix.used.has(signalAt(i)) &&
                            signals::info(signalAt(i)).kind == signals::SignalKind::Personal;
    }
    mix.madeFrom = madeFrom(mix.used, mix.personalised);
    return mix;
}

/// What was chosen, by rank, then what is kept.
std::vector<Pick> MixMaker::picksFor() const {
    std::vector<Pick> picks;
    for (const Chosen& chosen : m_choice.picks) {
        picks.push_back(pickFor(chosen, static_cast<int>(picks.size()) + 1));
    }
    for (const Index track : m_target.kept) {
        Pick pick;
        pick.track = m_catalog.ids[static_cast<std::size_t>(track)];
        pick.kept = true;
        pick.reason = m_target.kind == ListKind::Path
                          ? (track == m_target.kept.front() ? Text::tr("Where the path begins")
                                                            : Text::tr("Where the path ends"))
                          : Text::tr("In the playlist");
        picks.push_back(std::move(pick));
    }
    return picks;
}

Pick MixMaker::pickFor(const Chosen& chosen, int rank) const {
    const Index track = chosen.standing.track;
    Pick pick;
    pick.track = m_catalog.ids[static_cast<std::size_t>(track)];
    pick.rank = rank;
    for (int i = 0; i < signals::kSignalCount; ++i) {
        pick.contributions[static_cast<std::size_t>(i)] = m_table.points(signalAt(i), track);
    }
    pick.contributions[static_cast<std::size_t>(Term::Diversity)] = chosen.diversity;
    for (const Points points : pick.contributions) {
        pick.score += points;
    }
    pick.weakMatch = m_fit.weak(track);
    pick.reason = reasonFor(m_table, m_catalog, m_target, pick, track);
    return pick;
}

/// Tracks that a rule kept out although their points, also after what their likeness to the
/// finished list would have cost, reach those of the last pick.
std::vector<Withheld> MixMaker::withheld() const {
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
    const auto isKeptOut = [this](Index track) {
        return !m_contest.competes(track) && !m_rules.isOfAnotherKind(track);
    };
    m_contest.forEachFrom(enough, isKeptOut, [&](MicroPoints own, Index track) {
        // Likeness to its own other version is no reason: the rule names that.
        const Index song = m_catalog.representative[static_cast<std::size_t>(track)];
        const MicroPoints points = own + likenessCost(m_contest, track, m_choice.picks, song);
        if (points >= enough) {
            found.push_back({points, m_contest.tie(track), track});
        }
    });
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
            std::stop_token stop, const ListMade& listMade) {
    const lists::ListFrame frame(catalog, listener, request);
    return MixMaker(catalog, frame.listener(), frame.request(), std::move(stop)).make(listMade);
}

} // namespace earshot::recommend
