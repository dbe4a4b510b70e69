// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/scan_pipeline.h"
#include "core/library/scanner.h"
#include "core/library/track_reader.h"
#include "core/library/track_writer.h"

#include <chrono>

namespace earshot::library {

/// Takes what a scan found into the database, in batches: each is one short transaction, so that
/// others can write in between and what was read is kept whatever happens next. Throws
/// SQLite::Exception.
class ScanWriter {
public:
    ScanWriter(const storage::Connection& connection, const base::Clock& clock);

    /// Keeps the item for the next batch; writes the batch when it is due.
    void add(ScanItem item);
    void flush();

    /// Marks tracks missing and drops problems that do not hold any more.
    void takeAway(const KnownFiles::Vanished& vanished);

    [[nodiscard]] const ScanSummary& summary() const { return m_summary; }

private:
    void write(const ScanItem& item);
    void writeReading(const ScanItem& item);
    void writeChanged(const ScanItem& item);
    void markBack(const ScanItem& item);
    void markMissing(TrackId id);
    void saveProblem(const ScanItem& item);
    void dropProblem(const QByteArray& path);

    const storage::Connection& m_connection;
    const base::Clock& m_clock;
    qint64 m_nowMs = 0; ///< when the batch is written: the clock is too slow for every track
    TrackReader m_reader;
    TrackWriter m_writer;
    SQLite::Statement m_missingSince;
    SQLite::Statement m_back;
    SQLite::Statement m_missing;
    SQLite::Statement m_saveProblem;
    SQLite::Statement m_dropProblem;
    std::vector<ScanItem> m_batch;
    std::chrono::steady_clock::time_point m_lastFlush;
    ScanSummary m_summary;
};

} // namespace earshot::library
