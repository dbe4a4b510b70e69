// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/power_source.h"
#include "core/base/progress.h"
#include "core/storage/connection.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <stop_token>

namespace earshot::analysis {

struct AnalysisRequest {
    int workers = 0; ///< threads, 0 = one per core
    /// While this is true (playback runs), all but one worker pause. May be null.
    const std::atomic<bool>* yield = nullptr;
    /// While this runs on battery, all workers pause. Null: never.
    const base::PowerSource* power = nullptr;
    /// What the pace of listening and the pauses between reports are measured with.
    std::function<std::chrono::steady_clock::time_point()> stopwatch =
        std::chrono::steady_clock::now;
};

struct AnalysisSummary {
    qint64 analysed = 0;
    qint64 failed = 0;
    bool cancelled = false;
};

/// Analyses every pending track on low-priority threads and stores results in batches through
/// `connection` on the calling thread. Stopping keeps what was stored; the next run goes on there.
/// A file in which the whole process crashed has failed (see crash_notes.h).
base::Result<AnalysisSummary> analysePending(const storage::Connection& connection,
                                             const AnalysisRequest& request,
                                             const base::Clock& clock, std::stop_token stop,
                                             const base::ProgressCallback& progress);

} // namespace earshot::analysis
