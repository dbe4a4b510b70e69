// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spectrum_stream.h"

#include "core/analysis/constants.h"

#include <Eigen/Core>

#include <cmath>
#include <numbers>

namespace earshot::analysis {

std::vector<float> unitWindow(Window shape, int size) {
    const double base = shape == Window::Hann ? 0.5 : 0.54;
    std::vector<float> window(static_cast<std::size_t>(size));
    double sum = 0;
    for (int i = 0; i < size; ++i) {
        const double phase = 2.0 * std::numbers::pi * i / size;
        const double value = base - (1.0 - base) * std::cos(phase);
        window[static_cast<std::size_t>(i)] = static_cast<float>(value);
        sum += value;
    }
    for (float& value : window) {
        value = static_cast<float>(value / sum);
    }
    return window;
}

SpectrumStream::SpectrumStream(int size, int hop, Window window)
    : m_framer(size, hop),
      m_fourier(size),
      m_window(unitWindow(window, size)),
      m_power(static_cast<std::size_t>(m_fourier.bins())),
      m_hop(static_cast<std::size_t>(hop)) {
    m_frame.index = -1;
}

const SpectrumFrame& SpectrumStream::transform(std::span<const float> frame) {
    using Samples = Eigen::Map<const Eigen::ArrayXf>;
    const auto size = static_cast<Eigen::Index>(frame.size());
    Eigen::Map<Eigen::ArrayXf>(m_fourier.input().data(), size) =
        Samples(frame.data(), size) * Samples(m_window.data(), size);
    m_fourier.power(m_power);

    m_frame.samples = frame;
    m_frame.fresh = frame.last(m_hop);
    m_frame.power = m_power;
    ++m_frame.index;
    const Samples fresh(m_frame.fresh.data(), static_cast<Eigen::Index>(m_hop));
    // Without the constant part: an offset is neither sound nor loud.
    const float mean = fresh.mean();
    m_frame.rms = std::sqrt((fresh - mean).square().mean());
    m_frame.peak = fresh.abs().maxCoeff();
    m_loudestRms = std::max(m_loudestRms, m_frame.rms);
    static const float floor = std::pow(10.0F, kSilenceFloorDb / 20.0F);
    static const float gate = std::pow(10.0F, kGateBelowLoudestDb / 20.0F);
    m_frame.silent = m_frame.rms < std::max(floor, m_loudestRms * gate);
    return m_frame;
}

} // namespace earshot::analysis
