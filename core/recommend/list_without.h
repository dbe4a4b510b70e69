// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/chooser.h"
#include "core/recommend/rules.h"

namespace earshot::recommend {

/// A list as it is, with what it is made from. Everything outlives it.
struct AsItIs {
    const Catalog& catalog;
    const Listener& listener;
    const Request& request;
    const Target& target;
    const Rules& rules;
    const ScoreTable& table;
    const MicroPoints* firstParts = nullptr; ///< sums of those of `table`, by track

    /// What scorers are made from, with these signals on.
    [[nodiscard]] ScoringInput inputFor(const Target& asked, signals::SignalSet enabled) const;
    [[nodiscard]] Contest contest() const { return contestUnder(rules, listener.enabled); }
    /// The same tracks with the same points, under these rules.
    [[nodiscard]] Contest contestUnder(const Rules& held, signals::SignalSet enabled) const;
};

/// The limits of a list made under these circumstances.
[[nodiscard]] ListLimits limitsOf(const Contest& contest, const Fit& fit, const Target& target,
                                  const Request& request);

/// The same list made with one signal switched off: the very same steps, but that what cannot
/// differ is taken from the list as it is.
class ListWithout {
public:
    ListWithout(const AsItIs& list, signals::SignalId off);
    ListWithout(const ListWithout&) = delete;
    ListWithout& operator=(const ListWithout&) = delete;

    [[nodiscard]] signals::SignalId off() const { return m_off; }
    /// Whether the signal has no part in the list as it is: then nothing is other without it.
    [[nodiscard]] bool isAsItIs() const;
    /// Where no such list can be made, that of the list as it is.
    [[nodiscard]] const Contest& contest() const { return m_contest; }
    /// The ranks of what was chosen for the list as it is, under its limits, in the order of
    /// choosing; kNoList where no such list can be made. `list` is a shortlist of contest(), not
    /// looked at where the list is as it is.
    [[nodiscard]] std::vector<int> ranksOf(const Choice& like, const ListLimits& limits,
                                           const Shortlist& list,
                                           const std::stop_token& stop) const;

private:
    [[nodiscard]] const Target& target() const { return m_target ? *m_target : m_list.target; }
    [[nodiscard]] bool asksForOthers() const;

    const AsItIs& m_list;
    signals::SignalId m_off;
    signals::SignalSet m_rest;
    std::unique_ptr<Target> m_target;    ///< null: as it is
    std::unique_ptr<Rules> m_rules;      ///< null: as they are
    std::unique_ptr<ScoreTable> m_table; ///< null: as it is, without the column
    Contest m_contest;
};

} // namespace earshot::recommend
