// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace earshot::analysis::synth {

/// Mono, full scale ±1, at this rate unless said otherwise.
inline constexpr int kRate = 44100;
using Samples = std::vector<float>;

enum class Pattern : std::uint8_t {
    Click,       ///< one click a beat
    FourOnFloor, ///< kick on each beat, hats between
    Rock,        ///< kick 1 and 3, snare 2 and 4, hats in eighths
    Syncopated,  ///< kick off the beat, snare 2 and 4, hats in sixteenths
    Shuffle,     ///< swung eighths
};
inline constexpr Pattern kPatterns[] = {Pattern::Click, Pattern::FourOnFloor, Pattern::Rock,
                                        Pattern::Syncopated, Pattern::Shuffle};

[[nodiscard]] Samples drumLoop(Pattern pattern, double bpm, double seconds);

/// White noise, uniform in ±peak.
[[nodiscard]] Samples noise(double seconds, double peak, std::uint64_t seed = 1);

[[nodiscard]] Samples tone(double hz, double seconds, double peak, int rate = kRate,
                           double phase = 0);

struct Chords {
    int tonic = 0; ///< pitch class
    bool minor = false;
    double cents = 0;          ///< tuning away from A4 = 440 Hz
    double chordSeconds = 1.0; ///< how long each chord sounds
    double peak = 0.5;
    int harmonics = 6; ///< brightness of the instrument
};
/// The cadence I–IV–V–I (minor: i–iv–V–i) over and over, plucked tones with harmonics and bass.
[[nodiscard]] Samples cadence(const Chords& chords, double seconds);

/// A short piece of made-up music: a cadence with a beat, a chord every half bar.
[[nodiscard]] Samples music(int tonic, bool minor, double bpm, double seconds, double drums = 0.5);

/// Adds `b` into `a`, sample by sample.
void mixInto(Samples& a, const Samples& b, double gain = 1.0);

/// The same samples in every channel, interleaved.
[[nodiscard]] Samples interleaved(const Samples& mono, int channels);

} // namespace earshot::analysis::synth
