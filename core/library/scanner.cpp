// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/scanner.h"

#include "core/base/paths.h"
#include "core/library/lyric_keeper.h"
#include "core/library/move_finder.h"
#include "core/library/scan_writer.h"
#include "core/library/text.h"
#include "core/library/track_store.h"
#include "core/storage/columns.h"

#include <algorithm>

namespace earshot::library {

namespace fs = std::filesystem;
using base::Result;

namespace {

constexpr std::chrono::milliseconds kReportEvery{50};

/// Tells how far the scan is, not more often than anyone can look.
class Reporter {
public:
    explicit Reporter(const base::ProgressCallback& callback) : m_callback(callback) {}

    void report(const QString& phase, qint64 done, qint64 total, qint64 failed) {
        const auto now = std::chrono::steady_clock::now();
        if (!m_callback || (phase == m_phase && now - m_last < kReportEvery)) {
            return;
        }
        m_last = now;
        m_phase = phase;
        m_callback({.phase = phase, .done = done, .total = total, .failed = failed});
    }

private:
    const base::ProgressCallback& m_callback;
    std::chrono::steady_clock::time_point m_last;
    QString m_phase;
};

/// The folder as it is kept: absolute, links in it resolved, so that one folder has one spelling.
fs::path kept(const fs::path& folder) {
    std::error_code failure;
    const fs::path real = fs::canonical(folder, failure);
    if (!failure) {
        return real;
    }
    fs::path spelled = fs::absolute(folder, failure).lexically_normal();
    return spelled.has_filename() ? spelled : spelled.parent_path();
}

bool isReading(ScanItem::Kind kind) {
    return kind == ScanItem::Kind::New || kind == ScanItem::Kind::Changed;
}

class Scan {
public:
    Scan(const storage::Connection& connection, const AudioIdentifier& identify,
         const base::Clock& clock, const std::stop_token& stop,
         const base::ProgressCallback& progress)
        : m_connection(connection),
          m_identify(identify),
          m_clock(clock),
          m_stop(stop),
          m_report(progress),
          m_writer(connection, clock) {}

    ScanSummary run(const ScanRequest& request) {
        std::vector<fs::path> folders;
        for (const fs::path& folder : request.folders) {
            folders.push_back(kept(folder));
        }
        addFolders(folders);
        const std::vector<fs::path> all = libraryFolders();
        const qint64 firstNewId = beginScan();
        KnownFiles known = KnownFiles::load(m_connection, scopeOf(folders, all), all);
        readChanges(folders, known, request.readers);
        if (!m_stop.stop_requested()) {
            m_writer.takeAway(known.notVisited());
            findMoves(firstNewId);
        }
        if (!m_stop.stop_requested()) {
            keepLyrics(folders);
        }
        m_summary.cancelled = m_stop.stop_requested();
        if (!m_summary.cancelled) {
            endScan();
        }
        return summed();
    }

private:
    void addFolders(const std::vector<fs::path>& folders) {
        SQLite::Statement add(m_connection.db(),
                              "INSERT OR IGNORE INTO folders(path, added_ms) VALUES (?, ?)");
        for (const fs::path& folder : folders) {
            std::error_code failure;
            if (!fs::is_directory(folder, failure)) {
                continue; // a mistyped name must not stay in the library for ever
            }
            storage::bindBytes(add, 1, base::pathBytes(folder));
            add.bind(2, static_cast<int64_t>(m_clock.nowMs()));
            add.exec();
            add.reset();
        }
    }

    std::vector<fs::path> libraryFolders() {
        SQLite::Statement row(m_connection.db(), "SELECT path FROM folders");
        std::vector<fs::path> folders;
        while (row.executeStep()) {
            folders.push_back(base::pathFromBytes(storage::columnBytes(row, 0)));
        }
        return folders;
    }

    /// What the scan may call missing: the folders it walks, and those of the library that are not
    /// there at all, because a folder that was renamed is usually scanned under its new name only.
    static std::vector<fs::path> scopeOf(const std::vector<fs::path>& folders,
                                         const std::vector<fs::path>& all) {
        std::vector<fs::path> scope = folders;
        std::copy_if(all.begin(), all.end(), std::back_inserter(scope), [](const fs::path& folder) {
            std::error_code failure;
            return !fs::exists(folder, failure);
        });
        return scope;
    }

