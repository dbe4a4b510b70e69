// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/scan_pipeline.h"

#include "core/library/folder_walk.h"

#include <algorithm>

namespace earshot::library {

namespace {

// Long enough that no thread waits for another's hiccup, short enough to stay below a few MB.
constexpr std::size_t kJobQueue = 512;
constexpr std::size_t kResultQueue = 256;

int readerCount(int wanted) {
    if (wanted > 0) {
        return wanted;
    }
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

} // namespace

ScanPipeline::ScanPipeline(std::span<const std::filesystem::path> folders, KnownFiles& known,
                           int readers, const std::stop_token& stop)
    : m_known(known),
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
    return {.found = m_found, .toRead = m_toRead, .knownBad = m_knownBad, .walked = walked};
}

void ScanPipeline::walk(std::span<const std::filesystem::path> folders) {
    const WalkVisitor visitor{
        .file = [this](const std::filesystem::path& path,
                       const FileFacts& facts) { visitFile(path, facts); },
        .problem =
            [this](const std::filesystem::path& path, const QString& reason) {
                m_known.visitProblem(path);
                m_results.push({.kind = ScanItem::Kind::Problem,
                                .path = path,
                                .facts = {},
                                .reading = {.verdict = Verdict::Unreadable,
                                            .problem = reason,
                                            .tags = {},
                                            .stream = {}}});
            },
    };
    walkFolders(folders, visitor, m_stop.get_token());
    m_walked = true;
    m_jobs.close();
}

void ScanPipeline::visitFile(const std::filesystem::path& path, const FileFacts& facts) {
    ++m_found;
    switch (m_known.visit(path, facts)) {
    case KnownFiles::Visit::Unchanged:
        break;
    case KnownFiles::Visit::KnownBad:
        ++m_knownBad;
        break;
    case KnownFiles::Visit::Back:
        m_results.push({.kind = ScanItem::Kind::Back, .path = path, .facts = facts, .reading = {}});
        break;
    case KnownFiles::Visit::Read:
        ++m_toRead;
        m_jobs.push({.path = path, .facts = facts});
        break;
    }
}

void ScanPipeline::readTags() {
    while (std::optional<Job> job = m_jobs.pop()) {
        if (m_stop.stop_requested()) {
            continue; // empties the queue, so that the walk is never stuck in it
        }
        FileReading reading = readMusicFile(job->path);
        m_results.push({.kind = ScanItem::Kind::Read,
                        .path = std::move(job->path),
                        .facts = job->facts,
                        .reading = std::move(reading)});
    }
}

void ScanPipeline::finishOne() {
    if (--m_running == 0) {
        m_results.close();
    }
}

} // namespace earshot::library
