// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/forgetting.h"

#include "core/signals/entry_text.h"
#include "core/signals/signal_table.h"
#include "core/signals/text.h"

namespace earshot::signals {

namespace {

SignalSet everyTable() {
    SignalSet set;
    for (const SignalInfo& row : registry()) {
        set.set(row.id, hasTable(row.id));
    }
    return set;
}

/// The hour an entry tells by itself; the other entries of its play need not.
std::optional<int> hourOf(const Entry& entry) {
    if (const auto* daytime = std::get_if<DaytimeDetail>(&entry.detail)) {
        return daytime->hour;
    }
    return entry.at.time ? std::optional(entry.at.time->second / 3600) : std::nullopt;
}

bool hourMeets(const Entry& entry, const Forgetting& which) {
    if (!which.firstHour && !which.lastHour) {
        return true;
    }
    const std::optional<int> hour = hourOf(entry);
    return hour && *hour >= which.firstHour.value_or(0) && *hour <= which.lastHour.value_or(23);
}

bool importMeets(const Entry& entry, const Forgetting& which) {
    const auto* imported = std::get_if<ImportDetail>(&entry.detail);
    return !which.import || (imported && imported->import == *which.import);
}

bool cardMeets(const Entry& entry, const Forgetting& which) {
    const auto* line = std::get_if<CardDetail>(&entry.detail);
    return !which.card || (line && line->head.name == *which.card);
}

bool meets(const StoredEntry& stored, const Forgetting& which) {
    const QDate day = dateOf(stored.entry.at);
    return (!which.event || *which.event == stored.row) && (!which.first || day >= *which.first) &&
           (!which.last || day <= *which.last) &&
           (!which.tracks || which.tracks->contains(stored.entry.track)) &&
           hourMeets(stored.entry, which) && importMeets(stored.entry, which) &&
           cardMeets(stored.entry, which);
}

std::set<qint64> eventsThatMeet(const Upkeep& upkeep, const Forgetting& which) {
    std::set<qint64> events;
    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id)) {
            SignalTable(upkeep.connection.db(), row.id, upkeep.sealer.reader(row.id))
                .forEach([&](const StoredEntry& stored) {
                    if (meets(stored, which)) {
                        events.insert(stored.row);
                    }
                });
        }
    }
    return events;
}

/// The events of plays that came from this list, as activity tells.
base::Result<std::set<qint64>> eventsFrom(const Upkeep& upkeep, const QByteArray& list) {
    std::set<qint64> events;
    SignalTable table(upkeep.connection.db(), SignalId::Activity,
                      upkeep.sealer.reader(SignalId::Activity));
    const SignalTable::Tally tally = table.forEach([&](const StoredEntry& stored) {
        if (std::get<ActivityDetail>(stored.entry.detail).list == list) {
            events.insert(stored.row);
        }
    });
    if (tally.entries == 0) {
        return base::Error{Text::tr("Nothing was forgotten: from which list a play came is not "
                                    "known, because %1 has stored nothing")
                               .arg(signalName(SignalId::Activity)),
                           {},
                           Text::tr("Forget by days, hours or artist instead")};
    }
    return events;
}

base::Result<std::set<qint64>> eventsToForget(const Upkeep& upkeep, const Forgetting& which) {
    std::set<qint64> events = eventsThatMeet(upkeep, which);
    if (!which.list) {
        return events;
    }
    auto fromList = eventsFrom(upkeep, *which.list);
    if (fromList) {
        std::erase_if(*fromList, [&](qint64 event) { return !events.contains(event); });
    }
    return fromList;
}

/// The entries of these events, over all signals.
qint64 forEachEntryOf(const Upkeep& upkeep, const std::set<qint64>& events, Forget how) {
    qint64 entries = 0;
    for (const SignalInfo& row : registry()) {
        if (!hasTable(row.id)) {
            continue;
        }
        SignalTable table(upkeep.connection.db(), row.id);
        for (const qint64 event : events) {
            if (table.has(event)) {
                ++entries;
                if (how == Forget::Delete) {
                    table.remove(event);
                }
            }
        }
    }
    return entries;
}

} // namespace

base::Result<qint64> forgetEntries(const Upkeep& upkeep, const Forgetting& which, Forget how) {
    if (which.empty()) {
        return base::Error{Text::tr("Nothing was forgotten: it was not said what"),
                           {},
                           Text::tr("Name a play, days, hours, an artist or a list")};
    }
    if (const std::optional<base::Error> locked = upkeep.sealer.hindrance()) {
        return *locked; // which entries they are can only be seen inside
    }
    auto found =
        upkeep.connection.guard(Text::tr("Nothing was forgotten"), [&]() -> base::Result<qint64> {
            SQLite::Database& db = upkeep.connection.db();
            const TableGuard::Allowance allowance(upkeep.guard, everyTable());
            SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
            const auto events = eventsToForget(upkeep, which);
            if (!events) {
                return events.error();
            }
            const qint64 entries = forEachEntryOf(upkeep, *events, how);
            if (how == Forget::Delete && entries > 0) {
                db.exec("UPDATE upkeep SET compact_due = 1");
            }
            transaction.commit();
            return entries;
        });
    if (!found || how == Forget::Count || *found == 0) {
        return found;
    }
    const base::Status compacted = compactErased(upkeep);
    return compacted ? found : base::Result<qint64>(compacted.error());
}

} // namespace earshot::signals
