// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/spectrum_stream.h"

#include <array>
#include <cstdint>
#include <vector>

namespace earshot::analysis {

/// What rises: the log spectrum as a whole (Percival & Tzanetakis 2014) and in three ranges, or
/// the amplitude, in which loud onsets outweigh the many faint ones.
enum class OnsetRange : std::uint8_t { Whole, Low, Middle, High, Amplitude, Count };

inline constexpr int kOnsetRanges = static_cast<int>(OnsetRange::Count);

/// Onset strength of one hop by OnsetRange, ≥ 0.
using OnsetStrengths = std::array<float, kOnsetRanges>;

[[nodiscard]] constexpr std::size_t placeOf(OnsetRange range) {
    return static_cast<std::size_t>(range);
}

/// Onset strength at kOnsetRateHz (Percival & Tzanetakis 2014, section II-A): rise of the log
/// spectrum, low-passed at 7 Hz. Levels are taken relative to the loudest of the last seconds, so
/// that it does not depend on gain.
class OnsetStrength {
public:
    OnsetStrength();

    /// Calls visit(const OnsetStrengths&) for each hop of the mono stream.
    template <typename Visit>
    void push(std::span<const float> mono, Visit&& visit) {
        m_spectrum.push(mono, [&](const SpectrumFrame& frame) { visit(lowPass(rise(frame))); });
    }

private:
    OnsetStrengths rise(const SpectrumFrame& frame);
    OnsetStrengths lowPass(const OnsetStrengths& strengths);

    SpectrumStream m_spectrum;
    std::vector<float> m_level;
    std::vector<float> m_previousLevel;
    std::vector<float> m_amplitude;
    std::vector<float> m_previousAmplitude;
    float m_reference = 0;
    bool m_hasPrevious = false;
    std::array<float, kOnsetLowPassTaps> m_taps{};
    std::array<OnsetStrengths, kOnsetLowPassTaps> m_delay{};
};

} // namespace earshot::analysis
