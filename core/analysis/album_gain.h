// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"

#include <optional>
#include <vector>

namespace earshot::analysis {

struct TrackLoudness {
    LoudnessHistogram histogram;
    std::optional<double> integratedLufs; ///< of the track alone, exact
};

/// Integrated loudness (EBU Tech 3341, both gates) of tracks played as one programme, LUFS; empty
/// when all are silent. From histograms of whole LU, each moved so that it tells its own track's
/// loudness exactly: what is left of the error is below 0.2 LU.
[[nodiscard]] std::optional<double> jointLufs(const std::vector<TrackLoudness>& tracks);

} // namespace earshot::analysis
