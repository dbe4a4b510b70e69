// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/entry_text.h"
#include "core/signals/signal_store_state.h"
#include "core/signals/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace earshot::signals {

namespace {

/// A play as it is known again: its track and its minute, as half of the exports tell no seconds,
/// or its day.
struct PlayKey {
    library::TrackId track = library::TrackId::None;
    qint64 at = 0;
    bool operator==(const PlayKey&) const = default;
};
size_t qHash(const PlayKey& key, size_t seed) {
    return qHashMulti(seed, static_cast<qint64>(key.track), key.at);
}

/// The plays that a source has brought before. One that is stored without its time is met once, so
/// that of several plays of one day none is lost and none is doubled.
class Brought {
public:
    Brought(SignalTable& table, ImportSource source) {
        table.forEach([&](const StoredEntry& stored) {
            const Entry& entry = stored.entry;
            if (std::get<ImportDetail>(entry.detail).source != source) {
                return;
            }
            if (entry.at.time) {
                m_minutes.insert(minuteOf(entry));
            } else {
                ++m_days[dayOf(entry)];
            }
        });
    }

    [[nodiscard]] bool hasMinute(const Entry& entry) const {
        return m_minutes.contains(minuteOf(entry));
    }
    bool takeDay(const Entry& entry) {
        const auto found = m_days.find(dayOf(entry));
        if (found == m_days.end() || *found == 0) {
            return false;
        }
        --*found;
        return true;
    }

    static PlayKey minuteOf(const Entry& entry) { return {entry.track, entry.at.seconds() / 60}; }
    static PlayKey dayOf(const Entry& entry) { return {entry.track, entry.at.day}; }

private:
    QSet<PlayKey> m_minutes;
    QHash<PlayKey, int> m_days;
};

Entry entryOf(const ImportedPlay& play, ImportSource source) {
    std::optional<qint32> heard;
    if (play.heardMs) {
        heard = static_cast<qint32>(std::clamp<qint64>(*play.heardMs, 0, kMostImportedMs));
    }
    return {play.track, Moment::at(play.atSeconds, play.utcOffsetSeconds),
            ImportDetail{source, 0, heard, play.outcome}};
}

/// What of these is new, with its time, oldest first.
std::vector<Entry> newPlays(std::span<const ImportedPlay> plays, ImportSource source,
                            Brought brought) {
    QSet<PlayKey> here; // the same play in two files
    std::vector<Entry> fresh;
    for (const ImportedPlay& play : plays) {
        const Entry entry = entryOf(play, source);
        const PlayKey minute = Brought::minuteOf(entry);
        if (here.contains(minute)) {
            continue;
        }
        here.insert(minute);
        if (!brought.hasMinute(entry) && !brought.takeDay(entry)) {
            fresh.push_back(entry);
        }
    }
    std::ranges::stable_sort(fresh, {}, [](const Entry& entry) { return entry.at.seconds(); });
    return fresh;
}

} // namespace

base::Result<IntakeCount> SignalStore::addImport(ImportSource source,
                                                 std::span<const ImportedPlay> plays) {
    if (guestIsHere()) {
        return State::guestError(Text::tr("Nothing was imported"));
    }
    if (base::Status kept = applyRetentionDaily(); !kept) {
        return kept.error();
    }
    const QString what = Text::tr("Nothing was imported");
    return m_state->connection.guard(what, [&]() -> base::Result<IntakeCount> {
        SQLite::Database& db = m_state->db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        const SignalSet on = m_state->allowed();
        if (!on.has(SignalId::Imports)) {
            return base::Error{Text::tr("Imported history is off, so nothing was imported"),
                               {},
                               Text::tr("Allow imported history on the Signals page")};
        }
        auto writer = m_state->sealer.writer(SignalId::Imports);
        if (!writer) {
            return writer.error();
        }
        SignalTable table = m_state->table(SignalId::Imports);
        std::vector<Entry> fresh = newPlays(plays, source, Brought(table, source));
        IntakeCount count;
        count.known = static_cast<qint64>(plays.size() - fresh.size());
        const int keepDays = PreferenceTable(db).read().keepDays(SignalId::Imports);
        const qint64 oldest = m_state->now().day - keepDays;
        count.expired = static_cast<qint64>(std::erase_if(fresh, [&](const Entry& entry) {
            return keepDays != kKeepForever && entry.at.day < oldest;
        }));
        count.added = static_cast<qint64>(fresh.size());
        SignalTable sealing(db, SignalId::Imports, std::move(*writer));
        qint64 number = db.execAndGet("SELECT last_event FROM upkeep").getInt64();
        const qint64 opener = number + 1;
        for (Entry& entry : fresh) {
            std::get<ImportDetail>(entry.detail).import = opener;
            entry.at = on.has(SignalId::Daytime) ? entry.at : entry.at.onlyDay();
            sealing.insert(++number, entry);
        }
        db.exec("UPDATE upkeep SET last_event = " + std::to_string(number));
        transaction.commit();
        return count;
    });
}

base::Result<std::vector<ImportView>> SignalStore::imports() const {
    if (guestIsHere()) {
        return State::guestError(Text::tr("The entries are not shown"));
    }
    return m_state->connection.guard(Text::tr("The entries could not be read"), [&] {
        const TableGuard::Allowance allowance = m_state->allow(SignalId::Imports);
        std::map<qint64, ImportView, std::greater<>> byNumber;
        m_state->table(SignalId::Imports).forEach([&](const StoredEntry& stored) {
            const auto& detail = std::get<ImportDetail>(stored.entry.detail);
            ImportView& view = byNumber[detail.import];
            const QDate day = dateOf(stored.entry.at);
            view.number = detail.import;
            view.source = detail.source;
            view.first = view.plays == 0 ? day : std::min(view.first, day);
            view.last = view.plays == 0 ? day : std::max(view.last, day);
            ++view.plays;
        });
        std::vector<ImportView> views;
        for (const auto& [number, view] : byNumber) {
            views.push_back(view);
        }
        return views;
    });
}

} // namespace earshot::signals
