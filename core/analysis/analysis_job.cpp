// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_job.h"

#include "core/analysis/analysis_workers.h"
#include "core/analysis/text.h"

#include <algorithm>
#include <deque>
#include <thread>

namespace earshot::analysis {

namespace {

/// Results are stored when this many wait or the oldest is this old: few transactions, little lost
/// when the power goes.
constexpr std::size_t kBatch = 16;
constexpr std::chrono::milliseconds kBatchAge{2000};
/// How often stopping is looked for while the workers are busy.
constexpr std::chrono::milliseconds kPoll{100};
/// Tracks read from the database at once.
constexpr int kPage = 256;

base::Result<Measured> analyseTrack(PendingTrack track, const Checkpoint& checkpoint) {
    return remeasure(track.path, track.stale, std::move(track.known), checkpoint);
}

/// The pending tracks in id order, a page at a time.
class PendingPages {
public:
    explicit PendingPages(const FeatureStore& store) : m_store(store) {}

    /// Empty when there is none left.
    base::Result<std::optional<PendingTrack>> next() {
        if (m_page.empty() && !m_atEnd) {
            auto page = m_store.pendingAfter(m_last, kPage);
            if (!page) {
                return page.error();
            }
            m_atEnd = page->size() < static_cast<std::size_t>(kPage);
            m_page.assign(std::make_move_iterator(page->begin()),
                          std::make_move_iterator(page->end()));
        }
        if (m_page.empty()) {
            return std::optional<PendingTrack>();
        }
        std::optional<PendingTrack> track = std::move(m_page.front());
        m_page.pop_front();
        m_last = track->id;
        return track;
    }

private:
    const FeatureStore& m_store;
    std::deque<PendingTrack> m_page;
    library::TrackId m_last = library::TrackId::None;
    bool m_atEnd = false;
};

/// Finished tracks waiting to be stored together.
class Batch {
public:
    Batch(const storage::Connection& connection, const base::Clock& clock)
        : m_connection(connection), m_clock(clock) {}

    void add(std::unique_ptr<AnalysisOutcome> outcome) {
        if (m_waiting.empty()) {
            m_since = std::chrono::steady_clock::now();
        }
        m_waiting.push_back(std::move(outcome));
    }

    [[nodiscard]] bool due() const {
        return m_waiting.size() >= kBatch ||
               (!m_waiting.empty() && std::chrono::steady_clock::now() - m_since >= kBatchAge);
    }

    base::Status store() {
        if (m_waiting.empty()) {
            return base::Done{};
        }
        auto status =
            m_connection.guard(Text::tr("Features could not be stored"), [&]() -> base::Status {
                SQLite::Transaction transaction(m_connection.db(),
                                                SQLite::TransactionBehavior::IMMEDIATE);
                const FeatureStore store(m_connection);
                for (const auto& outcome : m_waiting) {
                    auto saved = outcome->result
                                     ? store.save(outcome->id, *outcome->result, m_clock.nowMs())
                                     : store.saveFailure(outcome->id, outcome->result.error().what,
                                                         m_clock.nowMs());
                    if (!saved) {
                        return saved;
                    }
                }
                transaction.commit();
                return base::Done{};
            });
        if (status) {
            m_waiting.clear();
        }
        return status;
    }

private:
    const storage::Connection& m_connection;
    const base::Clock& m_clock;
    std::vector<std::unique_ptr<AnalysisOutcome>> m_waiting;
    std::chrono::steady_clock::time_point m_since;
};

int threadCount(int wanted) {
    return wanted > 0 ? wanted : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

} // namespace

base::Result<AnalysisSummary> analysePending(const storage::Connection& connection,
                                             const AnalysisRequest& request,
                                             const base::Clock& clock, std::stop_token stop,
                                             const base::ProgressCallback& progress) {
    const FeatureStore store(connection);
    const auto counts = store.counts();
    if (!counts) {
        return counts.error();
    }
    AnalysisSummary summary;
    base::Progress state{Text::tr("Listening to the music"), 0, counts->pending, 0};
    const auto tell = [&] {
        if (progress) {
            state.done = summary.analysed + summary.failed;
            state.failed = summary.failed;
            progress(state);
        }
    };
    tell();
    if (counts->pending == 0) {
        return summary;
    }

    PendingPages pages(store);
    Batch batch(connection, clock);
    const int threads =
        static_cast<int>(std::min<qint64>(threadCount(request.workers), counts->pending));
    AnalysisWorkers workers(threads, request.yield, analyseTrack);
    bool moreToGive = true;
    while (!stop.stop_requested() && (moreToGive || workers.busy())) {
        while (moreToGive && workers.room()) {
            auto track = pages.next();
            if (!track) {
                return track.error();
            }
            moreToGive = track->has_value();
            if (moreToGive) {
                workers.give(std::move(**track));
            }
        }
        if (auto outcome = workers.take(kPoll)) {
            ++(outcome->result ? summary.analysed : summary.failed);
            batch.add(std::move(outcome));
            tell();
        }
        if (batch.due()) {
            if (auto status = batch.store(); !status) {
                return status.error();
            }
        }
    }
    summary.cancelled = stop.stop_requested() && (moreToGive || workers.busy());
    if (auto status = batch.store(); !status) {
        return status.error();
    }
    return summary;
}

} // namespace earshot::analysis
