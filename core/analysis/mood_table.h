// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/linear_model.h"

namespace earshot::analysis {

/// First quantity: valence; second: arousal. Written by tests/bench/analysis/fit_models.
extern const PairModel kMoodModel;

} // namespace earshot::analysis
