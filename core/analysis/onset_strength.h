// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/spectrum_stream.h"

#include <array>
#include <vector>

namespace earshot::analysis {

/// Onset strength at kOnsetRateHz (Percival & Tzanetakis 2014, section II-A): rise of the log
/// spectrum, low-passed at 7 Hz. Levels are taken relative to the loudest of the last seconds, so
/// that it does not depend on gain.
class OnsetStrength {
public:
    OnsetStrength();

    /// Calls visit(float strength) for each hop of the mono stream.
    template <typename Visit>
    void push(std::span<const float> mono, Visit&& visit) {
        m_spectrum.push(mono, [&](const SpectrumFrame& frame) { visit(lowPass(rise(frame))); });
    }

private:
    float rise(const SpectrumFrame& frame);
    float lowPass(float value);

    SpectrumStream m_spectrum;
    std::vector<float> m_level;
    std::vector<float> m_previous;
    float m_reference = 0;
    bool m_hasPrevious = false;
    std::array<float, kOnsetLowPassTaps> m_taps{};
    std::array<float, kOnsetLowPassTaps> m_delay{};
};

} // namespace earshot::analysis
