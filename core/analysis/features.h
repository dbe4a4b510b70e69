// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace earshot::analysis {

inline constexpr int kEmbeddingSize = 32;

enum class Mode : std::uint8_t { Major, Minor };

/// Everything the analyser knows of one track. "Unknown" is an empty optional; confidences are in
/// [0, 1] and 0 where the value is unknown.
struct Features {
    double durationSeconds = 0;
    /// Below −60 dBFS at the start; the whole length when all of it is silent.
    double silenceStartSeconds = 0;
    double silenceEndSeconds = 0; ///< and at the end
    double soundingSeconds = 0;   ///< without pauses and silence

    std::optional<double> bpm;          ///< 30 … 240
    std::optional<double> bpmAlternate; ///< the half or double tempo that also fits
    double bpmConfidence = 0;
    double pulseClarity = 0;  ///< [0, 1]
    double beatStability = 0; ///< [0, 1], 1 = metronomic
    double onsetsPerSecond = 0;
    std::optional<double> danceability; ///< [0, 1], from Streich & Herrera 2005 DFA

    std::optional<int> key; ///< tonic pitch class, 0 = C … 11 = B
    Mode mode = Mode::Major;
    double keyConfidence = 0;
    double majorness = 0;   ///< [−1, 1], best major minus best minor key strength
    double tuningCents = 0; ///< [−50, 50) from A4 = 440 Hz

    std::optional<double> integratedLufs; ///< EBU R 128; empty for silence
    std::optional<double> loudnessRangeLu;
    std::optional<double> truePeakDbtp;
    std::optional<double> samplePeakDbfs;

    double spectralCentroidHz = 0;
    double spectralRolloffHz = 0; ///< 85 %
    double spectralFlatness = 0;  ///< [0, 1]
    double spectralFlux = 0;
    double zeroCrossingRate = 0; ///< crossings per second
    double crestDb = 0;
    double lowEnergyShare = 0; ///< [0, 1], frames below the mean RMS
    double chromaEntropy = 0;  ///< [0, 1]
    double harmonicChange = 0;

    std::optional<double> valence; ///< [−1, 1], 0 = border between the quadrants
    std::optional<double> arousal; ///< [−1, 1]
    /// Probability that the value is on the right side of 0, lowered for short or unusual tracks.
    double valenceConfidence = 0;
    double arousalConfidence = 0;
    double moodConfidence = 0;   ///< that both are: the quadrant
    std::optional<double> vocal; ///< [0, 1] share of singing or speech, an estimate
    double vocalConfidence = 0;
    std::optional<double> acoustic; ///< [0, 1], 1 = acoustic, 0 = electronic, an estimate
    double acousticConfidence = 0;
    bool spokenWord = false; ///< speech rather than music

    /// For similarity: unit length, cosine distance is meaningful. All zero when unknown.
    std::array<float, kEmbeddingSize> embedding{};

    /// For the seek bar: up to 512 equal slices of the track, each with its peak level and with how
    /// lively it is (the arousal of that slice alone, −1 … 1 told as 0 … 255).
    std::vector<std::uint8_t> stripLevel;
    std::vector<std::uint8_t> stripLiveliness;

    QByteArray audioIdentity;

    /// ReplayGain 2.0 track gain, see gainDb(). Empty for silence.
    [[nodiscard]] std::optional<double> trackGainDb() const;
};

/// ReplayGain 2.0: what brings this loudness to −18 LUFS, dB.
[[nodiscard]] constexpr double gainDb(double lufs) {
    return -18.0 - lufs;
}

/// "A minor", "C♯ major"; empty when the key is unknown.
[[nodiscard]] QString keyText(const Features& features);

} // namespace earshot::analysis
