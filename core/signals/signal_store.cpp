// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_store.h"

#include "core/signals/entry_text.h"
#include "core/signals/history_order.h"
#include "core/signals/key_rotation.h"
#include "core/signals/recording.h"
#include "core/signals/schema.h"
#include "core/signals/signal_store_state.h"
#include "core/signals/text.h"
#include "core/vault/vault.h"

#include <sqlite3.h>

namespace earshot::signals {

SignalStore::SignalStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}

SignalStore::~SignalStore() = default;

base::Result<std::unique_ptr<SignalStore>>
SignalStore::open(storage::Connection connection, const Sealer& sealer, const base::Clock& clock,
                  const std::filesystem::path& backupDir, std::shared_ptr<const GuestMode> guest) {
    if (const base::Status migrated = storage::migrate(connection, listeningSchema(), backupDir);
        !migrated) {
        return migrated.error();
    }
    std::unique_ptr<State> state(new State{
        std::move(connection), sealer, clock, backupDir, nullptr, {}, 0, 0, std::move(guest)});
    auto guard = TableGuard::install(state->connection);
    if (!guard) {
        return guard.error();
    }
    state->guard = std::move(*guard);
    return std::unique_ptr<SignalStore>(new SignalStore(std::move(state)));
}

bool SignalStore::guestIsHere() const {
    return m_state->guestIsHere();
}

base::Result<SignalSet> SignalStore::enabled() const {
    return m_state->connection.guard(Text::tr("The switches could not be read"),
                                     [&] { return m_state->usable(); });
}

base::Result<std::vector<SignalState>> SignalStore::states() const {
    return m_state->connection.guard(Text::tr("The signals could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        const ConsentState consent = ConsentLog(m_state->db()).state();
        const Preferences chosen = PreferenceTable(m_state->db()).read();
        const bool hidden = m_state->sealer.hindrance().has_value();
        std::vector<SignalState> states;
        for (const SignalInfo& row : registry()) {
            SignalState& state = states.emplace_back();
            state.id = row.id;
            state.on = consent.enabled.has(row.id);
            state.keepDays = chosen.keepDays(row.id);
            state.dialPercent = chosen.dial(row.id);
            state.decidedMs = consent.decidedMs[static_cast<std::size_t>(row.id)];
            if (hasTable(row.id)) {
                const TableGuard::Allowance allowance = m_state->allow(row.id);
                if (hidden) {
                    state.entries = SignalTable(m_state->db(), row.id).count();
                    continue;
                }
                const auto tally = m_state->table(row.id).forEach([&](const StoredEntry& stored) {
                    const Moment& at = stored.entry.at;
                    if (!state.sinceMs || at.seconds() * 1000 < *state.sinceMs) {
                        state.sinceMs = at.seconds() * 1000;
                        state.sinceDay = dateOf(at);
                    }
                });
                state.entries = tally.entries;
                state.damaged = tally.damaged;
            }
        }
        m_state->readUsage(states);
        return states;
    });
}

base::Status SignalStore::setEnabled(SignalId id, bool on, const QString& how) {
    if (base::Status ready = on ? m_state->makeReady(id) : base::Status(base::Done{}); !ready) {
        const base::Error& cause = ready.error();
        return base::Error{Text::tr("%1 cannot be switched on: %2").arg(signalName(id), cause.what),
                           cause.subject, cause.advice};
    }
    return m_state->connection.guard(Text::tr("The switch could not be saved"), [&] {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        ConsentLog log(m_state->db());
        const ConsentState before = log.state();
        const bool asked = before.decidedMs[static_cast<std::size_t>(id)].has_value();
        if (before.enabled.has(id) != on || !asked) {
            log.add(id, on ? Decision::On : Decision::Off, m_state->clock.nowMs(), how);
        }
        transaction.commit();
    });
}

base::Status SignalStore::decline(std::span<const SignalId> ids, const QString& how) {
    return m_state->connection.guard(Text::tr("The answer could not be saved"), [&] {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const SignalId id : ids) {
            ConsentLog(m_state->db()).add(id, Decision::Declined, m_state->clock.nowMs(), how);
        }
        transaction.commit();
    });
}

base::Result<bool> SignalStore::decided(SignalId id) const {
    return m_state->connection.guard(Text::tr("The consent record could not be read"), [&] {
        const ConsentState state = ConsentLog(m_state->db()).state();
        return state.decidedMs[static_cast<std::size_t>(id)].has_value();
    });
}

