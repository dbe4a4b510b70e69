// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"
#include "core/analysis/running_moments.h"
#include "core/analysis/spectrum_stream.h"

#include <array>
#include <vector>

namespace earshot::analysis {

/// Shape of the short spectrum over a track: centroid, rolloff, flatness, flux, zero crossings and
/// octave-band contrast (Jiang et al. 2002).
class SpectralStatistics {
public:
    SpectralStatistics();

    void push(const SpectrumFrame& frame);

    /// Brightness of the last frame: its centroid, Hz; 0 when silent.
    [[nodiscard]] float centroidHz() const { return m_centroidHz; }

    void finish(Features& features, Descriptors& descriptors) const;

private:
    void pushShape(const SpectrumFrame& frame);
    void pushFlux(const SpectrumFrame& frame);
    void pushContrast(const SpectrumFrame& frame);

    std::vector<float> m_frequencies;
    std::vector<float> m_magnitude;
    std::vector<float> m_previous; ///< last frame's unit-length magnitude
    std::vector<float> m_sorted;   ///< scratch of one band
    bool m_hasPrevious = false;
    float m_centroidHz = 0;

    RunningMoments m_centroid, m_logCentroid, m_rolloff, m_logRolloff, m_flatness, m_logFlatness;
    RunningMoments m_flux, m_zeroCrossings, m_logZeroCrossings;
    std::array<RunningMoments, kContrastBands> m_contrast, m_valley;
};

} // namespace earshot::analysis
