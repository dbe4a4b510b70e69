// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bounded_queue.h"
#include "core/library/known_files.h"
#include "core/library/tag_reader.h"

#include <atomic>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace earshot::library {

/// One file or folder on its way to the writer.
struct ScanItem {
    enum class Kind : std::uint8_t {
        Read,   ///< new or changed; `reading` tells all
        Back,   ///< known and unchanged, but was missing
        Problem ///< could not be looked at; `reading.problem` tells why
    };

    Kind kind = Kind::Read;
    std::filesystem::path path;
    FileFacts facts;
    FileReading reading;
};

struct ScanCounts {
    qint64 found = 0;    ///< music files met
    qint64 toRead = 0;   ///< of these, new or changed
    qint64 knownBad = 0; ///< of these, bad as before
    bool walked = false; ///< whether the walk has come to its end, so that the counts are final
};

/// The threads of a scan: one walks the folders and leaves out what is unchanged, several read
/// tags. Items come out of next(), bounded in number, so memory does not grow with the library.
/// Owned and emptied by the writing thread; destruction stops and joins the threads.
class ScanPipeline {
public:
    /// `known` and `folders` must outlive the pipeline.
    ScanPipeline(std::span<const std::filesystem::path> folders, KnownFiles& known, int readers,
                 const std::stop_token& stop);
    ~ScanPipeline();

    ScanPipeline(const ScanPipeline&) = delete;
    ScanPipeline& operator=(const ScanPipeline&) = delete;

    /// Waits for the next item; empty when there are no more, also when stopped.
    std::optional<ScanItem> next() { return m_results.pop(); }

    [[nodiscard]] ScanCounts counts() const;

private:
    struct Job {
        std::filesystem::path path;
        FileFacts facts;
    };

    void walk(std::span<const std::filesystem::path> folders);
    void readTags();
    void visitFile(const std::filesystem::path& path, const FileFacts& facts);
    void finishOne();

    KnownFiles& m_known;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_onStop;
    base::BoundedQueue<Job> m_jobs;
    base::BoundedQueue<ScanItem> m_results;
    std::atomic<qint64> m_found = 0;
    std::atomic<qint64> m_toRead = 0;
    std::atomic<qint64> m_knownBad = 0;
    std::atomic<bool> m_walked = false;
    std::atomic<int> m_running = 0;
    std::vector<std::thread> m_threads;
};

} // namespace earshot::library
