// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_workers.h"

#include "core/analysis/crash_notes.h"
#include "core/analysis/text.h"
#include "core/analysis/thread_priority.h"
#include "core/base/paths.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace earshot::analysis {

namespace {

using Clock = std::chrono::steady_clock;

/// How often a paused worker looks whether it may go on.
constexpr std::chrono::milliseconds kPauseStep{100};

base::Error stopped(const std::filesystem::path& file) {
    return {Text::tr("The analysis was stopped"), base::pathText(file), {}};
}

} // namespace

/// What the threads share with the owner; kept alive by an abandoned thread too.
struct AnalysisWorkers::Shared {
    AnalyseTrack analyseTrack;
    const std::atomic<bool>* yield = nullptr;
    std::chrono::milliseconds patience{};

    std::mutex mutex;
    std::condition_variable workChanged;    ///< a track was given, or stopping
    std::condition_variable outcomeChanged; ///< an outcome was added
    std::deque<PendingTrack> work;
    std::deque<std::unique_ptr<AnalysisOutcome>> outcomes;
    double heardSeconds = 0; ///< by all, of all tracks
    bool held = false;
    bool stopping = false;
};

/// One thread and what it is at. Everything but the thread is guarded by the shared mutex.
class AnalysisWorkers::Worker : public std::enable_shared_from_this<Worker> {
public:
    Worker(int workerIndex, std::shared_ptr<Shared> common)
        : index(workerIndex), shared(std::move(common)) {}

    void start() {
        thread = std::thread([self = shared_from_this()] { self->run(); });
    }

    const int index;
    std::shared_ptr<Shared> shared;
    std::thread thread;
    std::optional<library::TrackId> current;
    Clock::time_point lastSign; ///< of life: last checkpoint or begin
    double secondsDone = 0;     ///< of the current track
    bool abandoned = false;

private:
    void run() {
        lowerThreadPriority();
        for (;;) {
            PendingTrack track;
            {
                std::unique_lock lock(shared->mutex);
                current.reset();
                secondsDone = 0;
                shared->workChanged.wait(
                    lock, [this] { return shared->stopping || !shared->work.empty(); });
                if (shared->stopping) {
                    return;
                }
                track = std::move(shared->work.front());
                shared->work.pop_front();
                current = track.id;
                lastSign = Clock::now();
            }
            const library::TrackId id = track.id;
            if (!report(id, analyse(std::move(track)))) {
                return;
            }
        }
    }

    base::Result<Measured> analyse(PendingTrack track) {
        const std::filesystem::path file = track.path;
        const ListeningTo listening(track.id);
        Clock::duration paused{};
        const auto begin = Clock::now();
        return shared->analyseTrack(std::move(track), [&](double done) -> base::Status {
            std::unique_lock lock(shared->mutex);
            shared->heardSeconds += done - secondsDone;
            secondsDone = done;
            while (hasToWait()) {
                const auto before = Clock::now();
                shared->workChanged.wait_for(lock, kPauseStep);
                lastSign = Clock::now();
                paused += lastSign - before;
            }
            lastSign = Clock::now();
            if (shared->stopping || abandoned) {
                return stopped(file);
            }
            const auto allowed =
                shared->patience + std::chrono::milliseconds(static_cast<qint64>(done * 500));
            if (lastSign - begin - paused > allowed) {
                return base::Error{Text::tr("The analysis took too long and was given up"),
                                   base::pathText(file),
                                   {}};
            }
            return base::Done{};
        });
    }

    [[nodiscard]] bool hasToWait() const {
        const bool yields =
            index > 0 && shared->yield != nullptr && shared->yield->load(std::memory_order_relaxed);
        return !shared->stopping && (shared->held || yields);
    }

    /// False when the thread has to end.
    bool report(library::TrackId id, base::Result<Measured> result) {
        const std::lock_guard lock(shared->mutex);
        if (abandoned || (shared->stopping && !result)) {
            return false;
        }
        shared->outcomes.push_back(
            std::make_unique<AnalysisOutcome>(AnalysisOutcome{id, std::move(result)}));
        shared->outcomeChanged.notify_one();
        return true;
    }
};

AnalysisWorkers::AnalysisWorkers(int threads, const std::atomic<bool>* yield,
                                 AnalyseTrack analyseTrack, WorkerLimits limits)
    : m_shared(std::make_shared<Shared>()), m_limits(limits) {
    m_shared->analyseTrack = std::move(analyseTrack);
    m_shared->yield = yield;
    m_shared->patience = limits.patience;
    for (int index = 0; index < threads; ++index) {
        start(index);
    }
}

AnalysisWorkers::~AnalysisWorkers() {
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->stopping = true;
    }
    m_shared->workChanged.notify_all();
    for (const auto& worker : m_workers) {
        worker->thread.join();
    }
}

void AnalysisWorkers::start(int index) {
    auto worker = std::make_shared<Worker>(index, m_shared);
    worker->start();
    if (static_cast<std::size_t>(index) < m_workers.size()) {
        m_workers[static_cast<std::size_t>(index)] = std::move(worker);
    } else {
        m_workers.push_back(std::move(worker));
    }
}

std::size_t AnalysisWorkers::room() const {
    const std::size_t wanted = 2 * m_workers.size(); // the next track is ready when one is done
    return wanted - std::min(wanted, m_inWork);
}

bool AnalysisWorkers::busy() const {
    return m_inWork > 0;
}

void AnalysisWorkers::give(PendingTrack track) {
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->work.push_back(std::move(track));
    }
    ++m_inWork;
    m_shared->workChanged.notify_one();
}

void AnalysisWorkers::hold(bool held) {
    const std::lock_guard lock(m_shared->mutex);
    m_shared->held = held;
}

HeardSound AnalysisWorkers::heard() const {
    const std::lock_guard lock(m_shared->mutex);
    HeardSound heard{m_shared->heardSeconds, 0};
    for (const auto& worker : m_workers) {
        heard.ofTracksInWork += worker->secondsDone;
    }
    return heard;
}

std::unique_ptr<AnalysisOutcome> AnalysisWorkers::take(std::chrono::milliseconds wait) {
    replaceStuck();
    std::unique_lock lock(m_shared->mutex);
    m_shared->outcomeChanged.wait_for(lock, wait, [this] { return !m_shared->outcomes.empty(); });
    if (m_shared->outcomes.empty()) {
        return nullptr;
    }
    auto outcome = std::move(m_shared->outcomes.front());
    m_shared->outcomes.pop_front();
    --m_inWork;
    return outcome;
}

void AnalysisWorkers::replaceStuck() {
    std::vector<int> stuck;
    {
        const std::lock_guard lock(m_shared->mutex);
        for (const auto& worker : m_workers) {
            if (!worker->current || Clock::now() - worker->lastSign < m_limits.stuck) {
                continue;
            }
            worker->abandoned = true;
            m_shared->outcomes.push_back(std::make_unique<AnalysisOutcome>(AnalysisOutcome{
                *worker->current,
                base::Error{
                    Text::tr("The analysis got stuck inside the file and was given up"), {}, {}}}));
            stuck.push_back(worker->index);
        }
    }
    for (const int index : stuck) {
        m_workers[static_cast<std::size_t>(index)]->thread.detach();
        start(index);
    }
}

} // namespace earshot::analysis
