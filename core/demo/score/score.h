// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace earshot::demo {

enum class Voice : std::uint8_t {
    Guitar,
    Harp,
    ElectricBass,
    DistortedGuitar,
    ElectricPiano,
    Bell,
    Piano,
    Flute,
    Pad,
    Strings,
    Brass,
    SubBass,
    SynthBass,
    AcidBass,
    SynthPluck,
    SuperSaw,
    Lead,
    Wind,
};

enum class Drum : std::uint8_t {
    Kick,
    Snare,
    Clap,
    Rim,
    ClosedHat,
    OpenHat,
    Shaker,
    LowTom,
    HighTom,
    Crash,
};

/// How the drums sound.
enum class Kit : std::uint8_t { Soft, Acoustic, Electronic };

struct Note {
    double beat = 0;  ///< from the start of the piece
    double beats = 0; ///< how long it is held
    int pitch = 60;   ///< MIDI number, 60 = middle C
    double velocity = 0.8;
};

struct Hit {
    double beat = 0;
    Drum drum = Drum::Kick;
    double velocity = 0.8;
};

/// One instrument's notes and its place in the mix.
struct Part {
    Voice voice = Voice::Pad;
    double gainDb = 0;
    double pan = 0;    ///< −1 left … 1 right
    double reverb = 0; ///< share sent to the room, 0 … 1
    double echo = 0;   ///< share sent to the echo, 0 … 1
    double duck = 0;   ///< how far each kick pushes it down, 0 … 1
    double drive = 0;  ///< times its samples are pushed into saturation, 0 = clean
    std::vector<Note> notes = {};
};

struct Score {
    double bpm = 120;
    double beats = 0;         ///< where the last chord begins
    double tailSeconds = 4;   ///< how long it rings
    double fadeInSeconds = 0; ///< of the whole mix
    double fadeOutSeconds = 2;
    double lufs = -16;      ///< loudness to master to
    double drive = 0;       ///< times the mix is pushed into saturation, 0 = clean
    double presenceDb = 0;  ///< how much the treble is lifted
    double hissDb = -60;    ///< of tape and room, against the loudness of the mix
    double roomSeconds = 2; ///< reverberation time
    Kit kit = Kit::Acoustic;
    double drumGainDb = 0;
    std::vector<Hit> hits;
    std::vector<Part> parts;
};

} // namespace earshot::demo
