// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/instruments.h"

#include <algorithm>
#include <array>

namespace earshot::demo {

namespace {

struct Row {
    Voice voice;
    std::vector<float> (*play)(const Tone&);
    Width width;
};

constexpr std::array Rows{
    Row{Voice::Guitar, guitar, Width::Doubled},
    Row{Voice::Harp, harp, Width::Point},
    Row{Voice::ElectricBass, electricBass, Width::Point},
    Row{Voice::DistortedGuitar, distortedGuitar, Width::Point},
    Row{Voice::ElectricPiano, electricPiano, Width::Point},
    Row{Voice::Bell, bell, Width::Point},
    Row{Voice::Piano, piano, Width::Point},
    Row{Voice::Flute, flute, Width::Point},
    Row{Voice::Pad, pad, Width::Spread},
    Row{Voice::Strings, strings, Width::Doubled},
    Row{Voice::Brass, brass, Width::Point},
    Row{Voice::SubBass, subBass, Width::Point},
    Row{Voice::SynthBass, synthBass, Width::Point},
    Row{Voice::AcidBass, acidBass, Width::Point},
    Row{Voice::SynthPluck, synthPluck, Width::Point},
    Row{Voice::SuperSaw, superSaw, Width::Spread},
    Row{Voice::Lead, lead, Width::Point},
    Row{Voice::Wind, wind, Width::Spread},
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

Width widthOf(Voice voice) {
    return rowOf(voice).width;
}

} // namespace earshot::demo
