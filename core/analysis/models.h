// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"

namespace earshot::analysis {

/// Tells everything of FeatureGroup::Models from the descriptors, after rounding those as they are
/// stored: stored ones tell the same again.
void tellModels(Measured& measured);

} // namespace earshot::analysis
