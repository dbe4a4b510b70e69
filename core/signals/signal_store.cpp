// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_store.h"

#include "core/signals/entry_text.h"
#include "core/signals/maintenance.h"
#include "core/signals/schema.h"
#include "core/signals/signal_table.h"
#include "core/signals/table_guard.h"
#include "core/signals/text.h"

#include <sqlite3.h>

#include <algorithm>

namespace earshot::signals {

namespace {

bool countsAsPlay(const PlayEvent& event) {
    const qint64 half = event.durationMs / 2;
    const qint64 enough = half > 0 ? std::min(kPlayCountsAfterMs, half) : kPlayCountsAfterMs;
    return event.heardMs >= enough;
}

/// Share of the track that was heard; nothing where its length is not known and the end was not
/// reached.
std::optional<float> heardShare(const PlayEvent& event) {
    if (event.durationMs > 0) {
        const double share = double(event.heardMs) / double(event.durationMs);
        return static_cast<float>(std::clamp(share, 0.0, 1.0));
    }
    return event.ending == Ending::Finished ? std::optional(1.0F) : std::nullopt;
}

/// What the switched-on signals keep of a play, each at its precision.
std::vector<Entry> entriesOf(const PlayEvent& event, SignalSet on) {
    std::vector<Entry> entries;
    if (event.ending == Ending::Unplayable) {
        return entries;
    }
    const qint64 seconds = event.startedMs / 1000;
    const Moment exact = Moment::at(seconds, event.utcOffsetSeconds);
    const Moment day = exact.onlyDay();
    const bool counts = countsAsPlay(event);
    if (counts && on.has(SignalId::Plays)) {
        const Moment at = on.has(SignalId::Daytime) ? exact : day;
        entries.push_back({event.track, at, PlayDetail{}});
    }
    if (const auto share = heardShare(event); share && on.has(SignalId::Completion)) {
        entries.push_back({event.track, day, CompletionDetail{*share, event.ending}});
    }
    if (counts && on.has(SignalId::Daytime)) {
        const int hour = exact.time->second / 3600;
        entries.push_back({event.track, day, DaytimeDetail{hour, dateOf(day).dayOfWeek()}});
    }
    return entries;
}

} // namespace

struct SignalStore::State {
    storage::Connection connection;
    const Sealer& sealer;
    const base::Clock& clock;
    std::filesystem::path backupDir;
    std::unique_ptr<TableGuard> guard; ///< after connection: goes first

    [[nodiscard]] SQLite::Database& db() const { return connection.db(); }
    [[nodiscard]] Moment now() const {
        const QDateTime now = clock.now();
        return Moment::at(now.toSecsSinceEpoch(), now.offsetFromUtc());
    }
    [[nodiscard]] SignalTable table(SignalId id) const { return {db(), sealer, id}; }
    [[nodiscard]] Upkeep upkeep() const { return {connection, *guard, sealer, backupDir}; }
    [[nodiscard]] SignalSet enabled() const { return ConsentLog(db()).state().enabled; }
    [[nodiscard]] TableGuard::Allowance allow(SignalId id) const {
        SignalSet one;
        one.set(id, true);
        return {*guard, one};
    }
    qint64 nextEvent() const {
        db().exec("UPDATE upkeep SET last_event = last_event + 1");
        return db().execAndGet("SELECT last_event FROM upkeep").getInt64();
    }
    [[nodiscard]] std::vector<StoredEntry> likesOf(library::TrackId track) const {
        std::vector<StoredEntry> found;
        table(SignalId::Likes).forEach([&](const StoredEntry& stored) {
            if (stored.entry.track == track) {
                found.push_back(stored);
            }
        });
        return found;
    }
    void readInto(History& history, SignalId id, bool timesAllowed) const;
    void readUsage(std::vector<SignalState>& states) const;
};

void SignalStore::State::readUsage(std::vector<SignalState>& states) const {
    SQLite::Statement usage(db(), "SELECT signal, last_day, last_ms, purpose FROM usage");
    while (usage.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(usage.getColumn(0).getString()));
        if (id) {
            SignalState& state = states[static_cast<std::size_t>(*id)];
            const Moment day{usage.getColumn(1).getInt(), std::nullopt};
            const SQLite::Column exact = usage.getColumn(2);
            state.lastUsedDay = dateOf(day);
            state.lastUsedMs = exact.isNull() ? day.seconds() * 1000 : exact.getInt64();
            state.lastUsedBy = QString::fromStdString(usage.getColumn(3).getString());
        }
    }
}

void SignalStore::State::readInto(History& history, SignalId id, bool timesAllowed) const {
    table(id).forEach([&](const StoredEntry& stored) {
        const Entry& entry = stored.entry;
        const Moment at = timesAllowed ? entry.at : entry.at.onlyDay();
        if (id == SignalId::Plays) {
            history.plays.push_back({entry.track, at.seconds(), at.day});
        } else if (const auto* outcome = std::get_if<CompletionDetail>(&entry.detail)) {
            history.completions.push_back({entry.track, outcome->share, outcome->ending, at.day});
        } else if (const auto* like = std::get_if<LikeDetail>(&entry.detail)) {
            history.likes.push_back({entry.track, like->value, at.day});
        } else if (const auto* time = std::get_if<DaytimeDetail>(&entry.detail)) {
            history.daytimes.push_back({entry.track, time->hour, time->weekday, at.day});
        }
    });
}

SignalStore::SignalStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}

SignalStore::~SignalStore() = default;

