// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/track_table.h"
#include "core/signals/records.h"
#include "core/signals/registry.h"

#include <limits>

namespace earshot::recommend::lists {

/// What is known of one song from plays, their endings and likes.
struct Heard {
    int plays = 0, finished = 0, skipped = 0;
    int like = 0;    ///< −1, 0, +1
    double love = 0; ///< evidence, faded with age; ≤ 0 where nothing speaks for it
    qint64 lastDay = std::numeric_limits<qint64>::min(); ///< days since 1970; least = only liked

    [[nodiscard]] bool everHeard() const { return plays + finished + skipped > 0; }
};

struct Loved {
    Index song = 0;
    double love = 0;
};

/// The songs a listener has heard or marked, from the signals in `enabled` alone. Versions of a
/// song count for the one that stands for it. The catalog outlives it.
class HeardSongs {
public:
    HeardSongs(const Catalog& catalog, const signals::History& history, signals::SignalSet enabled,
               qint64 today);

    /// Null where nothing is known of the song.
    [[nodiscard]] const Heard* of(Index track) const;
    [[nodiscard]] const std::vector<Index>& songs() const { return m_heard.tracks(); }
    /// Days since the first thing heard, 0 where nothing was.
    [[nodiscard]] qint64 knownDays() const { return m_firstDay < 0 ? 0 : m_today - m_firstDay; }
    /// Songs with love, the most loved first.
    [[nodiscard]] std::vector<Loved> loved() const;
    /// Love by artist, 0 where no artist is tagged.
    [[nodiscard]] std::vector<double> artistLove() const;

private:
    void heardOn(Heard& heard, qint64 day);
    [[nodiscard]] double faded(qint64 day) const;

    const Catalog& m_catalog;
    TrackTable<Heard> m_heard;
    qint64 m_today;
    qint64 m_firstDay = -1;
};

} // namespace earshot::recommend::lists
