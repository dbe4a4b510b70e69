// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/intake.h"

#include "core/signals/text.h"

#include <QHash>
#include <QSet>

#include <map>
#include <set>

namespace earshot::signals {

namespace {

/// The sitting or the import an entry belongs to, both named after the event that opened them.
qint64* groupIn(Entry& entry) {
    if (auto* place = std::get_if<SequenceDetail>(&entry.detail)) {
        return &place->sitting;
    }
    auto* imported = std::get_if<ImportDetail>(&entry.detail);
    return imported ? &imported->import : nullptr;
}

/// What an entry says, but for numbers of events: they are others in another data folder.
QByteArray contentOf(Entry entry) {
    if (qint64* group = groupIn(entry)) {
        *group = 0;
    }
    return encodeEntry(entry);
}

/// What a table holds, to be found by what it says. Each entry is found once, so that of two equal
/// plays of one day neither is lost and none is doubled.
class Present {
public:
    explicit Present(SignalTable& table) {
        table.forEach([this](const StoredEntry& stored) {
            m_rows.insert(stored.row);
            m_same[contentOf(stored.entry)].push_back(stored);
            m_sameDay[dayKey(stored.entry)].push_back(stored);
            m_tracks.insert(static_cast<qint64>(stored.entry.track));
            noteCard(stored.entry);
        });
    }

    [[nodiscard]] bool hasRow(qint64 row) const { return m_rows.contains(row); }
    [[nodiscard]] bool hasTrack(library::TrackId track) const {
        return m_tracks.contains(static_cast<qint64>(track));
    }
    /// Whether another card of that name is here, or one opened another day.
    [[nodiscard]] bool hasOtherCard(const Entry& entry) const {
        const auto* line = std::get_if<CardDetail>(&entry.detail);
        const auto here = line ? m_cards.constFind(line->head.name) : m_cards.constEnd();
        return here != m_cards.constEnd() && *here != Card{line->head, entry.at.day};
    }
    std::optional<StoredEntry> takeSame(const Entry& entry) {
        for (const StoredEntry& stored : m_same.value(contentOf(entry))) {
            if (m_taken.insert(stored.row).second) {
                return stored;
            }
        }
        return std::nullopt;
    }
    /// The same on that day, where one of the two does not tell the time.
    std::optional<StoredEntry> takeSameDay(const Entry& entry) {
        for (const StoredEntry& stored : m_sameDay.value(dayKey(entry))) {
            if (!(entry.at.time && stored.entry.at.time) && m_taken.insert(stored.row).second) {
                return stored;
            }
        }
        return std::nullopt;
    }
    void add(qint64 row, const Entry& entry) {
        m_rows.insert(row);
        noteCard(entry);
    }

private:
    struct Card {
        CardHead head;
        qint32 opened = 0;
        bool operator==(const Card&) const = default;
    };
    void noteCard(const Entry& entry) {
        if (const auto* line = std::get_if<CardDetail>(&entry.detail)) {
            m_cards.insert(line->head.name, Card{line->head, entry.at.day});
        }
    }
    static QByteArray dayKey(Entry entry) {
        entry.at = entry.at.onlyDay();
        return contentOf(entry);
    }

    using Found = QHash<QByteArray, std::vector<StoredEntry>>;
    std::set<qint64> m_rows, m_taken;
    Found m_same, m_sameDay;
    QSet<qint64> m_tracks;
    QHash<QString, Card> m_cards; ///< by name
};

class Intake {
public:
    Intake(const Upkeep& upkeep, qint64 today)
        : m_upkeep(upkeep),
          m_today(today),
          m_on(ConsentLog(db()).state().enabled),
          m_chosen(PreferenceTable(db()).read()) {}

    base::Result<IntakeReport> run(std::span<const StoredEntry> incoming);

private:
    enum class Fate : std::uint8_t { Undecided, Done };
    struct Candidate {
        StoredEntry stored; ///< row: the number in the archive
        Fate fate = Fate::Undecided;
    };

