// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/estimate_table.h"

namespace earshot::analysis {

const PairModel kEstimateModel{};

} // namespace earshot::analysis
