// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/target.h"

#include <cstdint>
#include <vector>

namespace earshot::recommend {

/// Which tracks may not be picked, and by which rule. Rules read from files hold always; those read
/// from a signal hold while that signal is on: disliked (likes), played recently (plays; to the
/// second with daytime, to the day without).
class Rules {
public:
    /// Reasons a track is barred, one bit each.
    enum Bar : std::uint8_t { Always = 1, Disliked = 2, Recent = 4, RecentByDay = 8, Outside = 16 };

    /// The catalog, listener and target outlive it.
    Rules(const Catalog& catalog, const Listener& listener, signals::SignalSet enabled,
          const Target& target, const Request& request);

    [[nodiscard]] const std::vector<std::uint8_t>& bars() const { return m_bars; }
    /// The bars that hold while these signals are on.
    [[nodiscard]] static std::uint8_t barring(signals::SignalSet enabled);

    /// The rule that bars a track while these signals are on. Call for barred tracks only.
    [[nodiscard]] Withheld withheld(Index track, signals::SignalSet enabled) const;
    /// Whether the track is none of those the list is of, which its line says for all of them.
    [[nodiscard]] bool isOfAnotherKind(Index track) const {
        return !m_target.outside.empty() && m_target.outside[static_cast<std::size_t>(track)] == 1;
    }
    /// Whether any track bears one of these bars.
    [[nodiscard]] bool any(std::uint8_t bars) const { return (m_seen & bars) != 0; }

private:
    void barAlways(const Request& request);
    void barOutside();
    void barDisliked();
    void barRecent(Bar bar, signals::SignalSet precision, const QDateTime& now);
    void bar(Index track, Bar bar);

    const Catalog& m_catalog;
    const Listener& m_listener;
    const Target& m_target;
    bool m_inSeason = false;
    std::vector<Index> m_queued; ///< songs in the queue or what the list starts from, ascending
    std::vector<std::uint8_t> m_bars;
    std::uint8_t m_seen = 0;
    Index m_open = 0; ///< tracks without the bar Always
};

} // namespace earshot::recommend
