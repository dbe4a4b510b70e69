// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptors.h"
#include "core/analysis/mel_bands.h"
#include "core/analysis/spectrum_stream.h"

#include <Eigen/Core>

namespace earshot::analysis {

/// Mel-frequency cepstrum over a track: mean, deviation and movement of each coefficient.
class Timbre {
public:
    Timbre();

    void push(const SpectrumFrame& frame);

    /// Level per mel band of the last frame, dB, at most kSpectralRangeDb below the loudest so far.
    [[nodiscard]] const Eigen::ArrayXf& bandsDb() const { return m_bandsDb; }

    /// Cepstral coefficients 0 … kMfccCount − 1 of the last frame that was not silent.
    [[nodiscard]] const Eigen::VectorXf& coefficients() const { return m_coefficients; }

    void finish(Descriptors& descriptors) const;

private:
    MelBands m_mel;
    Eigen::MatrixXf m_cosines; ///< DCT-II, kMfccCount × kMelBands
    Eigen::ArrayXf m_bandsDb;
    Eigen::VectorXf m_coefficients;
    Eigen::VectorXf m_previous;
    bool m_hasPrevious = false;
    float m_loudestBand = 0;

    double m_frames = 0;
    double m_steps = 0;
    Eigen::ArrayXd m_sum;
    Eigen::ArrayXd m_squares;
    Eigen::ArrayXd m_change;
};

} // namespace earshot::analysis
