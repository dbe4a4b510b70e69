// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/access_log.h"

#include "core/signals/access_codec.h"
#include "core/signals/log_check.h"
#include "core/signals/text.h"
#include "core/storage/columns.h"
#include "core/vault/vault.h"

#include <algorithm>

namespace earshot::signals {

using vault::LogAnchor;

base::Result<LogAnchor> AccessLog::append(const AccessEntry& entry) {
    auto keys = m_vault.keysForWriting(kLogKeyName);
    if (!keys) {
        return keys.error();
    }
    const auto anchored = m_vault.logAnchor();
    if (!anchored) {
        return anchored.error();
    }
    // Where the database is older than the keys, the gap stays, to be found.
    LogAnchor next = *anchored;
    SQLite::Statement last(m_db, "SELECT entry, chain FROM access_log ORDER BY entry DESC LIMIT 1");
    if (last.executeStep() && last.getColumn(0).getInt64() > next.last) {
        next.last = last.getColumn(0).getInt64();
        next.head = logHash(storage::columnBytes(last, 1));
    }
    ++next.last;
    const LogKeys log(**keys);
    const QByteArray sealed = vault::seal(log.seal, logPlace(next.last), encodeAccess(entry));
    next.head = log.link(next.head, next.last, sealed);
    SQLite::Statement insert(
        m_db, "INSERT INTO access_log (entry, sealed, chain, sum) VALUES (?, ?, ?, ?)");
    const QByteArray chain = bytesOf(next.head);
    insert.bind(1, static_cast<int64_t>(next.last));
    storage::bindBytes(insert, 2, sealed);
    storage::bindBytes(insert, 3, chain);
    storage::bindBytes(insert, 4, logSum(next.last, sealed, chain));
    insert.exec();
    SQLite::Statement note(m_db, "UPDATE upkeep SET log_last = ?");
    note.bind(1, static_cast<int64_t>(next.last));
    note.exec();
    return next;
}

base::Result<std::vector<AccessEntry>> AccessLog::newest(int limit, qint64 before,
                                                         std::optional<SignalId> only) const {
    const auto anchor = m_vault.logAnchor();
    if (!anchor) {
        return anchor.error();
    }
    std::vector<AccessEntry> entries;
    const auto keys = m_vault.keys(kLogKeyName);
    if (!keys) {
        return entries; // nothing was used yet
    }
    const LogKeys log(*keys);
    SQLite::Statement rows(m_db, "SELECT entry, sealed FROM access_log"
                                 " WHERE (entry < ?1 OR ?1 = 0) AND entry >= ?2"
                                 " ORDER BY entry DESC");
    rows.bind(1, static_cast<int64_t>(before));
    rows.bind(2, static_cast<int64_t>(anchor->first)); // a killed pruning leaves some before
    while (static_cast<int>(entries.size()) < limit && rows.executeStep()) {
        const auto entry = log.open(rows.getColumn(0).getInt64(), storage::columnBytes(rows, 1));
        if (entry && (!only || entry->read.has(*only))) {
            entries.push_back(*entry);
        }
    }
    return entries;
}

base::Result<LogCheck> AccessLog::check() const {
    const auto anchor = m_vault.logAnchor();
    if (!anchor) {
        return anchor.error();
    }
    const qint64 noted = m_db.execAndGet("SELECT log_last FROM upkeep").getInt64();
    const auto keys = m_vault.keys(kLogKeyName);
    return checkLog(rows(), noted, *anchor, keys ? std::optional<LogKeys>(*keys) : std::nullopt);
}

std::vector<LogRow> AccessLog::rows() const {
    std::vector<LogRow> rows;
    SQLite::Statement read(m_db, "SELECT entry, sealed, chain, sum FROM access_log ORDER BY entry");
    while (read.executeStep()) {
        rows.push_back({read.getColumn(0).getInt64(), storage::columnBytes(read, 1),
                        storage::columnBytes(read, 2), storage::columnBytes(read, 3)});
    }
    return rows;
}

base::Result<std::optional<LogAnchor>> AccessLog::prunable(qint64 today) const {
    using Found = base::Result<std::optional<LogAnchor>>;
    const auto anchor = m_vault.logAnchor();
    if (!anchor) {
        return anchor.error();
    }
    const auto keys = m_vault.keys(kLogKeyName);
    if (!keys) {
        return Found(std::nullopt);
    }
    const LogKeys log(*keys);
    LogAnchor next = *anchor;
    SQLite::Statement read(m_db, "SELECT entry, sealed, chain FROM access_log"
                                 " WHERE entry >= ?1 AND entry < ?2 ORDER BY entry");
    read.bind(1, static_cast<int64_t>(anchor->first));
    read.bind(2, static_cast<int64_t>(anchor->last)); // the newest always stays
    while (read.executeStep()) {
        const qint64 number = read.getColumn(0).getInt64();
        const auto entry = log.open(number, storage::columnBytes(read, 1));
        const bool tooMany = anchor->last - number >= kMostLogEntries;
        if (!tooMany && entry && entry->at.day >= today - kLogKeepDays) {
            break;
        }
        next.first = number + 1;
        next.before = logHash(storage::columnBytes(read, 2));
    }
    if (next.first == anchor->first) {
        return Found(std::nullopt);
    }
    const auto whole = check();
    if (!whole) {
        return whole.error();
    }
    return Found(whole->findings.empty() ? std::optional(next) : std::nullopt);
}

base::Status AccessLog::prune() {
    const auto anchor = m_vault.logAnchor();
    if (!anchor) {
        return anchor.error();
    }
    SQLite::Statement old(m_db, "DELETE FROM access_log WHERE entry < ?");
    old.bind(1, static_cast<int64_t>(anchor->first));
    old.exec();
    return base::Done{};
}

bool LogCheck::tampered() const {
    return std::ranges::any_of(
        findings, [](const LogFinding& finding) { return finding.fault != LogFault::Damaged; });
}

QString findingText(const LogFinding& finding) {
    switch (finding.fault) {
    case LogFault::Damaged:
        return Text::tr("Entry %1 is damaged").arg(finding.first);
    case LogFault::Edited:
        return Text::tr("Entry %1 was changed").arg(finding.first);
    case LogFault::Missing:
        return Text::tr("Entries %1 to %2 were taken out").arg(finding.first).arg(finding.last);
    case LogFault::Reordered:
        return Text::tr("Entry %1 holds another entry").arg(finding.first);
    case LogFault::CutShort:
        return Text::tr("The newest entries, %1 to %2, were cut off")
            .arg(finding.first)
            .arg(finding.last);
    case LogFault::RolledBack:
        return Text::tr("The database is an old copy: entries %1 to %2 are not in it")
            .arg(finding.first)
            .arg(finding.last);
    }
    Q_UNREACHABLE();
}

} // namespace earshot::signals