    /// From which id on tracks are new. A scan that did not come to its end left its own mark:
    /// what it added may still turn out to be moved.
    qint64 beginScan() {
        SQLite::Database& db = m_connection.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        const int64_t next = db.execAndGet("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence "
                                           "WHERE name = 'tracks'")
                                 .getInt64();
        const int64_t first = db.execAndGet("SELECT coalesce(min(first_new_id), " +
                                            std::to_string(next) + ") FROM unfinished_scan")
                                  .getInt64();
        db.exec("DELETE FROM unfinished_scan");
        SQLite::Statement mark(db, "INSERT INTO unfinished_scan VALUES (?)");
        mark.bind(1, first);
        mark.exec();
        transaction.commit();
        return first;
    }

    void endScan() {
        SQLite::Database& db = m_connection.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        db.exec("DELETE FROM unfinished_scan");
        if (m_writer.summary().changed > 0 || m_summary.moved > 0) {
            db.exec("DELETE FROM artists WHERE NOT EXISTS "
                    "(SELECT 1 FROM track_artists WHERE artist_id = artists.id)");
            db.exec("DELETE FROM genres WHERE NOT EXISTS "
                    "(SELECT 1 FROM track_genres WHERE genre_id = genres.id)");
        }
        transaction.commit();
    }

    void readChanges(const std::vector<fs::path>& folders, KnownFiles& known, int readers) {
        ScanPipeline pipeline(folders, known, m_clock, readers, m_stop);
        qint64 read = 0;
        while (std::optional<std::vector<ScanItem>> items = pipeline.next()) {
            for (ScanItem& item : *items) {
                read += isReading(item.kind) ? 1 : 0;
                m_writer.add(std::move(item));
            }
            const ScanCounts counts = pipeline.counts();
            m_report.report(Text::tr("Reading tags"), read, counts.walked ? counts.toRead : 0,
                            m_writer.summary().failed);
        }
        m_writer.flush();
        const ScanCounts counts = pipeline.counts();
        m_summary.found = counts.found;
        m_summary.failed = counts.oldProblems;
        m_lyricFiles = pipeline.lyricFiles();
    }

    /// After moves, so that lyrics go to the track that is left.
    void keepLyrics(const std::vector<fs::path>& folders) {
        LyricKeeper keeper(m_connection);
        keeper.takeFiles(m_lyricFiles, folders);
        keeper.weighWords(m_stop, [this](qint64 done) {
            m_report.report(Text::tr("Reading lyrics"), done, 0, summed().failed);
        });
    }

    void findMoves(qint64 firstNewId) {
        if (m_writer.summary().added == 0 && firstNewId == 0) {
            return;
        }
        MoveFinder finder(m_connection, m_identify);
        m_summary.moved = finder.run(firstNewId, m_stop, [this](qint64 done) {
            m_report.report(Text::tr("Recognising moved files"), done, 0, summed().failed);
        });
    }

    [[nodiscard]] ScanSummary summed() const {
        ScanSummary sum = m_writer.summary();
        sum.found = m_summary.found;
        sum.failed += m_summary.failed;
        sum.moved = m_summary.moved;
        // A moved file was counted as vanished here and as new there.
        sum.added -= m_summary.moved;
        sum.missing = std::max<qint64>(0, sum.missing - m_summary.moved);
        sum.cancelled = m_summary.cancelled;
        return sum;
    }

    const storage::Connection& m_connection;
    const AudioIdentifier& m_identify;
    const base::Clock& m_clock;
    const std::stop_token& m_stop;
    Reporter m_report;
    ScanWriter m_writer;
    std::vector<LyricFile> m_lyricFiles;
    ScanSummary m_summary;
};

} // namespace

Result<ScanSummary> scan(const storage::Connection& connection, const ScanRequest& request,
                         const AudioIdentifier& identify, const base::Clock& clock,
                         std::stop_token stop, const base::ProgressCallback& progress) {
    return connection.guard(Text::tr("The scan could not be saved"), [&] {
        return Scan(connection, identify, clock, stop, progress).run(request);
    });
}

} // namespace earshot::library
