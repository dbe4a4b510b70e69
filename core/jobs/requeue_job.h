// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/mix_job.h"
#include "core/recommend/requeue.h"

namespace earshot::jobs {

/// What is up next and what it came from.
struct UpNext {
    const std::vector<recommend::Request>& requests;
    const std::vector<recommend::UpNextTrack>& tracks;
    recommend::Happened happened;
};

/// Puts it in order again and writes down the signals that moved something.
base::Result<std::vector<recommend::UpNextPlace>> runRequeue(Workspace& workspace,
                                                             const recommend::Catalog& catalog,
                                                             const recommend::Listener& listener,
                                                             const UpNext& upNext, UseLog useLog);

} // namespace earshot::jobs
