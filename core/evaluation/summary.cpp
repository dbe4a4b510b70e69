// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/summary.h"

#include "core/evaluation/text.h"

#include <algorithm>

namespace earshot::evaluation {

namespace {

std::vector<ListMeans> listsOf(const MethodRun& run, const std::vector<TestedReplay>& tested,
                               const ItemFeatures* features) {
    std::vector<ListMeans> lists;
    std::size_t at = 0;
    for (const TestedReplay& own : tested) {
        ListTally tally(own.replay, features);
        const auto tracks = static_cast<std::size_t>(own.replay.library.size());
        for (std::size_t play = 0; play < own.replay.plays.size(); ++play) {
            if (play >= own.begin) {
                tally.add(std::span(run.scores).subspan(at, tracks), play);
                at += tracks;
            }
            tally.learn(play);
        }
        lists.push_back(tally.means());
    }
    return lists;
}

} // namespace

Standing standingIn(std::span<const double> scores, std::size_t track) {
    Standing standing{0, 0};
    for (const double score : scores) {
        standing.better += score > scores[track] ? 1 : 0;
        standing.tied += score == scores[track] ? 1 : 0;
    }
    return standing;
}

Summary::Summary(const History& history, const ItemFeatures* features)
    : m_history(history), m_features(features) {}

void Summary::add(const QString& key, MethodKind kind, LibraryKind library, const MethodRun& run,
                  const std::vector<TestedReplay>& tested) {
    Entry entry;
    entry.figures.key = key;
    entry.figures.kind = kind;
    entry.figures.library = library;
    entry.means = meansOf(run.outcomes);
    if (!run.scores.empty()) {
        entry.lists = listsOf(run, tested, m_features);
    }
    m_entries.push_back(std::move(entry));
}

const Summary::Entry* Summary::entryOf(const QString& key, LibraryKind library) const {
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.figures.key == key && entry.figures.library == library;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

std::vector<MethodFigures> Summary::figures() const {
    std::vector<MethodFigures> all;
    for (const Entry& entry : m_entries) {
        all.push_back(entry.figures);
        for (std::size_t group = 0; group < constants::kGroups.size(); ++group) {
            all.back().groups[group] = groupFigures(entry, constants::kGroups[group]);
        }
    }
    return all;
}

GroupFigures Summary::groupFigures(const Entry& entry, std::size_t fewestPlays) const {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < entry.means.listeners.size(); ++i) {
        if (m_history.listeners[entry.means.listeners[i]].plays.size() >= fewestPlays) {
            members.push_back(i);
        }
    }
    GroupFigures group;
    group.listeners = members.size();
    if (members.empty()) {
        return group;
    }
    const Bootstrap& bootstrap =
        m_bootstraps.try_emplace(members.size(), members.size()).first->second;
    std::vector<double> values(members.size());
    const auto interval = [&](const auto& valueOf) {
        std::ranges::transform(members, values.begin(), valueOf);
        return bootstrap.interval(values);
    };
    const Entry* fixed = entryOf(kFixedKey, entry.figures.library);
    const Entry* model = entryOf(kModelKey, entry.figures.library);
    for (std::size_t m = 0; m < kMeasureCount; ++m) {
        const std::vector<double>& own = entry.means.means[m];
        const auto minus = [&interval, m](const std::vector<double>& more, const Entry& less) {
            return interval([&](std::size_t i) { return more[i] - less.means.means[m][i]; });
        };
        group.measures[m] = interval([&](std::size_t i) { return own[i]; });
        if (fixed) {
            group.differences[m] = minus(own, *fixed);
        }
        if (model) {
            group.modelAhead[m] = minus(model->means.means[m], entry);
        }
    }
    if (!entry.lists.empty()) {
        group.lists.emplace();
        for (std::size_t m = 0; m < kListMeasureCount; ++m) {
            (*group.lists)[m] = interval([&](std::size_t i) { return entry.lists[i][m]; });
        }
    }
    return group;
}

std::vector<MarkFigures> marksOf(const std::vector<MethodFigures>& methods) {
    std::vector<MarkFigures> marks;
    const auto model = std::ranges::find(methods, kModelKey, &MethodFigures::key);
    for (std::size_t group = 0; group < constants::kMarks.size(); ++group) {
        if (model->groups[group].listeners == 0) {
            continue;
        }
        MarkFigures figures;
        figures.mark = constants::kMarks[group];
        const auto of = [group](const MethodFigures& method, Measure measure) {
            return method.groups[group].measures[static_cast<std::size_t>(measure)];
        };
        figures.hitRate20 = of(*model, Measure::HitRate20);
        figures.reciprocalRank = of(*model, Measure::ReciprocalRank);
        for (const MethodFigures& method : methods) {
            const bool toBeat =
                method.kind == MethodKind::Baseline || method.kind == MethodKind::Single;
            if (method.library != LibraryKind::Protocol || !toBeat) {
                continue;
            }
            const auto compare = [&](Measure measure, const Interval& reached,
                                     QStringList& notApart, QStringList& notBeaten) {
                const auto at = static_cast<std::size_t>(measure);
                if (method.groups[group].measures[at].high >= reached.low) {
                    notApart << method.key;
                }
                if (method.groups[group].modelAhead[at].low <= 0) {
                    notBeaten << method.key;
                }
            };
            compare(Measure::HitRate20, figures.hitRate20, figures.notApartHitRate,
                    figures.notBeatenHitRate);
            compare(Measure::ReciprocalRank, figures.reciprocalRank, figures.notApartReciprocalRank,
                    figures.notBeatenReciprocalRank);
        }
        marks.push_back(figures);
    }
    return marks;
}

QString leakText() {
    return Text::tr(
        "The protocol's library holds a listener's past and future tracks and nothing else: what "
        "was never heard there will be. \"never_heard\", which knows nothing but that, shows what "
        "this gives away. The model may not use it: weights are fitted among decoys, tracks that "
        "are not played, and no scorer may favour a track for not having been heard. Figures in "
        "libraries with decoys tell what a model is worth; those in the protocol's own compare it "
        "with others.");
}

} // namespace earshot::evaluation
