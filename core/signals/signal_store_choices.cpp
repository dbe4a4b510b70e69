// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_store_state.h"
#include "core/signals/text.h"

#include <algorithm>

namespace earshot::signals {

base::Result<Preferences> SignalStore::preferences() const {
    return m_state->connection.guard(Text::tr("The choices could not be read"),
                                     [&] { return PreferenceTable(m_state->db()).read(); });
}

base::Result<qint64> SignalStore::setKeepDays(SignalId id, std::optional<int> days, Forget how) {
    if (!hasTable(id) || (days && (*days < 0 || *days > kLongestKeepDays))) {
        return base::Error{Text::tr("%1 cannot be kept for that long").arg(signalName(id)), {}, {}};
    }
    const auto locked = m_state->sealer.hindrance();
    if (locked && !m_state->nothingStoredYet()) {
        return *locked; // how old entries are cannot be read
    }
    const int keepDays = days.value_or(info(id).keepDays);
    const auto older = m_state->connection.guard(Text::tr("The choice could not be saved"), [&] {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        const qint64 count = countOlder(m_state->upkeep(), id, keepDays, m_state->now().day);
        if (how == Forget::Delete) {
            PreferenceTable(m_state->db()).setKeepDays(id, days);
        }
        transaction.commit();
        return count;
    });
    if (!older || how == Forget::Count || *older == 0) {
        return older;
    }
    const base::Status gone = applyRetention();
    return gone ? older : base::Result<qint64>(gone.error());
}

base::Status SignalStore::setDial(SignalId id, int percent) {
    if (std::ranges::find(kDialSteps, percent) == kDialSteps.end()) {
        return base::Error{Text::tr("%1 cannot count that much").arg(signalName(id)), {}, {}};
    }
    return m_state->connection.guard(Text::tr("The choice could not be saved"),
                                     [&] { PreferenceTable(m_state->db()).setDial(id, percent); });
}

} // namespace earshot::signals
