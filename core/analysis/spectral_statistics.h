// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"
#include "core/analysis/extremes.h"
#include "core/analysis/features.h"
#include "core/analysis/running_moments.h"
#include "core/analysis/spectrum_stream.h"

#include <array>
#include <vector>

namespace earshot::analysis {

/// Descriptors that one frame alone can tell, in their units.
struct FrameShape {
    float logCentroid = 0;
    float logRolloff = 0;
    float logZeroCrossings = 0;
    float flux = 0;
};

/// Shape of the short spectrum over a track: centroid, rolloff, flatness, flux, zero crossings and
/// octave-band contrast (Jiang et al. 2002).
class SpectralStatistics {
public:
    SpectralStatistics();

    void push(const SpectrumFrame& frame);

    /// Of the last frame; null when it was silent or the first after silence.
    [[nodiscard]] const FrameShape* frameShape() const { return m_shaped ? &m_frame : nullptr; }

    void finish(Features& features, Descriptors& descriptors) const;

private:
    void pushShape(const SpectrumFrame& frame);
    void pushFlux(const SpectrumFrame& frame);
    void pushContrast(const SpectrumFrame& frame);

    std::vector<float> m_frequencies;
    std::vector<float> m_magnitude;
    std::vector<float> m_previous; ///< last frame's unit-length magnitude
    Extremes m_extremes;
    bool m_hasPrevious = false;
    FrameShape m_frame;
    bool m_shaped = false; ///< m_frame holds the last frame

    RunningMoments m_centroid, m_logCentroid, m_rolloff, m_logRolloff, m_flatness, m_logFlatness;
    RunningMoments m_flux, m_zeroCrossings, m_logZeroCrossings;
    std::array<RunningMoments, kContrastBands> m_contrast, m_valley;
};

} // namespace earshot::analysis
