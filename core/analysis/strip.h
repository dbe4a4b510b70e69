// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"

#include <vector>

namespace earshot::analysis {

/// The seek bar's strip. Slices are as long as needed: whenever they run out, neighbours are joined
/// and the slices become twice as long, so memory does not depend on the track.
class Strip {
public:
    Strip();

    /// Highest |sample| and brightness (centroid in Hz, 0 = none) of one frame.
    void push(float peak, float centroidHz);

    void finish(Features& features) const;

private:
    struct Slice {
        float peak = 0;
        float tone = 0;   ///< weighted sum of log2 centroid
        float weight = 0; ///< sum of levels
    };

    std::vector<Slice> m_slices;
    Slice m_open;
    int m_framesPerSlice = 1;
    int m_framesInOpen = 0;
};

} // namespace earshot::analysis
