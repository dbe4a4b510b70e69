// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"

namespace earshot::analysis {

/// Fills in what can only be estimated: voice, acoustic or electronic sound (fitted on genre names,
/// fitted_model.h) and spoken word (a rule). Unknown for tracks with too little sound.
void tellEstimates(const Descriptors& descriptors, double soundingSeconds, Features& features);

} // namespace earshot::analysis
