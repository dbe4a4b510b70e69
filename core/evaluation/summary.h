// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/method_run.h"
#include "core/evaluation/report.h"

#include <map>

namespace earshot::evaluation {

/// A listener that is reported, and the play its tested part begins with.
struct TestedReplay {
    std::uint32_t listener = 0;
    std::size_t begin = 0;
    Replay replay;
};

/// Where a track stands by these scores.
[[nodiscard]] Standing standingIn(std::span<const double> scores, std::size_t track);

/// Turns what methods made of the tested plays into means, intervals and differences.
class Summary {
public:
    /// Both outlive the summary; `features` may be null.
    Summary(const History& history, const ItemFeatures* features);

    /// `tested`: the listeners of the run, in its order. Lists are told of where scores were kept.
    void add(const QString& key, MethodKind kind, LibraryKind library, const MethodRun& run,
             const std::vector<TestedReplay>& tested);
    /// In the order in which they were added.
    [[nodiscard]] std::vector<MethodFigures> figures() const;

private:
    struct Entry {
        MethodFigures figures;
        ListenerMeans means;
        std::vector<ListMeans> lists; ///< by listener, empty where no scores were kept
    };
    /// The entry of a method in a library; null where it did not run.
    [[nodiscard]] const Entry* entryOf(const QString& key, LibraryKind library) const;
    [[nodiscard]] GroupFigures groupFigures(const Entry& entry, std::size_t fewestPlays) const;

    const History& m_history;
    const ItemFeatures* m_features;
    std::vector<Entry> m_entries;
    mutable std::map<std::size_t, Bootstrap> m_bootstraps; ///< by number of listeners
};

/// How the model stands to the marks and to what it has to beat, in the protocol's libraries. No
/// mark is told of where a group has no listener.
[[nodiscard]] std::vector<MarkFigures> marksOf(const std::vector<MethodFigures>& methods);

} // namespace earshot::evaluation
