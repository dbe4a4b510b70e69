// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timbre.h"

#include "core/analysis/constants.h"

#include <cmath>
#include <numbers>

namespace earshot::analysis {

Timbre::Timbre()
    : m_mel(kMelBands, kFrameSize / 2 + 1, static_cast<double>(kRateHz) / kFrameSize, kMelLowHz,
            kMelHighHz),
      m_cosines(kMfccCount, kMelBands),
      m_bandsDb(Eigen::ArrayXf::Constant(kMelBands, -100.0F)),
      m_coefficients(kMfccCount),
      m_previous(kMfccCount),
      m_sum(Eigen::ArrayXd::Zero(kMfccCount)),
      m_squares(Eigen::ArrayXd::Zero(kMfccCount)),
      m_change(Eigen::ArrayXd::Zero(kMfccCount)) {
    for (int row = 0; row < kMfccCount; ++row) {
        for (int band = 0; band < kMelBands; ++band) {
            m_cosines(row, band) =
                static_cast<float>(std::sqrt(2.0 / kMelBands) *
                                   std::cos(std::numbers::pi * row * (band + 0.5) / kMelBands));
        }
    }
}

void Timbre::push(const SpectrumFrame& frame) {
    m_mel.apply(frame.power, m_bandsDb);
    m_loudestBand = std::max(m_loudestBand, m_bandsDb.maxCoeff());
    static const float range = std::pow(10.0F, -kSpectralRangeDb / 10.0F);
    constexpr float kDigitalSilence = 1e-16F;
    constexpr float kDbPerNeper = 4.342944819F;
    m_bandsDb = kDbPerNeper * (m_bandsDb + std::max(m_loudestBand * range, kDigitalSilence)).log();
    if (frame.silent) {
        m_hasPrevious = false;
        return;
    }
    m_coefficients.noalias() = m_cosines * m_bandsDb.matrix();
    const auto values = m_coefficients.array().cast<double>();
    m_frames += 1;
    m_sum += values;
    m_squares += values.square();
    if (m_hasPrevious) {
        m_change += (m_coefficients - m_previous).array().abs().cast<double>();
        m_steps += 1;
    }
    m_previous = m_coefficients;
    m_hasPrevious = true;
}

void Timbre::finish(Descriptors& descriptors) const {
    if (m_frames < 2 || m_steps < 1) {
        return;
    }
    for (int i = 1; i < kMfccCount; ++i) { // coefficient 0 is the level
        const double mean = m_sum[i] / m_frames;
        const double variance = std::max(0.0, m_squares[i] / m_frames - mean * mean);
        descriptors.set(Descriptor::Mfcc, mean, i - 1);
        descriptors.set(Descriptor::MfccDeviation, std::sqrt(variance), i - 1);
        descriptors.set(Descriptor::MfccChange, m_change[i] / m_steps, i - 1);
    }
}

} // namespace earshot::analysis
