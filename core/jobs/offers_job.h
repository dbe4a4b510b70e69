// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/mix_job.h"
#include "core/recommend/lists/list_offers.h"

namespace earshot::jobs {

/// Which lists could be made now from what the switched-on signals know; writes down which of them
/// were asked.
base::Result<std::vector<recommend::ListOffer>>
runOffers(Workspace& workspace, const recommend::Catalog& catalog, UseLog useLog);

} // namespace earshot::jobs
