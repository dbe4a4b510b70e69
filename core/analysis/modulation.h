// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"
#include "core/analysis/fourier.h"

#include <Eigen/Core>

#include <array>

namespace earshot::analysis {

/// How fast the level moves in a few wide bands: the modulation spectrum of mel-band levels over
/// windows of six seconds. Speech moves at about 4 Hz (Scheirer & Slaney 1997), beats at 1–3 Hz.
class Modulation {
public:
    Modulation();

    /// Levels of the mel bands of one frame, dB.
    void push(const Eigen::ArrayXf& bandsDb);

    void finish(Descriptors& descriptors) const;

private:
    void analyseWindow();

    Fourier m_fourier;
    Eigen::ArrayXf m_window;
    Eigen::ArrayXXf m_levels; ///< frames × groups
    int m_filled = 0;
    int m_windows = 0;
    Eigen::ArrayXf m_power;
    Eigen::ArrayXXd m_shares; ///< ranges × groups, summed over windows
    Eigen::ArrayXd m_depth;   ///< per group, dB, summed over windows
};

} // namespace earshot::analysis
