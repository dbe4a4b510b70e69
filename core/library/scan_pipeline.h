// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bounded_queue.h"
#include "core/base/clock.h"
#include "core/library/known_files.h"
#include "core/library/lyric_keeper.h"
#include "core/library/tag_reader.h"
#include "core/library/track_record.h"

#include <atomic>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace earshot::library {

/// One file or folder on its way to the writer.
struct ScanItem {
    enum class Kind : std::uint8_t {
        New,     ///< never met at this path
        Changed, ///< known, but read again
        Back,    ///< known and unchanged, but was missing
        Problem  ///< could not be looked at; `problem` tells why
    };

    Kind kind = Kind::New;
    std::filesystem::path path;
    FileFacts facts;
    Verdict verdict = Verdict::Good;
    QString problem;                   ///< translated, "" when Good
    std::optional<TrackRecord> record; ///< what was read, if that is music
};

struct ScanCounts {
    qint64 found = 0;       ///< music files met
    qint64 toRead = 0;      ///< of these, new or changed
    qint64 oldProblems = 0; ///< of these, with the problem they had
    bool walked = false;    ///< whether the walk has come to its end, so that the counts are final
};

/// The threads of a scan: one walks the folders and leaves out what is unchanged, several read
/// tags. Items come out of next() in handfuls (a queue operation per file would cost as much as
/// reading its tags), bounded in number, so that memory does not grow with the library.
/// Owned and emptied by the writing thread; destruction stops and joins the threads.
class ScanPipeline {
public:
    /// `folders`, `known` and `clock` must outlive the pipeline.
    ScanPipeline(std::span<const std::filesystem::path> folders, KnownFiles& known,
                 const base::Clock& clock, int readers, const std::stop_token& stop);
    ~ScanPipeline();

    ScanPipeline(const ScanPipeline&) = delete;
    ScanPipeline& operator=(const ScanPipeline&) = delete;

    /// Waits for the next items; empty when there are no more, also when stopped.
    std::optional<std::vector<ScanItem>> next() { return m_results.pop(); }

    [[nodiscard]] ScanCounts counts() const;
    /// All that were met; only once next() has given nothing.
    [[nodiscard]] const std::vector<LyricFile>& lyricFiles() const { return m_lyricFiles; }

private:
    void walk(std::span<const std::filesystem::path> folders);
    void readTags();
    static void read(ScanItem& item, qint64 nowMs);
    void visitFile(const std::filesystem::path& path, const FileFacts& facts);
    void handOver(ScanItem item);
    void handOverJobs();
    void finishOne();

    KnownFiles& m_known;
    const base::Clock& m_clock;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_onStop;
    base::BoundedQueue<std::vector<ScanItem>> m_jobs; ///< what they hold is yet to be read
    base::BoundedQueue<std::vector<ScanItem>> m_results;
    std::vector<ScanItem> m_nextJobs;    ///< of the walking thread
    std::vector<LyricFile> m_lyricFiles; ///< likewise, until it has ended
    std::atomic<qint64> m_found = 0;
    std::atomic<qint64> m_toRead = 0;
    std::atomic<qint64> m_oldProblems = 0;
    std::atomic<bool> m_walked = false;
    std::atomic<int> m_running = 0;
    std::vector<std::thread> m_threads;
};

} // namespace earshot::library
