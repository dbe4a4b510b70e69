// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/scan_pipeline.h"

#include "core/library/folder_walk.h"

#include <algorithm>
#include <utility>

namespace earshot::library {

namespace {

constexpr std::size_t kHandful = 16;
// In handfuls: long enough that no thread waits for another's hiccup, short enough to stay below a
// few MB.
constexpr std::size_t kJobQueue = 32;
constexpr std::size_t kResultQueue = 16;

int readerCount(int wanted) {
    if (wanted > 0) {
        return wanted;
    }
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace

ScanPipeline::ScanPipeline(std::span<const std::filesystem::path> folders, KnownFiles& known,
                           const base::Clock& clock, int readers, const std::stop_token& stop)
    : m_known(known),
      m_clock(clock),
      m_onStop(stop, [this] { m_stop.request_stop(); }),
      m_jobs(kJobQueue),
      m_results(kResultQueue) {
    const int threads = readerCount(readers);
    m_running = threads + 1;
    m_threads.emplace_back([this, folders] {
        walk(folders);
        finishOne();
    });
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] {
            readTags();
            finishOne();
        });
    }
}

ScanPipeline::~ScanPipeline() {
    m_stop.request_stop();
    m_jobs.close();
    m_results.close();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
}

ScanCounts ScanPipeline::counts() const {
    // Read first: when it is true, the others are final.
    const bool walked = m_walked;
    return {.found = m_found, .toRead = m_toRead, .oldProblems = m_oldProblems, .walked = walked};
}

void ScanPipeline::walk(std::span<const std::filesystem::path> folders) {
    const WalkVisitor visitor{
        .file = [this](const std::filesystem::path& path,
                       const FileFacts& facts) { visitFile(path, facts); },
        .lyrics =
            [this](const std::filesystem::path& path, const FileFacts& facts) {
                m_lyricFiles.push_back({path, facts});
            },
        .problem =
            [this](const std::filesystem::path& path, const QString& reason) {
                m_known.visitProblem(path);
                handOver({.kind = ScanItem::Kind::Problem,
                          .path = path,
                          .facts = {},
                          .verdict = Verdict::Unreadable,
                          .problem = reason,
                          .record = {}});
            },
    };
    walkFolders(folders, visitor, m_stop.get_token());
    handOverJobs();
    m_walked = true;
    m_jobs.close();
}

void ScanPipeline::visitFile(const std::filesystem::path& path, const FileFacts& facts) {
    ++m_found;
    const auto [visit, problem] = m_known.visit(path, facts);
    m_oldProblems += problem ? 1 : 0;
    switch (visit) {
    case KnownFiles::Visit::Unchanged:
    case KnownFiles::Visit::KnownBad:
        break;
    case KnownFiles::Visit::Back:
        handOver({.kind = ScanItem::Kind::Back,
                  .path = path,
                  .facts = facts,
                  .problem = {},
                  .record = {}});
        break;
    case KnownFiles::Visit::Changed:
    case KnownFiles::Visit::New:
        ++m_toRead;
        m_nextJobs.push_back({.kind = visit == KnownFiles::Visit::New ? ScanItem::Kind::New
                                                                      : ScanItem::Kind::Changed,
                              .path = path,
                              .facts = facts,
                              .problem = {},
                              .record = {}});
        if (m_nextJobs.size() >= kHandful) {
            handOverJobs();
        }
        break;
    }
}

void ScanPipeline::handOver(ScanItem item) {
    std::vector<ScanItem> alone;
    alone.push_back(std::move(item));
    m_results.push(std::move(alone));
}

void ScanPipeline::handOverJobs() {
    if (!m_nextJobs.empty()) {
        m_jobs.push(std::exchange(m_nextJobs, {}));
    }
}

void ScanPipeline::readTags() {
    while (std::optional<std::vector<ScanItem>> items = m_jobs.pop()) {
        const qint64 nowMs = m_clock.nowMs(); // asks for the time zone: not for every file
        std::size_t done = 0;
        for (ScanItem& item : *items) {
            if (m_stop.stop_requested()) {
                break; // the rest of the queue is emptied, so that the walk is never stuck in it
            }
            read(item, nowMs);
            ++done;
        }
        items->resize(done);
        if (!items->empty()) {
            m_results.push(std::move(*items));
        }
    }
}

void ScanPipeline::read(ScanItem& item, qint64 nowMs) {
    FileReading reading = readMusicFile(item.path);
    item.verdict = reading.verdict;
    item.problem = reading.problem;
    if (reading.verdict == Verdict::Good || reading.verdict == Verdict::CutOff) {
        Track track;
        track.path = item.path;
        track.sizeBytes = item.facts.sizeBytes;
        track.modifiedNs = item.facts.modifiedNs;
        track.addedMs = nowMs;
        track.tags = std::move(reading.tags);
        track.stream = std::move(reading.stream);
        item.record.emplace(track);
    }
}

void ScanPipeline::finishOne() {
    if (--m_running == 0) {
        m_results.close();
    }
}

} // namespace earshot::library
