// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_store_state.h"
#include "core/signals/text.h"

#include <algorithm>

namespace earshot::signals {

namespace {

const SpotlightDetail* markIn(const Entry& entry) {
    const auto* detail = std::get_if<SpotlightDetail>(&entry.detail);
    return detail && detail->kind != SpotlightDetail::Kind::Outcome ? detail : nullptr;
}

} // namespace

base::Status SignalStore::setSpotlight(library::TrackId track, SpotlightScope scope, int weeks,
                                       std::span<const library::TrackId> instead) {
    using base::Done;
    if (guestIsHere()) {
        return State::guestError(Text::tr("Nothing was put in the spotlight"));
    }
    if (weeks < 0 || weeks > kMostSpotlightWeeks) {
        return base::Error{Text::tr("Nothing can be in the spotlight for that long"), {}, {}};
    }
    if (base::Status kept = applyRetentionDaily(); !kept) {
        return kept;
    }
    const QString what = Text::tr("The spotlight could not be saved");
    return m_state->connection.guard(what, [&]() -> base::Status {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        if (!m_state->allowed().has(SignalId::Spotlight)) {
            return base::Error{Text::tr("Spotlight is off, so nothing was saved"),
                               {},
                               Text::tr("Allow spotlight on the Signals page")};
        }
        auto writer = m_state->sealer.writer(SignalId::Spotlight);
        if (!writer) {
            return writer.error();
        }
        std::vector<qint64> old;
        m_state->table(SignalId::Spotlight).forEach([&](const StoredEntry& stored) {
            const SpotlightDetail* mark = markIn(stored.entry);
            if (mark && scopeOf(*mark) == scope &&
                std::ranges::find(instead, stored.entry.track) != instead.end()) {
                old.push_back(stored.row);
            }
        });
        SignalTable marks(m_state->db(), SignalId::Spotlight, std::move(*writer));
        for (const qint64 row : old) {
            marks.remove(row);
        }
        if (weeks > 0) {
            const auto kind = scope == SpotlightScope::Album ? SpotlightDetail::Kind::Album
                                                             : SpotlightDetail::Kind::Artist;
            marks.insert(m_state->nextEvent(),
                         {track, m_state->now().onlyDay(), SpotlightDetail{kind, weeks, {}}});
        }
        transaction.commit();
        return Done{};
    });
}

base::Result<std::vector<SpotlightMark>> SignalStore::spotlights() const {
    return m_state->connection.guard(Text::tr("The spotlight could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        std::vector<SpotlightMark> marks;
        if (!m_state->usable().has(SignalId::Spotlight)) {
            return marks;
        }
        const qint64 today = m_state->now().day;
        m_state->table(SignalId::Spotlight).forEach([&](const StoredEntry& stored) {
            if (const SpotlightDetail* found = markIn(stored.entry)) {
                const SpotlightMark mark{stored.entry.track, scopeOf(*found), found->weeks,
                                         stored.entry.at.day};
                if (mark.holdsOn(today)) {
                    marks.push_back(mark);
                }
            }
        });
        return marks;
    });
}

} // namespace earshot::signals
