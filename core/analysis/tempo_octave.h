// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace earshot::analysis {

struct OctaveChoice {
    double lag = 0;        ///< of the beat, in onset-strength samples
    double alternate = 0;  ///< its half or double that fits next best
    double regularity = 0; ///< autocorrelation at the beat or, if higher, at two beats
};

/// Decides which of a found lag's octaves people would tap, from the mean autocorrelation of the
/// onset strength by lag (1 at lag 0).
[[nodiscard]] OctaveChoice chooseOctave(const Eigen::ArrayXd& regularity, double found);

} // namespace earshot::analysis
