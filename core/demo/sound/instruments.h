// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/score/score.h"

#include <cstdint>
#include <vector>

namespace earshot::demo {

/// One note to sound.
struct Tone {
    double hz = 440;
    double seconds = 1;    ///< held so long; it may ring on
    double velocity = 0.8; ///< 0 … 1
    std::uint64_t seed = 0;
};

/// The note as mono samples, peaks mostly below 1.
[[nodiscard]] std::vector<float> play(Voice voice, const Tone& tone);

/// How a voice fills the stage.
enum class Width : std::uint8_t {
    Point,   ///< stands where its part is
    Spread,  ///< its notes alternate between two places: chords
    Doubled, ///< each note is played twice, slightly differently, on both sides
};
[[nodiscard]] Width widthOf(Voice voice);

// The instruments, by family.
[[nodiscard]] std::vector<float> guitar(const Tone& tone);
[[nodiscard]] std::vector<float> harp(const Tone& tone);
[[nodiscard]] std::vector<float> electricBass(const Tone& tone);
[[nodiscard]] std::vector<float> distortedGuitar(const Tone& tone); ///< clean: the mixer distorts

[[nodiscard]] std::vector<float> electricPiano(const Tone& tone);
[[nodiscard]] std::vector<float> bell(const Tone& tone);
[[nodiscard]] std::vector<float> piano(const Tone& tone);
[[nodiscard]] std::vector<float> flute(const Tone& tone);

[[nodiscard]] std::vector<float> pad(const Tone& tone);
[[nodiscard]] std::vector<float> strings(const Tone& tone);
[[nodiscard]] std::vector<float> brass(const Tone& tone);
[[nodiscard]] std::vector<float> superSaw(const Tone& tone);
[[nodiscard]] std::vector<float> lead(const Tone& tone);
[[nodiscard]] std::vector<float> wind(const Tone& tone); ///< noise that swells, around its pitch

[[nodiscard]] std::vector<float> subBass(const Tone& tone);
[[nodiscard]] std::vector<float> synthBass(const Tone& tone);
[[nodiscard]] std::vector<float> acidBass(const Tone& tone);
[[nodiscard]] std::vector<float> synthPluck(const Tone& tone);

/// Room for a note held so long with this release.
[[nodiscard]] inline std::vector<float> buffer(double seconds) {
    return std::vector<float>(static_cast<std::size_t>(seconds * 44'100));
}

} // namespace earshot::demo
