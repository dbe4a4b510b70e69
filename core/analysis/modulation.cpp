// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/modulation.h"

#include "core/analysis/spectrum_stream.h"

#include <cmath>

namespace earshot::analysis {

namespace {

constexpr int kBandsPerGroup = kMelBands / kModulationGroups;
constexpr double kFrameRateHz = static_cast<double>(kRateHz) / kFrameHop;

} // namespace

Modulation::Modulation()
    : m_fourier(kModulationFrames),
      m_window(kModulationFrames),
      m_levels(kModulationFrames, kModulationGroups),
      m_power(kModulationFrames / 2 + 1),
      m_shares(Eigen::ArrayXXd::Zero(kModulationRanges, kModulationGroups)),
      m_depth(Eigen::ArrayXd::Zero(kModulationGroups)) {
    const std::vector<float> window = unitWindow(Window::Hann, kModulationFrames);
    m_window = Eigen::Map<const Eigen::ArrayXf>(window.data(), kModulationFrames);
}

void Modulation::push(const Eigen::ArrayXf& bandsDb) {
    for (int group = 0; group < kModulationGroups; ++group) {
        m_levels(m_filled, group) = bandsDb.segment<kBandsPerGroup>(group * kBandsPerGroup).mean();
    }
    if (++m_filled == kModulationFrames) {
        analyseWindow();
        m_levels.topRows<kModulationFrames - kModulationHop>() =
            m_levels.bottomRows<kModulationFrames - kModulationHop>().eval();
        m_filled = kModulationFrames - kModulationHop;
    }
}

void Modulation::analyseWindow() {
    ++m_windows;
    for (int group = 0; group < kModulationGroups; ++group) {
        const auto levels = m_levels.col(group);
        const float mean = levels.mean();
        m_depth[group] += std::sqrt((levels - mean).square().mean());
        Eigen::Map<Eigen::ArrayXf>(m_fourier.input().data(), kModulationFrames) =
            (levels - mean) * m_window;
        m_fourier.power({m_power.data(), static_cast<std::size_t>(m_power.size())});
        const double total = m_power.sum() + 1e-9;
        for (int range = 0; range < kModulationRanges; ++range) {
            const double binsPerHz = kModulationFrames / kFrameRateHz;
            const auto first =
                static_cast<Eigen::Index>(std::ceil(kModulationEdgesHz[range] * binsPerHz));
            const auto last =
                static_cast<Eigen::Index>(std::ceil(kModulationEdgesHz[range + 1] * binsPerHz));
            m_shares(range, group) += m_power.segment(first, last - first).sum() / total;
        }
    }
}

void Modulation::finish(Descriptors& descriptors) const {
    if (m_windows == 0) {
        return;
    }
    for (int range = 0; range < kModulationRanges; ++range) {
        descriptors.set(Descriptor::Modulation, m_shares.row(range).mean() / m_windows, range);
        // The second and third groups of eight mel bands span about 500–3000 Hz: the voice.
        descriptors.set(Descriptor::VoiceModulation,
                        m_shares.row(range).segment<2>(1).mean() / m_windows, range);
    }
    descriptors.set(Descriptor::ModulationDepth, m_depth.mean() / m_windows);
}

} // namespace earshot::analysis
