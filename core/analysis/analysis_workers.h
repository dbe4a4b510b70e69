// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analyser.h"
#include "core/analysis/feature_store.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace earshot::analysis {

/// What became of one track.
struct AnalysisOutcome {
    library::TrackId id = library::TrackId::None;
    base::Result<Measured> result; ///< or why there is none
};

/// Measures one track, calling the checkpoint now and then.
using AnalyseTrack = std::function<base::Result<Measured>(PendingTrack, const Checkpoint&)>;

struct WorkerLimits {
    /// A file is given up when its analysis takes longer than this plus half its playing time.
    std::chrono::milliseconds patience = std::chrono::minutes(2);
    /// A worker that reaches no checkpoint for this long is stuck inside a file: it is abandoned
    /// with the file's failure, and replaced.
    std::chrono::milliseconds stuck = std::chrono::minutes(5);
};

/// How much sound the workers have decoded, seconds.
struct HeardSound {
    double inAll = 0;
    double ofTracksInWork = 0; ///< given and not taken: what needs no time any more
};

/// Threads of low priority that analyse files. Used from one thread: give() as long as there is
/// room(), take() what is finished. Destruction stops the files in work and joins the threads.
class AnalysisWorkers {
public:
    /// `yield`: while true, all but the first worker pause. May be null; must outlive this.
    AnalysisWorkers(int threads, const std::atomic<bool>* yield, AnalyseTrack analyseTrack,
                    WorkerLimits limits = {});
    ~AnalysisWorkers();
    AnalysisWorkers(const AnalysisWorkers&) = delete;
    AnalysisWorkers& operator=(const AnalysisWorkers&) = delete;

    /// How many more tracks would soon be begun.
    [[nodiscard]] std::size_t room() const;
    /// Whether tracks were given whose outcome was not taken yet.
    [[nodiscard]] bool busy() const;

    void give(PendingTrack track);

    /// While held, nobody goes on.
    void hold(bool held);
    [[nodiscard]] HeardSound heard() const;

    /// The next finished track; null when none was finished in time.
    std::unique_ptr<AnalysisOutcome> take(std::chrono::milliseconds wait);

private:
    class Worker;
    struct Shared;

    void start(int index);
    void replaceStuck();

    std::shared_ptr<Shared> m_shared;
    std::vector<std::shared_ptr<Worker>> m_workers;
    WorkerLimits m_limits;
    std::size_t m_inWork = 0; ///< given and not taken
};

} // namespace earshot::analysis
