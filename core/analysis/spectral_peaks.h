// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace earshot::analysis {

struct SpectralPeak {
    float hz = 0;
    float amplitude = 0; ///< square root of power
};

/// The strongest partials of one long frame. Reuses its memory.
class SpectralPeaks {
public:
    SpectralPeaks();

    /// Finds at most kMaxPeaks peaks between kPeakLowHz and kPeakHighHz, strongest first.
    void find(std::span<const float> power);

    [[nodiscard]] std::span<const SpectralPeak> peaks() const { return m_peaks; }
    /// Power in and beside the peaks over all power in the searched range; 0 … 1.
    [[nodiscard]] float powerShare() const { return m_powerShare; }
    /// Sensory roughness (Sethares 1993) of the strongest peaks over their energy; ≥ 0.
    [[nodiscard]] float roughness() const;

private:
    std::vector<int> m_maxima;
    std::vector<SpectralPeak> m_peaks;
    float m_powerShare = 0;
};

} // namespace earshot::analysis
