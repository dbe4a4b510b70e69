// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/arrangement.h"

#include <array>

namespace earshot::demo {

namespace {

constexpr int GuitarCentre = 57;

/// One stroke over all strings: down from the lowest, up from the highest, 12 ms apart.
void strum(Arrangement& a, Part& part, int bar, double beat, const std::vector<int>& strings,
           bool down, double velocity) {
    const double gap = 0.012 * a.piece.bpm / 60;
    for (std::size_t i = 0; i < strings.size(); ++i) {
        const std::size_t order = down ? i : strings.size() - 1 - i;
        // Upstrokes catch the thin strings only.
        if (!down && i >= 3) {
            break;
        }
        part.notes.push_back({a.at(bar, beat) + gap * static_cast<double>(i), down ? 0.95 : 0.45,
                              strings[order], velocity});
    }
}

void strummed(Arrangement& a, Part& part) {
    struct Stroke {
        double beat;
        bool down;
        double velocity;
    };
    constexpr std::array Strokes{Stroke{0, true, 0.85},   Stroke{1, true, 0.65},
                                 Stroke{1.5, false, 0.5}, Stroke{2, true, 0.75},
                                 Stroke{2.5, false, 0.5}, Stroke{3, true, 0.65},
                                 Stroke{3.5, false, 0.55}};
    const auto voiced = voiceLead(a.chords, 5, GuitarCentre);
    for (int bar = 0; bar < a.bars; ++bar) {
        for (const Stroke& stroke : Strokes) {
            strum(a, part, bar, stroke.beat, voiced[static_cast<std::size_t>(bar)], stroke.down,
                  stroke.velocity);
        }
    }
    strum(a, part, a.bars, 0, voiced.back(), true, 0.8);
}

/// Thumb on root and fifth, fingers between (Travis picking).
void picked(Arrangement& a, Part& part) {
    const auto voiced = voiceLead(a.chords, 4, GuitarCentre + 4);
    for (int bar = 0; bar < a.bars; ++bar) {
        const auto& chord = voiced[static_cast<std::size_t>(bar)];
        const int root = a.bass(bar, 40);
        const int fifth = nearestPitch(a.chords[static_cast<std::size_t>(bar)].tones[2], root + 5);
        const auto play = [&](double beat, int pitch, double velocity) {
            part.notes.push_back({a.at(bar, beat), 1.4, pitch, velocity});
        };
        play(0, root, 0.8);
        play(1, root + 12, 0.55);
        play(2, fifth, 0.7);
        play(3, root + 12, 0.55);
        play(0, chord[3], 0.6);
        play(0.5, chord[1], 0.45);
        play(1.5, chord[2], 0.55);
        play(2.5, chord[3], 0.55);
        play(3.5, chord[2], 0.45);
    }
    strum(a, part, a.bars, 0, voiced.back(), true, 0.6);
}

} // namespace

/// Guitar, bass, a tune on the flute, a second guitar or strings; hand percussion.
void arrangeFolk(Arrangement& a) {
    const bool brisk = a.piece.arousal > 0;
    a.score.kit = brisk ? Kit::Acoustic : Kit::Soft;
    a.score.drumGainDb = brisk ? 1 : -9;
    a.score.roomSeconds = brisk ? 1.2 : 1.9;
    a.score.tailSeconds = 4;

    Part guitar{.voice = Voice::Guitar, .gainDb = -4, .reverb = 0.14, .drive = brisk ? 3.0 : 0.0};
    brisk ? strummed(a, guitar) : picked(a, guitar);
    Part bass{.voice = Voice::ElectricBass, .gainDb = -6, .reverb = 0.04};
    for (int bar = brisk ? 2 : a.introEnd; bar < a.bars; ++bar) {
        const int root = a.bass(bar, 33);
        bass.notes.push_back({a.at(bar), brisk ? 1.6 : 1.9, root, 0.8});
        const int fifth = nearestPitch(a.chords[static_cast<std::size_t>(bar)].tones[2], root + 4);
        bass.notes.push_back({a.at(bar, 2), brisk ? 1.2 : 1.9, fifth, 0.7});
        if (brisk) {
            bass.notes.push_back({a.at(bar, 3.5), 0.4, root, 0.55});
        }
    }
    bass.notes.push_back({a.at(a.bars), 4, a.bass(a.bars, 33), 0.8});
    Part tune{.voice = a.happy() ? Voice::Flute : Voice::Strings,
              .gainDb = a.happy() ? -10.0 : -9.5,
              .pan = 0.25,
              .reverb = 0.3};
    tune.notes = composeMelody(a.chords,
                               {.firstBar = a.introEnd,
                                .endBar = a.bars,
                                .lowest = a.happy() ? 69 : 57,
                                .highest = a.happy() ? 86 : 74,
                                .density = brisk       ? Density::Lively
                                           : a.happy() ? Density::Flowing
                                                       : Density::Sparse,
                                .velocity = 0.75},
                               a.random);
    a.score.parts = {guitar, bass, tune};
    if (a.happy()) {
        Part answer{.voice = Voice::Harp, .gainDb = -3, .pan = 0.5, .reverb = 0.2};
        const auto voiced = voiceLead(a.chords, 4, 72);
        for (int bar = a.lift; bar < a.bars; ++bar) {
            for (int i = 0; i < 4; ++i) {
                answer.notes.push_back(
                    {a.at(bar, i + 0.5), 0.9,
                     voiced[static_cast<std::size_t>(bar)][static_cast<std::size_t>(i)], 0.6});
            }
        }
        a.score.parts.push_back(answer);
    } else {
        Part strings{.voice = Voice::Strings, .gainDb = -6, .reverb = 0.3, .drive = 2};
        a.hold(strings, a.introEnd, 5, 50, 0.6);
        a.score.parts.push_back(strings);
    }

    if (brisk) {
        Part room{.voice = Voice::Wind, .gainDb = -12, .reverb = 0.3};
        a.texture(room, 0, 52, 0.8); // people around the players
        a.score.parts.push_back(room);
        a.drums(0, a.bars, std::array{Hit{0, Drum::Kick, 0.7}, Hit{2, Drum::Kick, 0.6}});
        for (int sixteenth = 0; sixteenth < 16; ++sixteenth) {
            a.drums(
                0, a.bars,
                std::array{Hit{sixteenth * 0.25, Drum::Shaker, sixteenth % 4 == 2 ? 0.8 : 0.5}});
        }
        a.drums(a.introEnd, a.bars,
                std::array{Hit{1, Drum::Snare, 0.5}, Hit{3, Drum::Snare, 0.55},
                           Hit{0, Drum::Crash, 0.2}, Hit{0.5, Drum::OpenHat, 0.5},
                           Hit{1.5, Drum::OpenHat, 0.5}, Hit{2.5, Drum::OpenHat, 0.5},
                           Hit{3.5, Drum::OpenHat, 0.5}});
        a.drums(2, a.bars,
                std::array{Hit{1, Drum::Clap, 0.5}, Hit{3, Drum::Clap, 0.55},
                           Hit{0.5, Drum::Shaker, 0.5}, Hit{1.5, Drum::Shaker, 0.5},
                           Hit{2.5, Drum::Shaker, 0.5}, Hit{3.5, Drum::Shaker, 0.55}});
    } else {
        a.drums(a.introEnd, a.bars,
                std::array{Hit{0, Drum::Kick, 0.5}, Hit{2, Drum::Kick, 0.4}, Hit{1, Drum::Rim, 0.3},
                           Hit{3, Drum::Rim, 0.35}, Hit{0.5, Drum::Shaker, 0.25},
                           Hit{1.5, Drum::Shaker, 0.25}, Hit{2.5, Drum::Shaker, 0.25},
                           Hit{3.5, Drum::Shaker, 0.25}});
    }
}

} // namespace earshot::demo
