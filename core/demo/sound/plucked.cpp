// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"

namespace earshot::demo {

namespace {

/// How a string is made and plucked.
struct StringKind {
    double ringSeconds;    ///< T60 at 220 Hz; higher strings ring shorter
    double damping;        ///< 0 … 0.5: how fast the overtones go
    double brightnessHz;   ///< of the pluck, at full velocity
    double pluckPosition;  ///< share of the string
    double releaseSeconds; ///< after the finger damps it
    double gain;
};

/// A plucked string (Karplus & Strong 1983, with the tuning, pick position and decay control of
/// Jaffe & Smith 1983).
std::vector<float> pluck(const Tone& tone, const StringKind& kind) {
    auto out = buffer(tone.seconds + kind.releaseSeconds);
    const double period = SampleRateHz / tone.hz;
    // The loop's own filter delays by `damping`, the all-pass by the rest between 0.5 and 1.5.
    const auto length = static_cast<std::size_t>(period - kind.damping - 0.5);
    const double rest = period - kind.damping - static_cast<double>(length);
    const double allpass = (1 - rest) / (1 + rest);
    const double ring = kind.ringSeconds * std::sqrt(220 / tone.hz);
    const double heldGain = std::pow(10.0, -3 * period / (SampleRateHz * ring));
    const double dampedGain = std::pow(10.0, -3 * period / (SampleRateHz * kind.releaseSeconds));

    std::vector<double> string(length);
    Noise noise(tone.seed);
    Filter soften;
    soften.set(kind.brightnessHz * (0.25 + 0.75 * tone.velocity), 0.6);
    for (double& sample : string) {
        sample = soften.low(noise.next());
    }
    const auto comb =
        std::max<std::size_t>(1, static_cast<std::size_t>(kind.pluckPosition * period));
    std::vector<double> plucked(string);
    double peak = 1e-9;
    for (std::size_t i = 0; i < length; ++i) {
        plucked[i] -= string[(i + length - comb % length) % length];
        peak = std::max(peak, std::abs(plucked[i]));
    }
    const double scale = kind.gain * tone.velocity / peak;
    const auto gate = static_cast<std::size_t>(tone.seconds * SampleRateHz);
    std::size_t at = 0;
    double before = 0, allpassIn = 0, allpassOut = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double current = plucked[at];
        const double filtered = (1 - kind.damping) * current + kind.damping * before;
        before = current;
        allpassOut = allpass * (filtered - allpassOut) + allpassIn;
        allpassIn = filtered;
        plucked[at] = allpassOut * (i < gate ? heldGain : dampedGain);
        at = at + 1 == length ? 0 : at + 1;
        out[i] = static_cast<float>(scale * current);
    }
    return out;
}

} // namespace

std::vector<float> guitar(const Tone& tone) {
    return pluck(tone, {.ringSeconds = 3.5,
                        .damping = 0.22,
                        .brightnessHz = 6500,
                        .pluckPosition = 0.17,
                        .releaseSeconds = 0.25,
                        .gain = 0.6});
}

std::vector<float> harp(const Tone& tone) {
    return pluck(tone, {.ringSeconds = 3.0,
                        .damping = 0.35,
                        .brightnessHz = 3500,
                        .pluckPosition = 0.42,
                        .releaseSeconds = 0.8,
                        .gain = 0.6});
}

std::vector<float> electricBass(const Tone& tone) {
    auto out = pluck(tone, {.ringSeconds = 4.0,
                            .damping = 0.45,
                            .brightnessHz = 1800,
                            .pluckPosition = 0.25,
                            .releaseSeconds = 0.08,
                            .gain = 0.7});
    Filter body;
    body.set(900, 0.7);
    // A sine below carries the pitch that small speakers and thin strings lack.
    Envelope swell({0.008, 0.6, 0.6, 0.08}, tone.seconds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        const double deep = 0.35 * tone.velocity * swell.next() * sineTurn(tone.hz * t);
        out[i] = static_cast<float>(body.low(out[i]) + deep);
    }
    return out;
}

std::vector<float> distortedGuitar(const Tone& tone) {
    return pluck(tone, {.ringSeconds = 5.0,
                        .damping = 0.18,
                        .brightnessHz = 5000,
                        .pluckPosition = 0.12,
                        .releaseSeconds = 0.06,
                        .gain = 0.6});
}

} // namespace earshot::demo
