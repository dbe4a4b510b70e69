// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_store_state.h"
#include "core/signals/text.h"

namespace earshot::signals {

base::Result<Holdings> SignalStore::holdings(std::optional<SignalId> only) const {
    if (guestIsHere()) {
        return State::guestError(Text::tr("What is stored is not shown"));
    }
    const auto locked = m_state->sealer.hindrance();
    if (locked && !m_state->nothingStoredYet()) {
        return *locked;
    }
    const QString what = Text::tr("What is stored could not be read");
    auto found = m_state->connection.guard(what, [&] {
        SQLite::Transaction snapshot(m_state->db());
        return readHoldings(m_state->upkeep(), only);
    });
    m_state->read = {};
    m_state->rowsRead = 0;
    if (found) {
        for (const HeldSignal& held : found->signalEntries) {
            m_state->read.set(held.id, m_state->read.has(held.id) || !held.entries.empty());
            m_state->rowsRead += static_cast<qint64>(held.entries.size());
        }
    }
    return found;
}

base::Result<IntakeReport> SignalStore::takeIn(const Incoming& incoming) {
    if (guestIsHere()) {
        return State::guestError(Text::tr("Nothing was imported"));
    }
    if (base::Status kept = applyRetentionDaily(); !kept) {
        return kept.error();
    }
    return takeInArchive(m_state->upkeep(), incoming, m_state->now().day, m_state->clock.nowMs());
}

} // namespace earshot::signals
