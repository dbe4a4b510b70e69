// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dynamics.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

constexpr double kLowestDb = -120.0;
constexpr double kStepDb = 0.5;

} // namespace

void Dynamics::push(const SpectrumFrame& frame) {
    ++m_frames;
    if (frame.silent) {
        return;
    }
    const double db = 20.0 * std::log10(frame.rms);
    m_rms.add(frame.rms);
    m_levelDb.add(db);
    m_crestDb.add(20.0 * std::log10(std::max(frame.peak, frame.rms) / frame.rms));
    const int level = std::clamp(static_cast<int>((db - kLowestDb) / kStepDb), 0, kLevels - 1);
    ++m_levels[static_cast<std::size_t>(level)];
}

double Dynamics::percentileDb(double share) const {
    const double target = share * static_cast<double>(m_rms.count());
    double sum = 0;
    for (std::size_t level = 0; level < kLevels; ++level) {
        sum += static_cast<double>(m_levels[level]);
        if (sum >= target) {
            return kLowestDb + kStepDb * (static_cast<double>(level) + 0.5);
        }
    }
    return kLowestDb + kStepDb * kLevels;
}

void Dynamics::finish(Features& features, Descriptors& descriptors) const {
    if (m_rms.count() == 0) {
        return;
    }
    features.soundingSeconds = static_cast<double>(m_rms.count()) * kFrameHop / kRateHz;
    const double meanDb = 20.0 * std::log10(m_rms.mean());
    double below = 0;
    for (std::size_t level = 0; level < kLevels; ++level) {
        if (kLowestDb + kStepDb * (static_cast<double>(level) + 0.5) < meanDb) {
            below += static_cast<double>(m_levels[level]);
        }
    }
    features.crestDb = m_crestDb.mean();
    features.lowEnergyShare = below / static_cast<double>(m_rms.count());
    descriptors.set(Descriptor::Crest, m_crestDb.mean());
    descriptors.set(Descriptor::LevelDeviation, m_levelDb.deviation());
    descriptors.set(Descriptor::LevelRange, percentileDb(0.95) - percentileDb(0.10));
    descriptors.set(Descriptor::LowEnergyShare, features.lowEnergyShare);
    descriptors.set(Descriptor::PauseShare,
                    1.0 - static_cast<double>(m_rms.count()) / static_cast<double>(m_frames));
}

} // namespace earshot::analysis
