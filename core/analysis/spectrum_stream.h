// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/fourier.h"
#include "core/analysis/framer.h"

#include <cstdint>
#include <vector>

namespace earshot::analysis {

/// One frame of the mono signal and its spectrum. Views live until the next frame.
struct SpectrumFrame {
    std::span<const float> samples; ///< the frame, unwindowed
    std::span<const float> fresh;   ///< its last hop: each sample of the stream is in one only
    std::span<const float> power;   ///< |X|² per bin under a Hann window of unit sum
    float rms = 0;                  ///< of `fresh`
    float peak = 0;                 ///< highest |sample| of `fresh`
    bool silent = false;            ///< a pause or silence: keep it out of means
    std::int64_t index = 0;
};

enum class Window : std::uint8_t { Hann, Hamming };

/// The window's samples, scaled to a sum of one: a sine of amplitude a peaks at a²/4 in power.
[[nodiscard]] std::vector<float> unitWindow(Window shape, int size);

/// Frames a mono stream and gives every frame with its power spectrum to a visitor.
class SpectrumStream {
public:
    SpectrumStream(int size, int hop, Window window);

    template <typename Visit>
    void push(std::span<const float> mono, Visit&& visit) {
        m_framer.push(mono, [&](std::span<const float> frame) { visit(transform(frame)); });
    }

    [[nodiscard]] int bins() const { return m_fourier.bins(); }

private:
    const SpectrumFrame& transform(std::span<const float> frame);

    Framer m_framer;
    Fourier m_fourier;
    std::vector<float> m_window;
    std::vector<float> m_power;
    std::size_t m_hop;
    float m_loudestRms = 0;
    SpectrumFrame m_frame;
};

} // namespace earshot::analysis
