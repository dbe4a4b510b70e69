// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/arrangement.h"

#include <array>

namespace earshot::demo {

namespace {

/// Broken chords in eighths: the pulse of a piece without drums.
void ripple(Arrangement& a, Part& part, int centre) {
    constexpr std::array<std::size_t, 8> Order{0, 2, 1, 3, 2, 3, 1, 2};
    const auto voiced = voiceLead(a.chords, 4, centre);
    for (int bar = 1; bar < a.bars; ++bar) {
        const bool thin = bar < a.introEnd;
        for (int eighth = 0; eighth < 8; eighth += thin ? 2 : 1) {
            const auto& chord = voiced[static_cast<std::size_t>(bar)];
            const double accent = eighth == 0 ? 0.75 : eighth % 2 == 0 ? 0.6 : 0.38;
            part.notes.push_back({a.at(bar, eighth * 0.5), 1.5,
                                  chord[Order[static_cast<std::size_t>(eighth)]], accent});
        }
    }
    part.notes.push_back({a.at(a.bars), 4, a.bass(a.bars, centre), 0.6});
}

} // namespace

/// Long chords, a rippling keyboard or harp, sparse bells or piano, a pulse like breathing.
void arrangeAmbient(Arrangement& a) {
    a.score.kit = Kit::Soft;
    a.score.drumGainDb = -4;
    a.score.roomSeconds = 4.5;
    a.score.tailSeconds = 6;
    a.score.fadeInSeconds = 1.5;
    a.score.fadeOutSeconds = 4;

    Part pad{.voice = Voice::Pad, .gainDb = -10.5, .reverb = 0.45};
    a.hold(pad, 0, a.happy() ? 4 : 5, a.happy() ? 62 : 52, 0.7);
    Part bass{.voice = Voice::SubBass, .gainDb = -11, .reverb = 0.05};
    for (int bar = 0; bar <= a.bars; ++bar) {
        bass.notes.push_back({a.at(bar), 3.8, a.bass(bar, 33), 0.8});
    }
    const bool plucked = a.random.uniform() < 0.5;
    Part keys{.voice = plucked ? Voice::Harp : Voice::ElectricPiano,
              .gainDb = plucked ? -2.0 : -7.0,
              .pan = -0.25,
              .reverb = 0.4,
              .echo = 0.25};
    ripple(a, keys, a.happy() ? 67 : 62);
    Part melody{.voice = a.happy() ? Voice::Bell : Voice::Piano,
                .gainDb = a.happy() ? -8.0 : -2.0,
                .pan = 0.2,
                .reverb = 0.5,
                .echo = 0.3};
    melody.notes = composeMelody(a.chords,
                                 {.firstBar = a.introEnd,
                                  .endBar = a.bars,
                                  .lowest = a.happy() ? 74 : 64,
                                  .highest = a.happy() ? 91 : 80,
                                  .density = Density::Sparse,
                                  .velocity = 0.6},
                                 a.random);
    Part strings{
        .voice = Voice::Strings, .gainDb = a.happy() ? -14.0 : -8.0, .pan = 0.1, .reverb = 0.5};
    a.hold(strings, a.happy() ? a.lift : 0, 3, a.happy() ? 74 : 55, 0.5);
    Part sea{.voice = Voice::Wind, .gainDb = a.happy() ? -24.0 : -22.0, .reverb = 0.3};
    a.texture(sea, 0, 55, 0.7);
    a.score.parts = {pad, bass, keys, melody, strings, sea};

    a.drums(a.introEnd, a.bars,
            std::array{Hit{0, Drum::Kick, 0.6}, Hit{2, Drum::Kick, 0.45}, Hit{1, Drum::Shaker, 0.3},
                       Hit{3, Drum::Shaker, 0.35}});
}

} // namespace earshot::demo
