// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/instruments.h"

#include <algorithm>
#include <array>

namespace earshot::demo {

namespace {

struct Row {
    Voice voice;
    std::vector<float> (*play)(const Tone&);
    bool wide;
};

constexpr std::array Rows{
    Row{Voice::Guitar, guitar, true},
    Row{Voice::Harp, harp, false},
    Row{Voice::ElectricBass, electricBass, false},
    Row{Voice::DistortedGuitar, distortedGuitar, false},
    Row{Voice::ElectricPiano, electricPiano, false},
    Row{Voice::Bell, bell, false},
    Row{Voice::Piano, piano, false},
    Row{Voice::Flute, flute, false},
    Row{Voice::Pad, pad, true},
    Row{Voice::Strings, strings, true},
    Row{Voice::Brass, brass, false},
    Row{Voice::SubBass, subBass, false},
    Row{Voice::SynthBass, synthBass, false},
    Row{Voice::AcidBass, acidBass, false},
    Row{Voice::SynthPluck, synthPluck, false},
    Row{Voice::SuperSaw, superSaw, true},
    Row{Voice::Lead, lead, false},
};

const Row& rowOf(Voice voice) {
    return *std::ranges::find(Rows, voice, &Row::voice);
}

constexpr int FadeSamples = 220; ///< 5 ms: no note ends in a click

} // namespace

std::vector<float> play(Voice voice, const Tone& tone) {
    std::vector<float> samples = rowOf(voice).play(tone);
    const std::size_t fade = std::min<std::size_t>(FadeSamples, samples.size());
    for (std::size_t i = 0; i < fade; ++i) {
        samples[samples.size() - 1 - i] *= static_cast<float>(i) / FadeSamples;
    }
    return samples;
}

bool isWide(Voice voice) {
    return rowOf(voice).wide;
}

} // namespace earshot::demo
