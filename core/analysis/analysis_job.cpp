// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_job.h"

#include "core/analysis/analysis_workers.h"
#include "core/analysis/crash_notes.h"
#include "core/analysis/text.h"
#include "core/analysis/time_left.h"

#include <algorithm>
#include <deque>
#include <map>
#include <thread>

namespace earshot::analysis {

namespace {

/// Results are stored when this many wait or the oldest is this old: few transactions, little lost
/// when the power goes.
constexpr std::size_t kBatch = 16;
constexpr std::chrono::milliseconds kBatchAge{2000};
/// How often stopping is looked for while the workers are busy.
constexpr std::chrono::milliseconds kPoll{100};
/// How often the time left is told while no track ends.
constexpr std::chrono::milliseconds kTellEvery{1000};
/// How often the power is looked at.
constexpr std::chrono::milliseconds kPowerEvery{2000};
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

/// One run, on the calling thread.
class Job {
public:
    Job(const storage::Connection& connection, const AnalysisRequest& request,
        const base::Clock& clock, const AnalysisCounts& counts, qint64 crashed,
        const base::ProgressCallback& progress)
        : m_request(request),
          m_progress(progress),
          m_store(connection),
          m_pages(m_store),
          m_batch(connection, clock),
          m_workers(threadCount(request.workers, counts.pending), request.yield, analyseTrack),
          m_timeLeft(request.stopwatch()),
          m_secondsToHear(counts.secondsToHear),
          m_total(counts.pending + crashed) {
        m_summary.failed = crashed;
    }

    base::Result<AnalysisSummary> run(const std::stop_token& stop) {
        tell();
        if (auto status = advance(); !status) {
            return status.error();
        }
        while (!stop.stop_requested() && unfinished()) {
            if (auto status = step(); !status) {
                return status.error();
            }
        }
        m_summary.cancelled = unfinished();
        if (auto status = m_batch.store(); !status) {
            return status.error();
        }
        return m_summary;
    }

private:
    using Now = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool unfinished() const { return m_next || m_workers.busy(); }

    static int threadCount(int wanted, qint64 tracks) {
        const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        return static_cast<int>(std::min<qint64>(wanted > 0 ? wanted : cores, tracks));
    }

    base::Status step() {
        watchPower();
        if (auto status = m_held ? base::Status(base::Done{}) : give(); !status) {
            return status;
        }
        auto outcome = m_workers.take(kPoll);
        const bool ended = outcome != nullptr;
        if (ended) {
            ++(outcome->result ? m_summary.analysed : m_summary.failed);
            const auto track = m_given.extract(outcome->id);
            m_secondsToHear -= track ? track.mapped() : 0.0;
            m_batch.add(std::move(outcome));
        }
        if (ended || m_request.stopwatch() - m_told >= kTellEvery) {
            tell();
        }
        return m_batch.due() ? m_batch.store() : base::Status(base::Done{});
    }

    /// Gives the workers what they have room for.
    base::Status give() {
        while (m_next && m_workers.room() > 0) {
            m_given.emplace(m_next->id, m_next->secondsToHear);
            m_workers.give(std::move(*m_next));
            if (auto status = advance(); !status) {
                return status;
            }
        }
        return base::Done{};
    }

    base::Status advance() {
        auto next = m_pages.next();
        if (!next) {
            return next.error();
        }
        m_next = std::move(*next);
        return base::Done{};
    }

    void watchPower() {
        if (m_request.power == nullptr) {
            return;
        }
        const Now now = m_request.stopwatch();
        if (m_powerSeen && now - *m_powerSeen < kPowerEvery) {
            return;
        }
        m_powerSeen = now;
        const bool onBattery = m_request.power->onBattery();
        if (onBattery != m_held) {
            m_held = onBattery;
            m_workers.hold(m_held);
            tell();
        }
    }

    void tell() {
        m_told = m_request.stopwatch();
        const HeardSound heard = m_workers.heard();
        base::Progress state{Text::tr("Listening to the music"),
                             m_summary.analysed + m_summary.failed, m_total, m_summary.failed};
        if (m_held) {
            m_timeLeft.paused(m_told);
            state.phase = Text::tr("Waiting for mains power");
        } else {
            m_timeLeft.heard(heard.inAll, m_told);
            state.secondsLeft =
                m_timeLeft.forSound(std::max(0.0, m_secondsToHear - heard.ofTracksInWork));
        }
        if (m_progress) {
            m_progress(state);
        }
    }

    const AnalysisRequest& m_request;
    const base::ProgressCallback& m_progress;
    FeatureStore m_store;
    PendingPages m_pages;
    Batch m_batch;
    AnalysisWorkers m_workers;
    std::optional<PendingTrack> m_next;         ///< to be given
    std::map<library::TrackId, double> m_given; ///< their seconds to hear
    bool m_held = false;
    std::optional<Now> m_powerSeen;
    Now m_told;
    TimeLeft m_timeLeft;
    double m_secondsToHear; ///< of all tracks that have not ended
    qint64 m_total;
    AnalysisSummary m_summary;
};

/// The files in which the process crashed have failed. Gives how many there are.
base::Result<qint64> takeCrashes(const storage::Connection& connection, const CrashNotes& notes,
                                 const base::Clock& clock) {
    auto crashed =
        connection.guard(Text::tr("Features could not be stored"), [&]() -> base::Result<qint64> {
            qint64 count = 0;
            SQLite::Transaction transaction(connection.db(),
                                            SQLite::TransactionBehavior::IMMEDIATE);
            const FeatureStore store(connection);
            SQLite::Statement known(connection.db(), "SELECT 1 FROM tracks WHERE id = ?");
            for (const library::TrackId track : notes.read()) {
                known.bind(1, static_cast<std::int64_t>(track));
                const bool stillThere = known.executeStep();
                known.reset();
                if (!stillThere) {
                    continue;
                }
                auto saved = store.saveFailure(
                    track,
                    Text::tr("Earshot crashed while listening to this file, so it is left out "
                             "until the file changes"),
                    clock.nowMs());
                if (!saved) {
                    return saved.error();
                }
                ++count;
            }
            transaction.commit();
            return count;
        });
    if (crashed) {
        notes.clear();
    }
    return crashed;
}

} // namespace

base::Result<AnalysisSummary> analysePending(const storage::Connection& connection,
                                             const AnalysisRequest& request,
                                             const base::Clock& clock, std::stop_token stop,
                                             const base::ProgressCallback& progress) {
    const FeatureStore store(connection);
    auto counts = store.counts();
    if (!counts) {
        return counts.error();
    }
    if (counts->pending == 0) {
        if (progress) {
            progress({Text::tr("Listening to the music"), 0, 0, 0});
        }
        return AnalysisSummary();
    }
    std::filesystem::path notesFile = connection.file();
    notesFile += "-crashes";
    const CrashNotes notes(notesFile);
    auto crashed = takeCrashes(connection, notes, clock);
    if (!crashed) {
        return crashed.error();
    }
    counts = store.counts(); // without what crashed
    if (!counts) {
        return counts.error();
    }
    return Job(connection, request, clock, *counts, *crashed, progress).run(stop);
}

} // namespace earshot::analysis
