// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"

namespace earshot::analysis {

/// Fills in valence and arousal with their confidences from the fitted models.
/// Unknown for tracks with too little sound.
void tellMood(const Descriptors& descriptors, double soundingSeconds, Features& features);

} // namespace earshot::analysis