base::Result<std::vector<ConsentEntry>> SignalStore::consentRecord(int limit) const {
    return m_state->connection.guard(Text::tr("The consent record could not be read"),
                                     [&] { return ConsentLog(m_state->db()).newest(limit); });
}

base::Status SignalStore::record(const PlayEvent& event) {
    using base::Done;
    if (guestIsHere()) {
        return Done{};
    }
    if (base::Status kept = applyRetentionDaily(); !kept) {
        return kept;
    }
    const QString what = Text::tr("A play could not be recorded");
    return m_state->connection.guard(what, [&]() -> base::Status {
        // The write lock first: no switch can change between reading them and the commit.
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        const SignalSet on = m_state->usable();
        if (!on.has(SignalId::Sequence)) {
            m_state->sitting = 0;
        }
        std::vector<Entry> entries = entriesOf(event, on);
        if (entries.empty()) {
            return Done{};
        }
        const qint64 number = m_state->nextEvent();
        for (Entry& entry : entries) {
            const SignalId id = signalOf(entry);
            if (auto* place = std::get_if<SequenceDetail>(&entry.detail)) {
                *place = m_state->placeInSitting(event, number);
            }
            auto writer = m_state->sealer.writer(id);
            if (!writer) {
                return writer.error();
            }
            SignalTable(m_state->db(), id, std::move(*writer)).insert(number, entry);
        }
        transaction.commit();
        return Done{};
    });
}

base::Status SignalStore::setLike(library::TrackId track, int value) {
    using base::Done;
    if (guestIsHere()) {
        return State::guestError(Text::tr("The like was not saved"));
    }
    if (base::Status kept = applyRetentionDaily(); !kept) {
        return kept;
    }
    const QString what = Text::tr("The like could not be saved");
    return m_state->connection.guard(what, [&]() -> base::Status {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        if (!m_state->allowed().has(SignalId::Likes)) {
            return base::Error{Text::tr("Likes are off, so nothing was saved"),
                               {},
                               Text::tr("Allow likes on the Signals page")};
        }
        auto writer = m_state->sealer.writer(SignalId::Likes);
        if (!writer) {
            return writer.error();
        }
        SignalTable likes(m_state->db(), SignalId::Likes, std::move(*writer));
        for (const StoredEntry& old : m_state->likesOf(track)) {
            likes.remove(old.row);
        }
        if (value != 0) {
            const Moment day = m_state->now().onlyDay();
            likes.insert(m_state->nextEvent(), {track, day, LikeDetail{value > 0 ? 1 : -1}});
        }
        transaction.commit();
        return Done{};
    });
}

base::Result<int> SignalStore::like(library::TrackId track) const {
    return m_state->connection.guard(Text::tr("The like could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        if (!m_state->usable().has(SignalId::Likes)) {
            return 0;
        }
        const std::vector<StoredEntry> found = m_state->likesOf(track);
        return found.empty() ? 0 : std::get<LikeDetail>(found.back().entry.detail).value;
    });
}

base::Result<History> SignalStore::history() const {
    return m_state->connection.guard(Text::tr("The history could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        const SignalSet on = m_state->usable();
        m_state->read = {};
        m_state->rowsRead = 0;
        History history;
        for (const SignalInfo& row : registry()) {
            if (!hasTable(row.id) || !on.has(row.id)) {
                continue;
            }
            try {
                m_state->rowsRead += m_state->readInto(history, row.id, on.has(SignalId::Daytime));
                m_state->read.set(row.id, true);
            } catch (const SQLite::Exception& refused) {
                // Switched off by someone else since the snapshot: then it counts as off.
                if (refused.getErrorCode() != SQLITE_AUTH) {
                    throw;
                }
            }
        }
        orderByDay(history);
        m_state->lastRead = m_state->read;
        m_state->lastRowsRead = m_state->rowsRead;
        return history;
    });
}

base::Result<QByteArray> SignalStore::version() const {
    const QString what = Text::tr("The history could not be read");
    return m_state->connection.guard(what, [this] {
        QByteArray version = storage::versionOf(m_state->db(), m_state->notes);
        version += m_state->sealer.hindrance() ? " locked" : " open";
        return version + (m_state->guestIsHere() ? " guest" : "");
    });
}

void SignalStore::readAgain() {
    m_state->read = m_state->lastRead;
    m_state->rowsRead = m_state->lastRowsRead;
}

