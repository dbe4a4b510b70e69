// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"

#include <QDateTime>
#include <QJsonObject>

#include <map>

namespace earshot::recommend::tests {

/// Someone whose taste is known; README.md tells the format. What they do with a track at their
/// n-th meeting depends on them and on `seed` alone, not on what was offered before, so that
/// recommenders are compared on the same person.
class SimulatedListener {
public:
    /// `name`: a file with its folder, "listeners/curious". Fails loudly on a file that is not as
    /// described.
    SimulatedListener(const QString& name, const Catalog& catalog, std::uint64_t seed);

    /// Whether the track is heard to its end now. Counts as a meeting.
    [[nodiscard]] bool finishes(Index track, const QDateTime& now);
    /// The track was heard long enough to count.
    void heard(Index track, const QDateTime& now);
    [[nodiscard]] double logOdds(Index track, const QDateTime& now) const;

private:
    struct Known {
        int meetings = 0;
        std::vector<QDateTime> heard;
    };
    [[nodiscard]] double genre(const char* key, Index track) const;
    [[nodiscard]] double number(const char* key) const;

    const Catalog& m_catalog;
    QJsonObject m_traits;
    std::uint64_t m_seed;
    std::map<Index, Known> m_known;
};

} // namespace earshot::recommend::tests
