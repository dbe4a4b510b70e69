// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"
#include "core/analysis/fourier.h"
#include "core/analysis/onset_strength.h"
#include "core/analysis/tempo_octave.h"

#include <Eigen/Core>

#include <vector>

namespace earshot::analysis {

/// Tempo from onset strength after Percival & Tzanetakis 2014: in windows of six seconds a
/// generalised autocorrelation gives candidate lags, pulse trains choose one of them, the choices
/// add up; then the octave is decided and the lag refined on the mean autocorrelation. Only sums
/// are kept, so memory does not depend on length.
class Tempo {
public:
    Tempo();

    /// Onset strengths at kOnsetRateHz.
    void push(const OnsetStrengths& strengths);

    /// The lag found and its octaves, with what speaks for each: what finish() decides by. Empty
    /// when no pulse was found.
    [[nodiscard]] std::vector<OctaveCandidate> octaves();

    void finish(Features& features, Descriptors& descriptors);

private:
    struct Candidate {
        double lag = 0; ///< in onset-strength samples
        float height = 0;
    };

    void analyseWindow();
    [[nodiscard]] bool holdsOnsets() const;
    void autocorrelate(OnsetRange range);
    void addRegularity(OnsetRange range);
    void invert(const Eigen::ArrayXf& spectrum, Eigen::ArrayXf& lags);
    void findCandidates();
    double choosePulse();
    [[nodiscard]] double refined(double lag) const;
    [[nodiscard]] double steadiness(double lag) const;

    std::array<std::vector<float>, kOnsetRanges> m_window; ///< last kTempoWindow strengths
    std::size_t m_filled = 0;
    Fourier m_fourier;
    Eigen::ArrayXf m_power;       ///< spectrum of the window
    Eigen::ArrayXf m_plain;       ///< autocorrelation of the window by lag, 1 at lag 0
    Eigen::ArrayXf m_generalised; ///< likewise, of the square root of the spectrum's magnitude
    Eigen::ArrayXf m_enhanced;
    std::vector<Candidate> m_candidates;

    PulseProfile m_profile;     ///< sums of the windows' plain autocorrelations, unbiased
    Eigen::ArrayXd m_peaks;     ///< sum of the windows' generalised autocorrelations
    Eigen::ArrayXd m_evidence;  ///< of the windows' choices, spread, by lag
    std::vector<int> m_choices; ///< how often each lag was chosen
    double m_windows = 0;
};

} // namespace earshot::analysis
