// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/index_job.h"

#include "core/audio/decoder.h"

namespace earshot::jobs {

base::Result<IndexSummary> runIndex(Workspace& workspace, const IndexRequest& request,
                                    std::stop_token stop, const base::ProgressCallback& progress) {
    IndexSummary summary;
    if (request.scan) {
        library::ScanRequest scan;
        scan.folders = request.folders;
        if (scan.folders.empty()) {
            auto known = workspace.tracks().folders();
            if (!known) {
                return known.error();
            }
            scan.folders = std::move(*known);
        }
        auto scanned = library::scan(workspace.library(), scan, audio::audioIdentity,
                                     workspace.clock(), stop, progress);
        if (!scanned) {
            return scanned.error();
        }
        summary.scan = *scanned;
    }
    if (request.analyse && !stop.stop_requested()) {
        if (request.failedFiles == FailedFiles::Retry) {
            if (base::Status forgotten = workspace.features().forgetFailures(); !forgotten) {
                return forgotten.error();
            }
        }
        const analysis::AnalysisRequest analyse{
            .workers = request.analysisWorkers, .yield = request.yield, .power = request.power};
        auto analysed = analysis::analysePending(workspace.library(), analyse, workspace.clock(),
                                                 stop, progress);
        if (!analysed) {
            return analysed.error();
        }
        summary.analysis = *analysed;
    }
    return summary;
}

} // namespace earshot::jobs
