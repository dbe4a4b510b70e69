// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/feature_group.h"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

namespace earshot::analysis {

/// What the analyser measures beneath the told features: the inputs of the fitted models (mood,
/// estimates, embedding). None depends on the track's gain. The order is part of the models'
/// tables.
enum class Descriptor : std::uint8_t {
    Centroid,          ///< log2 Hz, mean over frames
    CentroidDeviation, ///< octaves
    Rolloff,           ///< 85 %, log2 Hz
    RolloffDeviation,
    Flatness, ///< ln of geometric over arithmetic mean power
    FlatnessDeviation,
    Flux, ///< distance of consecutive normalised spectra
    FluxDeviation,
    ZeroCrossings, ///< log2 of crossings per second
    ZeroCrossingsDeviation,
    Crest,          ///< dB
    LevelDeviation, ///< dB
    LevelRange,     ///< dB between the 10th and 95th percentile frame
    LowEnergyShare, ///< frames below the mean RMS
    PauseShare,     ///< frames gated as silence
    Contrast,       ///< [7] octave bands, dB between peaks and valleys
    ContrastDeviation,
    Valley,          ///< [7] octave bands, dB of the valley below the frame's mean power
    Mfcc,            ///< [19] coefficients 1 … 19, mean
    MfccDeviation,   ///< [19]
    MfccChange,      ///< [19] mean distance of consecutive frames
    Modulation,      ///< [4] ranges: share of level movement, all bands
    VoiceModulation, ///< [4] the same in 500–3000 Hz
    ModulationDepth, ///< dB
    Tempo,           ///< log2 of BPM / 100
    PulseClarity,
    BeatStability,
    OnsetRate,      ///< log2 of onsets per second + 0.25
    OnsetContrast,  ///< deviation of onset strength over its mean
    DanceExponent,  ///< mean DFA exponent
    Majorness,      ///< best major minus best minor key strength
    KeyStrength,    ///< best profile correlation
    KeyAgreement,   ///< share of 12 s segments in the same key
    ChromaEntropy,  ///< mean over frames
    ChromaPeak,     ///< mean share of the strongest pitch class
    HarmonicChange, ///< mean movement in tonal space (Harte et al. 2006)
    HarmonicChangeDeviation,
    Roughness, ///< of spectral peaks (Sethares 1993), relative to their energy
    RoughnessDeviation,
    PeakShare, ///< power in spectral peaks over all power
    PeakShareDeviation,
    Intervals, ///< [6] interval classes 1 … 6 in frame chroma
    Count
};

struct DescriptorShape {
    const char* name;
    int size;
    FeatureGroup group; ///< measured with, never Models
};

inline constexpr std::array<DescriptorShape, static_cast<std::size_t>(Descriptor::Count)>
    kDescriptorShapes{{
        {"centroid", 1, FeatureGroup::Timbre},
        {"centroid_deviation", 1, FeatureGroup::Timbre},
        {"rolloff", 1, FeatureGroup::Timbre},
        {"rolloff_deviation", 1, FeatureGroup::Timbre},
        {"flatness", 1, FeatureGroup::Timbre},
        {"flatness_deviation", 1, FeatureGroup::Timbre},
        {"flux", 1, FeatureGroup::Timbre},
        {"flux_deviation", 1, FeatureGroup::Timbre},
        {"zero_crossings", 1, FeatureGroup::Timbre},
        {"zero_crossings_deviation", 1, FeatureGroup::Timbre},
        {"crest", 1, FeatureGroup::Timbre},
        {"level_deviation", 1, FeatureGroup::Timbre},
        {"level_range", 1, FeatureGroup::Timbre},
        {"low_energy_share", 1, FeatureGroup::Timbre},
        {"pause_share", 1, FeatureGroup::Timbre},
        {"contrast", 7, FeatureGroup::Timbre},
        {"contrast_deviation", 7, FeatureGroup::Timbre},
        {"valley", 7, FeatureGroup::Timbre},
        {"mfcc", 19, FeatureGroup::Timbre},
        {"mfcc_deviation", 19, FeatureGroup::Timbre},
        {"mfcc_change", 19, FeatureGroup::Timbre},
        {"modulation", 4, FeatureGroup::Timbre},
        {"voice_modulation", 4, FeatureGroup::Timbre},
        {"modulation_depth", 1, FeatureGroup::Timbre},
        {"tempo", 1, FeatureGroup::Rhythm},
        {"pulse_clarity", 1, FeatureGroup::Rhythm},
        {"beat_stability", 1, FeatureGroup::Rhythm},
        {"onset_rate", 1, FeatureGroup::Timbre},
        {"onset_contrast", 1, FeatureGroup::Timbre},
        {"dance_exponent", 1, FeatureGroup::Rhythm},
        {"majorness", 1, FeatureGroup::Harmony},
        {"key_strength", 1, FeatureGroup::Harmony},
        {"key_agreement", 1, FeatureGroup::Harmony},
        {"chroma_entropy", 1, FeatureGroup::Harmony},
        {"chroma_peak", 1, FeatureGroup::Harmony},
        {"harmonic_change", 1, FeatureGroup::Harmony},
        {"harmonic_change_deviation", 1, FeatureGroup::Harmony},
        {"roughness", 1, FeatureGroup::Harmony},
        {"roughness_deviation", 1, FeatureGroup::Harmony},
        {"peak_share", 1, FeatureGroup::Harmony},
        {"peak_share_deviation", 1, FeatureGroup::Harmony},
        {"intervals", 6, FeatureGroup::Harmony},
    }};

/// Place of a descriptor's first value among all.
[[nodiscard]] constexpr int descriptorOffset(Descriptor descriptor) {
    int offset = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(descriptor); ++i) {
        offset += kDescriptorShapes[i].size;
    }
    return offset;
}

inline constexpr int kDescriptorValues = descriptorOffset(Descriptor::Count);

/// One value for every descriptor; NaN where it could not be measured.
class Descriptors {
public:
    Descriptors() { m_values.fill(std::numeric_limits<float>::quiet_NaN()); }

    void set(Descriptor descriptor, double value, int index = 0) {
        m_values[static_cast<std::size_t>(descriptorOffset(descriptor) + index)] =
            static_cast<float>(value);
    }
    [[nodiscard]] float get(Descriptor descriptor, int index = 0) const {
        return m_values[static_cast<std::size_t>(descriptorOffset(descriptor) + index)];
    }
    [[nodiscard]] const std::array<float, kDescriptorValues>& values() const { return m_values; }
    [[nodiscard]] std::array<float, kDescriptorValues>& values() { return m_values; }

private:
    std::array<float, kDescriptorValues> m_values{};
};

/// "contrast[2]", "tempo": the name of one value.
[[nodiscard]] std::string descriptorName(int value);

/// (value − mean) / deviation within ±kStandardReach; 0 where the value is unknown.
[[nodiscard]] float standardised(float value, float mean, float deviation);

} // namespace earshot::analysis
