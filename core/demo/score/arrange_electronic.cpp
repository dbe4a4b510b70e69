// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/arrangement.h"

#include <array>

namespace earshot::demo {

namespace {

constexpr double Ducking = 0.4; ///< the pumping of dance music

/// Chords in a syncopated rhythm that repeats every bar.
void stabs(Arrangement& a, Part& part, int firstBar, int centre, std::span<const double> beats,
           double length) {
    const auto voiced = voiceLead(a.chords, 4, centre);
    for (int bar = firstBar; bar < a.bars; ++bar) {
        for (const double beat : beats) {
            for (const int pitch : voiced[static_cast<std::size_t>(bar)]) {
                part.notes.push_back({a.at(bar, beat), length, pitch, beat == 0 ? 0.8 : 0.68});
            }
        }
    }
    for (const int pitch : voiced.back()) {
        part.notes.push_back({a.at(a.bars), 3, pitch, 0.8});
    }
}

void arpeggio(Arrangement& a, Part& part, int firstBar, int centre) {
    constexpr std::array<std::size_t, 8> Order{0, 1, 2, 3, 2, 3, 1, 2};
    const auto voiced = voiceLead(a.chords, 4, centre);
    for (int bar = firstBar; bar < a.bars; ++bar) {
        for (int sixteenth = 0; sixteenth < 16; ++sixteenth) {
            const std::size_t index = Order[static_cast<std::size_t>(sixteenth) % 8];
            part.notes.push_back({a.at(bar, sixteenth * 0.25), 0.2,
                                  voiced[static_cast<std::size_t>(bar)][index],
                                  sixteenth % 4 == 0 ? 0.75 : 0.5});
        }
    }
}

void bouncingBass(Arrangement& a, Part& part) {
    for (int bar = 1; bar < a.bars; ++bar) {
        const int root = a.bass(bar, 31);
        for (int beat = 0; beat < 4; ++beat) {
            part.notes.push_back({a.at(bar, beat), 0.3, root, 0.65});
            part.notes.push_back(
                {a.at(bar, beat + 0.5), 0.4, root + (beat % 2 == 1 ? 12 : 0), 0.85});
        }
    }
    part.notes.push_back({a.at(a.bars), 3, a.bass(a.bars, 31), 0.8});
}

/// Sixteenths on the root with the fifth and the flat sixth leaning on it.
void drivingBass(Arrangement& a, Part& part) {
    constexpr std::array<int, 16> Above{0, 0, 12, 0, 0, 7, 0, 0, 0, 12, 0, 0, 8, 7, 0, 0};
    for (int bar = 0; bar < a.bars; ++bar) {
        const int root = a.bass(bar, 31);
        const bool minorChord = a.chords[static_cast<std::size_t>(bar)].degree == 1;
        for (std::size_t i = 0; i < Above.size(); ++i) {
            const int above = Above[i] == 8 && !minorChord ? 7 : Above[i];
            part.notes.push_back({a.at(bar, static_cast<double>(i) * 0.25), 0.2, root + above,
                                  i % 4 == 0      ? 0.9
                                  : Above[i] != 0 ? 0.8
                                                  : 0.6});
        }
    }
    part.notes.push_back({a.at(a.bars), 3, a.bass(a.bars, 31), 0.9});
}

void beat(Arrangement& a, int from, bool hard) {
    for (int quarter = 0; quarter < 4; ++quarter) {
        a.drums(0, a.bars, std::array{Hit{quarter + 0.0, Drum::Kick, 0.95}});
        a.drums(from, a.bars, std::array{Hit{quarter + 0.5, Drum::OpenHat, 0.6}});
        a.drums(a.lift, a.bars, std::array{Hit{quarter + 0.0, Drum::Crash, 0.25}});
        for (int i = 0; i < 4; ++i) {
            a.drums(hard ? 0 : 2, a.bars,
                    std::array{Hit{quarter + i * 0.25, Drum::ClosedHat, i == 0 ? 0.5 : 0.35}});
        }
    }
    const Drum back = hard ? Drum::Snare : Drum::Clap;
    a.drums(2, a.bars, std::array{Hit{1, back, 0.8}, Hit{3, back, 0.8}});
    a.score.hits.push_back({a.at(a.lift), Drum::Crash, 0.7});
    a.score.hits.push_back({a.at(a.bars), Drum::Crash, 0.8});
    a.score.hits.push_back({a.at(a.bars), Drum::Kick, 0.95});
    for (int i = 0; i < 16; ++i) {
        a.score.hits.push_back({a.at(a.lift - 1, i * 0.25), Drum::Snare, 0.2 + 0.035 * i});
    }
}

} // namespace

/// Four to the floor. Bright: bouncing bass, wide chords, an arpeggio and a lead. Dark: a driving
/// acid bass, short stabs, noise.
void arrangeElectronic(Arrangement& a) {
    a.score.kit = Kit::Electronic;
    a.score.drumGainDb = a.happy() ? -5.5 : -8;
    a.score.roomSeconds = 1.6;
    a.score.tailSeconds = 3.5;

    Part bass{.voice = a.happy() ? Voice::SynthBass : Voice::AcidBass,
              .gainDb = a.happy() ? -8.0 : -8.0,
              .duck = Ducking * 0.7,
              .drive = a.happy() ? 2.5 : 3.5};
    Part chords{.voice = Voice::SuperSaw,
                .gainDb = a.happy() ? -5.0 : -3.5,
                .reverb = 0.25,
                .duck = Ducking,
                .drive = a.happy() ? 4.0 : 2.5};
    Part arp{.voice = Voice::SynthPluck,
             .gainDb = a.happy() ? -10.0 : -7.5,
             .pan = 0.3,
             .reverb = 0.2,
             .echo = 0.35,
             .duck = Ducking * 0.5};
    Part lead{.voice = Voice::Lead,
              .gainDb = -6.5,
              .pan = -0.1,
              .reverb = 0.25,
              .echo = 0.3,
              .drive = a.happy() ? 2.0 : 2.5};
    if (a.happy()) {
        bouncingBass(a, bass);
        stabs(a, chords, a.introEnd, 64, std::array{0.0, 0.75, 1.5, 2.5, 3.25}, 0.6);
        arpeggio(a, arp, 0, 74);
    } else {
        drivingBass(a, bass);
        stabs(a, chords, a.introEnd, 55, std::array{0.0, 0.75, 1.5, 2.75}, 0.4);
        arpeggio(a, arp, a.lift, 67);
    }
    lead.notes = composeMelody(a.chords,
                               {.firstBar = a.lift,
                                .endBar = a.bars,
                                .lowest = a.happy() ? 72 : 64,
                                .highest = a.happy() ? 88 : 79,
                                .density = Density::Lively,
                                .velocity = 0.75},
                               a.random);
    Part pad{
        .voice = Voice::Pad, .gainDb = a.happy() ? -7.0 : -4.0, .reverb = 0.4, .duck = Ducking};
    a.hold(pad, 0, a.happy() ? 3 : 5, a.happy() ? 62 : 54, 0.6);
    Part air{.voice = Voice::Wind, .gainDb = -9, .reverb = 0.2, .duck = Ducking};
    a.texture(air, a.introEnd, a.happy() ? 67 : 60, 0.8);
    a.score.parts = {bass, chords, arp, lead, pad, air};
    beat(a, a.introEnd, !a.happy());
}

} // namespace earshot::demo