    [[nodiscard]] SQLite::Database& db() const { return m_upkeep.connection.db(); }
    IntakeCount& count(const Entry& entry) {
        return m_report.bySignal[static_cast<std::size_t>(signalOf(entry))];
    }
    [[nodiscard]] bool expired(const Entry& entry) const {
        const int days = m_chosen.keepDays(signalOf(entry));
        return days != kKeepForever && entry.at.day < m_today - days;
    }
    base::Status openTables(std::span<const StoredEntry> incoming);
    void meetKnown(Candidate& candidate);
    void meetSameDay(Candidate& candidate);
    void store(const Candidate& candidate);
    [[nodiscard]] qint64 rowFor(const Candidate& candidate);
    [[nodiscard]] qint64 groupFor(qint64 archived, qint64 row);

    struct Open {
        SignalTable table;
        Present present;
    };
    const Upkeep& m_upkeep;
    qint64 m_today;
    SignalSet m_on;
    Preferences m_chosen;
    std::map<SignalId, Open> m_tables;
    std::map<qint64, qint64> m_rows;   ///< by number in the archive: the number here
    std::map<qint64, qint64> m_groups; ///< likewise
    IntakeReport m_report;
};

base::Result<IntakeReport> Intake::run(std::span<const StoredEntry> incoming) {
    if (base::Status opened = openTables(incoming); !opened) {
        return opened.error();
    }
    std::vector<Candidate> candidates;
    for (StoredEntry stored : incoming) {
        const SignalId id = signalOf(stored.entry);
        if (!m_tables.contains(id)) {
            ++count(stored.entry).off;
        } else if (expired(stored.entry)) {
            ++count(stored.entry).expired;
        } else {
            if (!m_on.has(SignalId::Daytime)) {
                stored.entry.at = stored.entry.at.onlyDay();
            }
            candidates.push_back({stored});
        }
    }
    // First what is stored just so, then what is stored with another precision: else an entry could
    // take the place of its equal.
    for (Candidate& candidate : candidates) {
        meetKnown(candidate);
    }
    for (Candidate& candidate : candidates) {
        meetSameDay(candidate);
    }
    for (const Candidate& candidate : candidates) {
        if (candidate.fate == Fate::Undecided) {
            store(candidate);
        }
    }
    return m_report;
}

base::Status Intake::openTables(std::span<const StoredEntry> incoming) {
    SignalSet needed;
    for (const StoredEntry& stored : incoming) {
        needed.set(signalOf(stored.entry), m_on.has(signalOf(stored.entry)));
    }
    for (const SignalInfo& row : registry()) {
        if (!needed.has(row.id)) {
            continue;
        }
        if (const auto locked = m_upkeep.sealer.hindrance()) {
            return *locked;
        }
        auto writer = m_upkeep.sealer.writer(row.id);
        if (!writer) {
            return writer.error();
        }
        SignalTable reading(db(), row.id, m_upkeep.sealer.reader(row.id));
        m_tables.emplace(row.id,
                         Open{SignalTable(db(), row.id, std::move(*writer)), Present(reading)});
    }
    return base::Done{};
}

void Intake::meetKnown(Candidate& candidate) {
    Entry& entry = candidate.stored.entry;
    Present& present = m_tables.at(signalOf(entry)).present;
    // Of a like there is one for each track, of a card one for each name: the one that stands here
    // came later.
    const bool other = (signalOf(entry) == SignalId::Likes && present.hasTrack(entry.track)) ||
                       present.hasOtherCard(entry);
    if (auto same = present.takeSame(entry)) {
        m_rows.try_emplace(candidate.stored.row, same->row);
        if (const qint64* there = groupIn(entry)) {
            m_groups.try_emplace(*there, *groupIn(same->entry));
        }
    } else if (!other) {
        return;
    }
    ++count(entry).known;
    candidate.fate = Fate::Done;
}

void Intake::meetSameDay(Candidate& candidate) {
    const Entry& entry = candidate.stored.entry;
    if (candidate.fate == Fate::Done || !tellsTime(signalOf(entry))) {
        return;
    }
    Open& open = m_tables.at(signalOf(entry));
    if (auto found = open.present.takeSameDay(entry)) {
        if (entry.at.time) {
            found->entry.at = entry.at;
            open.table.replace(*found);
        }
        if (const qint64* there = groupIn(candidate.stored.entry)) {
            m_groups.try_emplace(*there, *groupIn(found->entry));
        }
        m_rows.try_emplace(candidate.stored.row, found->row);
        ++count(entry).known;
        candidate.fate = Fate::Done;
    }
}

void Intake::store(const Candidate& candidate) {
    Entry entry = candidate.stored.entry;
    Open& open = m_tables.at(signalOf(entry));
    const qint64 row = rowFor(candidate);
    if (qint64* group = groupIn(entry)) {
        *group = groupFor(*group, row);
    }
    open.table.insert(row, entry);
    open.present.add(row, entry);
    ++count(entry).added;
}

/// What one play has left in several signals shares a number here as it did there.
qint64 Intake::rowFor(const Candidate& candidate) {
    const Present& present = m_tables.at(signalOf(candidate.stored.entry)).present;
    const auto known = m_rows.find(candidate.stored.row);
    if (known != m_rows.end() && !present.hasRow(known->second)) {
        return known->second;
    }
    db().exec("UPDATE upkeep SET last_event = last_event + 1");
    const qint64 row = db().execAndGet("SELECT last_event FROM upkeep").getInt64();
    m_rows.insert_or_assign(candidate.stored.row, row);
    return row;
}

/// A sitting or an import is named after the event that opened it, or, where that is gone, after
/// the first that is left.
qint64 Intake::groupFor(qint64 archived, qint64 row) {
    const auto opened = m_rows.find(archived);
    return m_groups.try_emplace(archived, opened == m_rows.end() ? row : opened->second)
        .first->second;
}

/// Choices come along where none was made here; how long entries are kept only while there are
/// none, so that nothing is deleted by it.
void adoptChoices(const Upkeep& upkeep, const Preferences& chosen) {
    SQLite::Database& db = upkeep.connection.db();
    PreferenceTable table(db);
    const Preferences here = table.read();
    for (const SignalInfo& row : registry()) {
        const auto at = static_cast<std::size_t>(row.id);
        if (chosen.ownDial[at] && !here.ownDial[at]) {
            table.setDial(row.id, *chosen.ownDial[at]);
        }
        if (!hasTable(row.id) || !chosen.ownKeepDays[at] || here.ownKeepDays[at]) {
            continue;
        }
        SignalSet one;
        one.set(row.id, true);
        const TableGuard::Allowance allowance(upkeep.guard, one);
        if (SignalTable(db, row.id).count() == 0) {
            table.setKeepDays(row.id, chosen.ownKeepDays[at]);
        }
    }
}

} // namespace

base::Result<IntakeReport> takeInArchive(const Upkeep& upkeep, const Incoming& incoming,
                                         qint64 today, qint64 nowMs) {
    const QString what = Text::tr("Nothing was imported");
    return upkeep.connection.guard(what, [&]() -> base::Result<IntakeReport> {
        SQLite::Database& db = upkeep.connection.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        adoptChoices(upkeep, incoming.chosen);
        auto report = Intake(upkeep, today).run(incoming.entries);
        if (report) {
            const auto decisions = static_cast<qint64>(incoming.decisions.size());
            report->decisions.added = ConsentLog(db).bringIn(incoming.decisions, nowMs);
            report->decisions.known = decisions - report->decisions.added;
            transaction.commit();
        }
        return report;
    });
}

} // namespace earshot::signals
