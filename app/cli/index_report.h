// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "core/jobs/index_job.h"

namespace earshot::cli {

/// Runs the job with progress, prints its summary and lists what failed.
Exit indexAndReport(const Call& call, jobs::Workspace& workspace,
                    const jobs::IndexRequest& request);

/// Lists the stored problems on standard error when the run had any.
Exit listFailures(const Call& call, const jobs::Workspace& workspace,
                  const jobs::IndexSummary& summary);

} // namespace earshot::cli
