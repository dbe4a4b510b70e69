// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/scan_writer.h"

#include "core/base/paths.h"
#include "core/storage/columns.h"

namespace earshot::library {

namespace {

constexpr std::size_t kBatchItems = 500; // enough to make commits cheap, some 20 ms of work
// On a slow disk a batch does not wait to be full: the window shows what came in.
constexpr std::chrono::milliseconds kBatchAge{1'000};
constexpr qint64 kTryAgain = -1; // as size of a problem: no file is like that, so it is read again

} // namespace

ScanWriter::ScanWriter(const storage::Connection& connection, const base::Clock& clock)
    : m_connection(connection),
      m_clock(clock),
      m_reader(connection),
      m_writer(connection),
      m_missingSince(connection.db(), "SELECT missing_since_ms IS NOT NULL FROM tracks "
                                      "WHERE id = ?"),
      m_back(connection.db(), "UPDATE tracks SET missing_since_ms = NULL "
                              "WHERE path = ? AND missing_since_ms IS NOT NULL"),
      m_missing(connection.db(), "UPDATE tracks SET missing_since_ms = ? "
                                 "WHERE id = ? AND missing_since_ms IS NULL"),
      m_saveProblem(connection.db(),
                    "INSERT INTO scan_problems(path, reason, at_ms, size_bytes, modified_ns) "
                    "VALUES (?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET "
                    "reason = excluded.reason, at_ms = excluded.at_ms, "
                    "size_bytes = excluded.size_bytes, modified_ns = excluded.modified_ns"),
      m_dropProblem(connection.db(), "DELETE FROM scan_problems WHERE path = ?"),
      m_lastFlush(std::chrono::steady_clock::now()) {}

void ScanWriter::add(ScanItem item) {
    m_batch.push_back(std::move(item));
    const auto age = std::chrono::steady_clock::now() - m_lastFlush;
    if (m_batch.size() >= kBatchItems || age >= kBatchAge) {
        flush();
    }
}

void ScanWriter::flush() {
    if (!m_batch.empty()) {
        m_nowMs = m_clock.nowMs();
        SQLite::Transaction transaction(m_connection.db(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const ScanItem& item : m_batch) {
            write(item);
        }
        transaction.commit();
        m_batch.clear();
    }
    m_lastFlush = std::chrono::steady_clock::now();
}

void ScanWriter::takeAway(const KnownFiles::Vanished& vanished) {
    if (vanished.tracks.empty() && vanished.problems.empty()) {
        return;
    }
    m_nowMs = m_clock.nowMs();
    SQLite::Transaction transaction(m_connection.db(), SQLite::TransactionBehavior::IMMEDIATE);
    for (const TrackId id : vanished.tracks) {
        markMissing(id);
    }
    SQLite::Statement drop(m_connection.db(), "DELETE FROM scan_problems WHERE id = ?");
    for (const qint64 id : vanished.problems) {
        drop.bind(1, static_cast<int64_t>(id));
        drop.exec();
        drop.reset();
    }
    transaction.commit();
}

void ScanWriter::write(const ScanItem& item) {
    switch (item.kind) {
    case ScanItem::Kind::Back:
        markBack(item);
        break;
    case ScanItem::Kind::Problem:
        saveProblem(item);
        break;
    case ScanItem::Kind::New:
    case ScanItem::Kind::Changed:
        writeReading(item);
        break;
    }
}

void ScanWriter::writeReading(const ScanItem& item) {
    if (item.verdict != Verdict::Good) {
        saveProblem(item);
    } else if (item.kind == ScanItem::Kind::Changed) {
        dropProblem(base::pathBytes(item.path));
    }
    if (!item.record) {
        if (const std::optional<TrackId> known = m_reader.idOf(item.path)) {
            markMissing(*known); // its music is not there any more, its history is
        }
        return;
    }
    if (item.kind == ScanItem::Kind::New && m_writer.insert(*item.record)) {
        ++m_summary.added;
        return;
    }
    writeChanged(item);
}

void ScanWriter::writeChanged(const ScanItem& item) {
    const std::optional<TrackId> known = m_reader.idOf(item.path);
    if (!known) { // known as a bad file only
        m_writer.insert(*item.record);
        ++m_summary.added;
        return;
    }
    m_missingSince.bind(1, static_cast<int64_t>(*known));
    const bool wasMissing =
        m_missingSince.executeStep() && m_missingSince.getColumn(0).getInt() != 0;
    m_missingSince.reset();
    m_writer.update(*known, *item.record);
    ++m_summary.changed;
    m_summary.back += wasMissing ? 1 : 0;
}

void ScanWriter::markBack(const ScanItem& item) {
    storage::bindBytes(m_back, 1, base::pathBytes(item.path));
    m_summary.back += m_back.exec();
    m_back.reset();
}

void ScanWriter::markMissing(TrackId id) {
    m_missing.bind(1, static_cast<int64_t>(m_nowMs));
    m_missing.bind(2, static_cast<int64_t>(id));
    m_summary.missing += m_missing.exec();
    m_missing.reset();
}

void ScanWriter::saveProblem(const ScanItem& item) {
    const bool tryAgain = item.verdict == Verdict::Unreadable;
    storage::bindBytes(m_saveProblem, 1, base::pathBytes(item.path));
    storage::bindText(m_saveProblem, 2, item.problem);
    m_saveProblem.bind(3, static_cast<int64_t>(m_nowMs));
    m_saveProblem.bind(4, static_cast<int64_t>(tryAgain ? kTryAgain : item.facts.sizeBytes));
    m_saveProblem.bind(5, static_cast<int64_t>(item.facts.modifiedNs));
    m_saveProblem.exec();
    m_saveProblem.reset();
    ++m_summary.failed;
}

void ScanWriter::dropProblem(const QByteArray& path) {
    storage::bindBytes(m_dropProblem, 1, path);
    m_dropProblem.exec();
    m_dropProblem.reset();
}

} // namespace earshot::library
