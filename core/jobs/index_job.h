// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis_job.h"
#include "core/jobs/workspace.h"
#include "core/library/scanner.h"

namespace earshot::jobs {

/// What becomes of files that were scanned but could not be analysed, and have not changed since.
enum class FailedFiles : std::uint8_t { Leave, Retry };

struct IndexRequest {
    std::vector<std::filesystem::path> folders = {}; ///< empty: the library's own folders again
    bool scan = true;
    bool analyse = true;
    FailedFiles failedFiles = FailedFiles::Leave;
    int analysisWorkers = 0;                  ///< 0 = one per core
    const std::atomic<bool>* yield = nullptr; ///< see analysis::AnalysisRequest
    const base::PowerSource* power = nullptr; ///< see there too
};

struct IndexSummary {
    library::ScanSummary scan;
    analysis::AnalysisSummary analysis;
    [[nodiscard]] bool cancelled() const { return scan.cancelled || analysis.cancelled; }
};

/// Scans folders and analyses what is new: the job behind "earshot index" and the window's
/// background indexing. Runs on the calling thread, which owns `workspace`.
base::Result<IndexSummary> runIndex(Workspace& workspace, const IndexRequest& request,
                                    std::stop_token stop, const base::ProgressCallback& progress);

} // namespace earshot::jobs
