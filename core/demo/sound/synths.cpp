// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"

#include <array>

namespace earshot::demo {

namespace {

/// A few saws side by side, slightly out of tune, through one low-pass.
struct Ensemble {
    std::array<double, 3> detuneCents;
    Shape loudness;
    double cutoffHz;     ///< at rest
    double cutoffSwell;  ///< times louder makes it rise
    double resonance;    ///< Q
    double vibratoHz;    ///< 0 = none
    double vibratoCents; ///< depth once it has set in
    double gain;
};

std::vector<float> ensemble(const Tone& tone, const Ensemble& kind) {
    auto out = buffer(tone.seconds + kind.loudness.release);
    Noise random(tone.seed);
    std::array saws{Saw(std::abs(random.next())), Saw(std::abs(random.next())),
                    Saw(std::abs(random.next()))};
    std::array<double, 3> tuned{};
    for (std::size_t i = 0; i < saws.size(); ++i) {
        const double cents = kind.detuneCents[i] + 0.75 * random.next();
        tuned[i] = tone.hz * std::exp2(cents / 1200);
    }
    const double vibratoPhase = std::abs(random.next());
    Filter filter;
    Envelope loudness(kind.loudness, tone.seconds);
    double bend = 1;
    double level = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i % ControlSamples == 0) {
            const double t = static_cast<double>(i) * SampleSeconds;
            filter.set(kind.cutoffHz * (0.5 + 0.5 * tone.velocity) * (1 + kind.cutoffSwell * level),
                       kind.resonance);
            const double depth = std::clamp((t - 0.15) / 0.3, 0.0, 1.0) * kind.vibratoCents;
            bend = std::exp2(depth * sineTurn(kind.vibratoHz * t + vibratoPhase) / 1200);
        }
        level = loudness.next();
        double sum = 0;
        for (std::size_t saw = 0; saw < saws.size(); ++saw) {
            sum += saws[saw].next(tuned[saw] * bend);
        }
        out[i] = static_cast<float>(kind.gain * tone.velocity * level * filter.low(sum / 3));
    }
    return out;
}

} // namespace

std::vector<float> pad(const Tone& tone) {
    return ensemble(tone, {{-7, 0, 8}, {0.7, 1, 0.9, 1.6}, 1000, 1.4, 0.7, 0.3, 4, 0.7});
}

std::vector<float> strings(const Tone& tone) {
    const double attack = std::min(0.16, 0.25 * tone.seconds);
    return ensemble(tone, {{-6, 1, 6}, {attack, 0.5, 0.85, 0.3}, 2300, 0.8, 0.7, 5.4, 9, 0.8});
}

std::vector<float> brass(const Tone& tone) {
    return ensemble(tone, {{-3, 0, 4}, {0.07, 0.25, 0.8, 0.18}, 420, 5.5, 0.8, 5.0, 7, 0.8});
}

std::vector<float> superSaw(const Tone& tone) {
    return ensemble(tone, {{-13, 1, 12}, {0.006, 0.25, 0.7, 0.12}, 2200, 1.4, 0.7, 0, 0, 0.7});
}

std::vector<float> lead(const Tone& tone) {
    return ensemble(tone, {{-5, 0, 5}, {0.015, 0.3, 0.75, 0.14}, 1600, 1.5, 1.1, 5.6, 14, 0.8});
}

std::vector<float> wind(const Tone& tone) {
    const Shape swell{std::min(0.8, 0.4 * tone.seconds), 1, 1, 1.2};
    auto out = buffer(tone.seconds + swell.release);
    Noise noise(tone.seed);
    Filter above, below;
    above.set(tone.hz, 0.7);
    below.set(8 * tone.hz, 0.6);
    Envelope loudness(swell, tone.seconds);
    for (float& sample : out) {
        sample = static_cast<float>(0.5 * tone.velocity * loudness.next() *
                                    below.low(above.high(noise.next())));
    }
    return out;
}

} // namespace earshot::demo
