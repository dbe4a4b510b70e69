// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/mix_job.h"
#include "core/recommend/favour.h"

namespace earshot::jobs {

/// Makes the lists there would be now and measures what they favour; keeps none of them. A few
/// seconds for a large library; a stop gives what was measured until then.
base::Result<recommend::Favour> runFavour(Workspace& workspace, const recommend::Catalog& catalog,
                                          UseLog useLog, std::stop_token stop = {});

} // namespace earshot::jobs
