// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/arrangement.h"

#include <array>

namespace earshot::demo {

namespace {

constexpr double GuitarDrive = 18;

/// Root, fifth and octave in eighths; the first of each half bar rings, the others are damped.
void powerChords(Arrangement& a, Part& part, bool open) {
    for (int bar = 0; bar <= a.bars; ++bar) {
        const int root = a.bass(bar, 38);
        if (bar == a.bars) {
            for (const int pitch : {root, root + 7, root + 12}) {
                part.notes.push_back({a.at(bar), 4, pitch, 0.9});
            }
            break;
        }
        const bool ringing = open || bar >= a.lift;
        for (int eighth = 0; eighth < 8; ++eighth) {
            const bool accent = eighth == 0 || eighth == 3 || eighth == 6;
            // Dark riffs lean on the flat second.
            const int lean = !a.happy() && bar % 2 == 1 && eighth >= 6 ? 1 : 0;
            for (const int above : {0, 7, 12}) {
                const int pitch = root + lean + above;
                part.notes.push_back({a.at(bar, eighth * 0.5), ringing || accent ? 0.48 : 0.22,
                                      pitch, accent ? 0.9 : 0.62});
            }
        }
    }
}

void beat(Arrangement& a) {
    constexpr std::array Kicks{Hit{0, Drum::Kick, 0.95}, Hit{1.5, Drum::Kick, 0.7},
                               Hit{2, Drum::Kick, 0.9}, Hit{2.5, Drum::Kick, 0.65}};
    constexpr std::array Backbeat{Hit{1, Drum::Snare, 0.9}, Hit{3, Drum::Snare, 0.95}};
    a.drums(1, a.bars, Kicks);
    a.drums(1, a.bars, Backbeat);
    for (int eighth = 0; eighth < 8; ++eighth) {
        const double velocity = eighth % 2 == 0 ? 0.6 : 0.42;
        a.drums(0, a.lift, std::array{Hit{eighth * 0.5, Drum::ClosedHat, velocity}});
    }
    // The second half rides on the cymbal, as loud bands do.
    for (int quarter = 0; quarter < 4; ++quarter) {
        a.drums(a.introEnd, a.bars, std::array{Hit{quarter + 0.0, Drum::OpenHat, 0.6}});
        a.drums(a.lift, a.bars, std::array{Hit{quarter + 0.0, Drum::Crash, 0.45}});
    }
    for (const int bar : {a.introEnd, a.lift, a.bars}) {
        a.fill(bar);
        a.score.hits.push_back({a.at(bar), Drum::Crash, 0.8});
    }
    a.score.hits.push_back({a.at(a.bars), Drum::Kick, 0.95});
}

} // namespace

/// Two distorted guitars left and right, bass, drums, and a lead over the second half.
void arrangeRock(Arrangement& a) {
    a.score.kit = Kit::Acoustic;
    a.score.drumGainDb = -4;
    a.score.roomSeconds = 1.1;
    a.score.tailSeconds = 3.5;

    Part left{.voice = Voice::DistortedGuitar,
              .gainDb = a.happy() ? -7.0 : -9.0,
              .pan = -0.75,
              .reverb = 0.1,
              .drive = GuitarDrive};
    powerChords(a, left, a.happy());
    Part right = left;
    right.pan = 0.75;
    Part bass{.voice = Voice::ElectricBass, .gainDb = -6, .drive = 4};
    for (int bar = 1; bar < a.bars; ++bar) {
        for (int eighth = 0; eighth < 8; ++eighth) {
            bass.notes.push_back(
                {a.at(bar, eighth * 0.5), 0.45, a.bass(bar, 28), eighth % 2 == 0 ? 0.85 : 0.7});
        }
    }
    bass.notes.push_back({a.at(a.bars), 4, a.bass(a.bars, 28), 0.9});
    Part lead{.voice = a.happy() ? Voice::Lead : Voice::DistortedGuitar,
              .gainDb = a.happy() ? -6.5 : -7.0,
              .pan = 0.1,
              .reverb = 0.25,
              .echo = 0.2,
              .drive = a.happy() ? 3.0 : GuitarDrive};
    lead.notes = composeMelody(a.chords,
                               {.firstBar = a.lift,
                                .endBar = a.bars,
                                .lowest = a.happy() ? 69 : 62,
                                .highest = a.happy() ? 86 : 79,
                                .density = a.happy() ? Density::Lively : Density::Flowing,
                                .velocity = 0.8},
                               a.random);
    Part chords{.voice = a.happy() ? Voice::Guitar : Voice::Strings,
                .gainDb = a.happy() ? -5.0 : -9.0,
                .pan = -0.2,
                .reverb = 0.2};
    const auto voiced = voiceLead(a.chords, a.happy() ? 4 : 5, 64);
    for (int bar = a.introEnd; bar <= a.bars; ++bar) {
        for (int i = 0; i < (bar == a.bars ? 1 : 4); ++i) {
            for (const int pitch : voiced[static_cast<std::size_t>(bar)]) {
                chords.notes.push_back({a.at(bar, i), bar == a.bars ? 4.0 : 0.98, pitch, 0.65});
            }
        }
    }
    Part wall{
        .voice = Voice::SuperSaw, .gainDb = a.happy() ? -12.0 : -5.0, .reverb = 0.3, .drive = 3};
    a.hold(wall, a.introEnd, a.happy() ? 3 : 5, a.happy() ? 60 : 54, 0.6);
    a.score.parts = {left, right, bass, lead, chords, wall};
    beat(a);
}

} // namespace earshot::demo