base::Result<std::unique_ptr<SignalStore>>
SignalStore::open(storage::Connection connection, const Sealer& sealer, const base::Clock& clock,
                  const std::filesystem::path& backupDir) {
    if (const base::Status migrated = storage::migrate(connection, listeningSchema(), backupDir);
        !migrated) {
        return migrated.error();
    }
    std::unique_ptr<State> state(
        new State{std::move(connection), sealer, clock, backupDir, nullptr});
    auto guard = TableGuard::install(state->connection);
    if (!guard) {
        return guard.error();
    }
    state->guard = std::move(*guard);
    return std::unique_ptr<SignalStore>(new SignalStore(std::move(state)));
}

base::Result<SignalSet> SignalStore::enabled() const {
    return m_state->connection.guard(Text::tr("The switches could not be read"),
                                     [&] { return m_state->enabled(); });
}

base::Result<std::vector<SignalState>> SignalStore::states() const {
    return m_state->connection.guard(Text::tr("The signals could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        const ConsentState consent = ConsentLog(m_state->db()).state();
        std::vector<SignalState> states;
        for (const SignalInfo& row : registry()) {
            SignalState& state = states.emplace_back();
            state.id = row.id;
            state.on = consent.enabled.has(row.id);
            state.decidedMs = consent.decidedMs[static_cast<std::size_t>(row.id)];
            if (hasTable(row.id)) {
                const TableGuard::Allowance allowance = m_state->allow(row.id);
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
    if (!info(id).hasScorer) {
        if (!on) {
            return base::Done{};
        }
        return base::Error{Text::tr("%1 cannot be switched on yet").arg(signalName(id)),
                           {},
                           Text::tr("Earshot does not use this signal so far")};
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
    return m_state->connection.guard(Text::tr("A play could not be recorded"), [&] {
        // The write lock first: no switch can change between reading them and the commit.
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        const std::vector<Entry> entries = entriesOf(event, m_state->enabled());
        if (entries.empty()) {
            return;
        }
        const qint64 number = m_state->nextEvent();
        for (const Entry& entry : entries) {
            m_state->table(signalOf(entry)).insert(number, entry);
        }
        transaction.commit();
    });
}

base::Status SignalStore::setLike(library::TrackId track, int value) {
    using base::Done;
    const QString what = Text::tr("The like could not be saved");
    return m_state->connection.guard(what, [&]() -> base::Status {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        if (!m_state->enabled().has(SignalId::Likes)) {
            return base::Error{Text::tr("Likes are off, so nothing was saved"),
                               {},
                               Text::tr("Allow likes on the Signals page")};
        }
        SignalTable likes = m_state->table(SignalId::Likes);
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
        if (!m_state->enabled().has(SignalId::Likes)) {
            return 0;
        }
        const std::vector<StoredEntry> found = m_state->likesOf(track);
        return found.empty() ? 0 : std::get<LikeDetail>(found.back().entry.detail).value;
    });
}

base::Result<History> SignalStore::history() const {
    return m_state->connection.guard(Text::tr("The history could not be read"), [&] {
        SQLite::Transaction snapshot(m_state->db());
        const SignalSet on = m_state->enabled();
        History history;
        for (const SignalInfo& row : registry()) {
            if (!hasTable(row.id) || !on.has(row.id)) {
                continue;
            }
            try {
                m_state->readInto(history, row.id, on.has(SignalId::Daytime));
            } catch (const SQLite::Exception& refused) {
                // Switched off by someone else since the snapshot: then it counts as off.
                if (refused.getErrorCode() != SQLITE_AUTH) {
                    throw;
                }
            }
        }
        return history;
    });
}

base::Status SignalStore::noteUse(SignalSet used, const QString& purpose) {
    return m_state->connection.guard(Text::tr("The use of signals could not be noted"), [&] {
        SQLite::Transaction transaction(m_state->db(), SQLite::TransactionBehavior::IMMEDIATE);
        const bool times = m_state->enabled().has(SignalId::Daytime);
        const Moment now = m_state->now();
        for (const SignalInfo& row : registry()) {
            if (used.has(row.id)) {
                SQLite::Statement note(m_state->db(),
                                       "REPLACE INTO usage (signal, last_day, last_ms, purpose)"
                                       " VALUES (?, ?, ?, ?)");
                note.bind(1, row.key);
                note.bind(2, now.day);
                if (times) {
                    note.bind(3, static_cast<int64_t>(now.seconds() * 1000));
                }
                note.bind(4, purpose.toStdString());
                note.exec();
            }
        }
        transaction.commit();
    });
}

base::Result<std::vector<EntryView>> SignalStore::entries(SignalId id, int limit,
                                                          qint64 beforeRow) const {
    return m_state->connection.guard(Text::tr("The entries could not be read"), [&] {
        std::vector<EntryView> views;
        if (hasTable(id)) {
            const TableGuard::Allowance allowance = m_state->allow(id);
            for (const StoredEntry& stored : m_state->table(id).newest(limit, beforeRow)) {
                views.push_back({stored.row, stored.entry.track, entryText(stored.entry)});
            }
        }
        return views;
    });
}

base::Result<qint64> SignalStore::erase(SignalId id) {
    return eraseSignal(m_state->upkeep(), id);
}

base::Status SignalStore::applyRetention() {
    return removeExpired(m_state->upkeep(), m_state->now().day);
}

const Sealer& SignalStore::sealer() const {
    return m_state->sealer;
}

} // namespace earshot::signals