base::Status SignalStore::noteUse(SignalSet used, const QString& purpose, const QString& who) {
    if (guestIsHere()) {
        return base::Done{};
    }
    std::optional<vault::LogAnchor> anchor;
    const QString what = Text::tr("The use of signals could not be noted");
    const qint64 before = m_state->db().getTotalChanges();
    const base::Status noted = m_state->connection.guard(what, [&]() -> base::Status {
        const OnDisk onDisk(m_state->db()); // before the anchor tells of it
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        const Moment now = m_state->now();
        const bool times = m_state->allowed().has(SignalId::Daytime);
        const Moment at = times ? now : now.onlyDay();
        m_state->writeUsage(used, purpose, at);
        if (m_state->read != SignalSet{} && m_state->sealer.vault()) {
            auto appended = AccessLog(m_state->db(), *m_state->sealer.vault())
                                .append({0, at, who, purpose, m_state->read, m_state->rowsRead});
            if (!appended) {
                return appended.error();
            }
            anchor = *appended;
        }
        transaction.commit();
        return base::Done{};
    });
    m_state->notes += m_state->db().getTotalChanges() - before; // of what is known nothing changed
    m_state->read = {};
    return noted && anchor ? m_state->sealer.vault()->advanceLog(*anchor) : noted;
}

base::Result<std::vector<AccessEntry>> SignalStore::accessLog(int limit, qint64 before,
                                                              std::optional<SignalId> only) const {
    if (!m_state->sealer.vault()) {
        return std::vector<AccessEntry>{};
    }
    return m_state->connection.guard(Text::tr("The access log could not be read"), [&] {
        return AccessLog(m_state->db(), *m_state->sealer.vault()).newest(limit, before, only);
    });
}

base::Result<LogCheck> SignalStore::checkAccessLog() const {
    if (!m_state->sealer.vault()) {
        return LogCheck{};
    }
    return m_state->connection.guard(Text::tr("The access log could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        return AccessLog(m_state->db(), *m_state->sealer.vault()).check();
    });
}

base::Result<std::vector<EntryView>> SignalStore::entries(SignalId id, int limit,
                                                          qint64 beforeRow) const {
    if (guestIsHere()) {
        return State::guestError(Text::tr("The entries are not shown"));
    }
    return m_state->connection.guard(Text::tr("The entries could not be read"), [&] {
        std::vector<EntryView> views;
        if (hasTable(id)) {
            const TableGuard::Allowance allowance = m_state->allow(id);
            for (const StoredEntry& stored : m_state->table(id).newest(limit, beforeRow)) {
                const auto* activity = std::get_if<ActivityDetail>(&stored.entry.detail);
                views.push_back({stored.row, stored.entry.track, entryText(stored.entry),
                                 dateOf(stored.entry.at),
                                 activity ? QString::fromLatin1(activity->list) : QString()});
            }
        }
        return views;
    });
}

base::Result<qint64> SignalStore::erase(SignalId id) {
    return eraseSignal(m_state->upkeep(), id);
}

base::Result<qint64> SignalStore::forget(const Forgetting& which, Forget how) {
    auto forgotten = forgetEntries(m_state->upkeep(), which, how);
    if (how == Forget::Delete) {
        m_state->letGoOfWhatWasRead();
    }
    return forgotten;
}

base::Result<qint64> SignalStore::eraseEverything(const QString& how) {
    return signals::eraseEverything(m_state->upkeep(), m_state->clock.nowMs(), how);
}

base::Status SignalStore::rotateKeys() {
    return signals::rotateKeys(m_state->upkeep());
}

base::Status SignalStore::applyRetention() {
    if (base::Status rotated = finishRotations(m_state->upkeep()); !rotated) {
        return rotated;
    }
    const base::Status removed =
        removeExpired(m_state->upkeep(), m_state->now().day, m_state->clock.nowMs());
    m_state->letGoOfWhatWasRead();
    if (!removed) {
        return removed;
    }
    return m_state->pruneAccessLog();
}

base::Status SignalStore::applyRetentionDaily() {
    if (m_state->sealer.hindrance()) {
        return base::Done{}; // how old entries are cannot be read
    }
    const auto last = m_state->connection.guard(Text::tr("Old entries could not be removed"), [&] {
        return m_state->db().execAndGet("SELECT retention_day FROM upkeep").getInt64();
    });
    if (!last) {
        return last.error();
    }
    return *last == m_state->now().day ? base::Status(base::Done{}) : applyRetention();
}

const Sealer& SignalStore::sealer() const {
    return m_state->sealer;
}

} // namespace earshot::signals
