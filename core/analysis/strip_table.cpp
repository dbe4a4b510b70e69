// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/strip.h"

namespace earshot::analysis {

// Written by tests/bench/analysis/fit_models: logistic regression of arousal on what one
// frame alone tells, from 400 clips of 4Q; right side of arousal, artist-grouped: 0.835.
const StripModel kStripModel{
    .terms = {{
        {&FrameShape::logCentroid, 10.794F, 0.55737F, 0.50009F},
        {&FrameShape::logRolloff, 9.7629F, 0.84421F, 0.10657F},
        {&FrameShape::logZeroCrossings, 10.728F, 0.67878F, 0.4814F},
        {&FrameShape::flux, 0.39931F, 0.073573F, 1.1794F},
    }},
    .intercept = -0.13549F,
    .spread = 0.37281F,
};

} // namespace earshot::analysis
