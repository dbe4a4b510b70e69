// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/analysis/spectral_statistics.h"

#include <vector>

namespace earshot::analysis {

/// One value of FrameShape in the strip's model, standardised as told.
struct StripTerm {
    float FrameShape::*value;
    float mean;
    float deviation;
    float weight;
};

/// How lively a moment is, from its spectrum alone: tanh(spread · (intercept + Σ weight · value)).
struct StripModel {
    std::array<StripTerm, 4> terms;
    float intercept;
    float spread;
};

/// Written by tests/bench/analysis/fit_models.
extern const StripModel kStripModel;

/// The seek bar's strip. Slices are as long as needed: whenever they run out, neighbours are joined
/// and the slices become twice as long, so memory does not depend on the track.
class Strip {
public:
    Strip();

    /// Highest |sample| of one frame and its shape (null: none).
    void push(float peak, const FrameShape* shape);

    void finish(Features& features) const;

private:
    struct Slice {
        float peak = 0;
        float liveliness = 0; ///< sum over frames
        float frames = 0;     ///< with a shape
    };

    std::vector<Slice> m_slices;
    Slice m_open;
    int m_framesPerSlice = 1;
    int m_framesInOpen = 0;
};

} // namespace earshot::analysis
