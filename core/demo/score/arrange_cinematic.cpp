// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/score/arrangement.h"

#include <array>

namespace earshot::demo {

namespace {

/// Low strings in eighths, brass chords, a tune in octaves, drums of a parade.
void march(Arrangement& a) {
    a.score.kit = Kit::Acoustic;
    a.score.drumGainDb = -3;
    Part ostinato{.voice = Voice::Strings, .gainDb = -5, .pan = -0.3, .reverb = 0.25, .drive = 3};
    for (int bar = 0; bar < a.bars; ++bar) {
        const int root = a.bass(bar, 43);
        constexpr std::array<int, 8> Above{0, 0, 12, 0, 7, 0, 12, 7};
        for (std::size_t i = 0; i < Above.size(); ++i) {
            ostinato.notes.push_back({a.at(bar, static_cast<double>(i) * 0.5), 0.3, root + Above[i],
                                      i % 4 == 0 ? 0.95 : 0.7});
        }
    }
    Part bass{.voice = Voice::SubBass, .gainDb = -6, .reverb = 0.1};
    for (int bar = 0; bar <= a.bars; ++bar) {
        bass.notes.push_back({a.at(bar), 3.6, a.bass(bar, 33), 0.8});
    }
    Part brass{.voice = Voice::Brass, .gainDb = -8, .pan = 0.25, .reverb = 0.35, .drive = 3};
    a.hold(brass, a.introEnd, 5, 55, 0.75);
    Part choir{.voice = Voice::Strings, .gainDb = -7, .pan = -0.2, .reverb = 0.4, .drive = 3};
    a.hold(choir, 0, 5, 64, 0.75);
    Part crowd{.voice = Voice::Wind, .gainDb = -13, .reverb = 0.3};
    a.texture(crowd, 0, 64, 0.8);
    Part tune{.voice = Voice::Brass, .gainDb = -4, .pan = -0.1, .reverb = 0.35};
    tune.notes = composeMelody(a.chords,
                               {.firstBar = a.introEnd,
                                .endBar = a.bars,
                                .lowest = 60,
                                .highest = 76,
                                .density = Density::Flowing,
                                .velocity = 0.85},
                               a.random);
    Part above{.voice = Voice::Strings, .gainDb = -9, .pan = 0.4, .reverb = 0.35};
    for (const Note& note : tune.notes) {
        if (note.beat >= a.at(a.lift)) {
            above.notes.push_back({note.beat, note.beats, note.pitch + 12, note.velocity});
        }
    }
    a.score.parts = {ostinato, bass, brass, tune, above, choir, crowd};

    a.drums(0, a.bars,
            std::array{Hit{0, Drum::LowTom, 0.9}, Hit{1, Drum::LowTom, 0.5},
                       Hit{2, Drum::LowTom, 0.8}, Hit{3, Drum::HighTom, 0.55},
                       Hit{3.5, Drum::HighTom, 0.6}, Hit{0, Drum::Kick, 0.7},
                       Hit{2, Drum::Kick, 0.6}});
    a.drums(a.introEnd, a.bars,
            std::array{Hit{1, Drum::Snare, 0.7}, Hit{1.75, Drum::Snare, 0.35},
                       Hit{2.5, Drum::Snare, 0.4}, Hit{3, Drum::Snare, 0.75},
                       Hit{3.25, Drum::Snare, 0.35}, Hit{3.5, Drum::Snare, 0.4},
                       Hit{3.75, Drum::Snare, 0.45}});
    a.drums(a.introEnd, a.bars, std::array{Hit{0, Drum::Crash, 0.5}, Hit{2, Drum::Crash, 0.35}});
    for (const int bar : {a.introEnd, a.lift, a.bars}) {
        a.score.hits.push_back({a.at(bar), Drum::Crash, 0.75});
    }
    a.score.hits.push_back({a.at(a.bars), Drum::Kick, 0.9});
}

/// Broken piano chords, strings that grow, a slow tune; drums far away.
void lament(Arrangement& a) {
    a.score.kit = Kit::Soft;
    a.score.drumGainDb = 0;
    a.score.fadeOutSeconds = 3;
    constexpr std::array<std::size_t, 8> Order{0, 1, 2, 3, 2, 3, 2, 1};
    Part piano{.voice = Voice::Piano, .gainDb = 0, .pan = -0.1, .reverb = 0.3};
    const auto voiced = voiceLead(a.chords, 4, 57);
    for (int bar = 0; bar < a.bars; ++bar) {
        for (std::size_t i = 0; i < Order.size(); ++i) {
            piano.notes.push_back({a.at(bar, static_cast<double>(i) * 0.5), 1.2,
                                   voiced[static_cast<std::size_t>(bar)][Order[i]],
                                   i % 4 == 0 ? 0.65 : 0.45});
        }
        piano.notes.push_back({a.at(bar), 3.5, a.bass(bar, 36), 0.6});
    }
    piano.notes.push_back({a.at(a.bars), 6, a.bass(a.bars, 36), 0.6});
    for (const int pitch : voiced.back()) {
        piano.notes.push_back({a.at(a.bars), 6, pitch, 0.5});
    }
    Part strings{.voice = Voice::Strings, .gainDb = -11, .pan = 0.15, .reverb = 0.45};
    a.hold(strings, 0, 5, 55, 0.6);
    Part gusts{.voice = Voice::Wind, .gainDb = -22, .reverb = 0.4};
    a.texture(gusts, 0, 57, 0.7);
    Part bass{.voice = Voice::SubBass, .gainDb = -9};
    for (int bar = a.introEnd; bar <= a.bars; ++bar) {
        bass.notes.push_back({a.at(bar), 3.8, a.bass(bar, 33), 0.7});
    }
    Part tune{.voice = Voice::Strings, .gainDb = -7, .pan = 0.2, .reverb = 0.4};
    tune.notes = composeMelody(a.chords,
                               {.firstBar = a.introEnd,
                                .endBar = a.bars,
                                .lowest = 60,
                                .highest = 77,
                                .density = Density::Sparse,
                                .velocity = 0.75},
                               a.random);
    a.score.parts = {piano, strings, bass, tune, gusts};
    a.drums(a.lift, a.bars,
            std::array{Hit{0, Drum::Kick, 0.7}, Hit{2, Drum::Kick, 0.55}, Hit{1, Drum::Rim, 0.35},
                       Hit{3, Drum::Rim, 0.4}});
    a.drums(a.introEnd, a.lift, std::array{Hit{0, Drum::Kick, 0.5}, Hit{2, Drum::Kick, 0.35}});
}

} // namespace

void arrangeCinematic(Arrangement& a) {
    a.score.roomSeconds = 3.2;
    a.score.tailSeconds = 5;
    a.piece.arousal > 0 ? march(a) : lament(a);
}

} // namespace earshot::demo
