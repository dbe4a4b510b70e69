// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"

#include <complex>

namespace earshot::demo {

namespace {

/// One carrier bent by one modulator (Chowning 1973).
struct Operator {
    double ratio;        ///< modulator to carrier
    double index;        ///< at full velocity
    double indexSeconds; ///< in which the brightness falls to 1/e
};

double fm(double t, double hz, const Operator& op, double velocity) {
    const double bend = op.index * velocity * std::exp(-t / op.indexSeconds);
    const double phase = hz * t + bend / (2 * std::numbers::pi) * sineTurn(op.ratio * hz * t);
    return sineTurn(phase + 8); // keeps the argument positive
}

/// Rises in 2 ms, decays, and is let go after `gate`.
double struck(double t, double gate, double decaySeconds, double releaseSeconds) {
    const double attack = std::min(1.0, t / 0.002);
    const double released = t < gate ? 1.0 : std::exp(-5 * (t - gate) / releaseSeconds);
    return attack * std::exp(-t / decaySeconds) * released;
}

} // namespace

std::vector<float> electricPiano(const Tone& tone) {
    auto out = buffer(tone.seconds + 0.35);
    const double tine = tone.hz * 14 < 14'000 ? 14 : 7;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        const double body = fm(t, tone.hz, {1, 1.6, 0.6}, tone.velocity);
        const double ping = fm(t, tone.hz, {tine, 0.9, 0.12}, tone.velocity);
        out[i] = static_cast<float>(tone.velocity * struck(t, tone.seconds, 1.6, 0.3) *
                                    (0.42 * body + 0.18 * ping));
    }
    return out;
}

std::vector<float> bell(const Tone& tone) {
    auto out = buffer(std::max(tone.seconds, 0.4) + 1.4);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        const double strike = fm(t, tone.hz, {3.5, 1.2, 0.35}, tone.velocity);
        const double hum = sineTurn(tone.hz * t);
        out[i] =
            static_cast<float>(tone.velocity * struck(t, 60, 0.7, 1) * (0.3 * strike + 0.3 * hum));
    }
    return out;
}

/// Partials of a stiff string, each with its own decay (Fletcher 1964), and a soft hammer.
std::vector<float> piano(const Tone& tone) {
    auto out = buffer(tone.seconds + 0.6);
    constexpr double Inharmonicity = 0.0004;
    constexpr int Partials = 14;
    const double hardness = 0.9 + 1.3 * (1 - tone.velocity);
    const auto gate = static_cast<std::size_t>(tone.seconds * SampleRateHz);
    const double letGo = std::exp(-5 * SampleSeconds / 0.35);
    for (int n = 1; n <= Partials; ++n) {
        const double hz = n * tone.hz * std::sqrt(1 + Inharmonicity * n * n);
        if (hz > 10'000) {
            break;
        }
        const double strikePoint = std::abs(std::sin(std::numbers::pi * n / 7.3)) + 0.1;
        const double level = 0.42 * tone.velocity * strikePoint / std::pow(n, hardness);
        const double decay = 2.8 * std::sqrt(220 / tone.hz) / (1 + 0.35 * n);
        const double angle = 2 * std::numbers::pi * hz * SampleSeconds;
        const std::complex<double> held =
            std::polar(std::exp(-SampleSeconds / std::max(0.05, decay)), angle);
        std::complex<double> turning = std::polar(level, 0.7 * n);
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] += static_cast<float>(turning.imag());
            turning *= i < gate ? held : held * letGo;
        }
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(88, out.size()); ++i) {
        out[i] *= static_cast<float>(i) / 88; // 2 ms: felt, not steel
    }
    return out;
}

std::vector<float> flute(const Tone& tone) {
    auto out = buffer(tone.seconds + 0.15);
    const Envelope breath{0.06, 0.3, 0.85, 0.12};
    Noise noise(tone.seed);
    Filter air;
    air.set(tone.hz * 2, 3);
    double phase = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        const double depth = std::clamp((t - 0.2) / 0.3, 0.0, 1.0);
        const double vibrato = sineTurn(5.1 * t) * depth;
        phase += tone.hz * (1 + 0.004 * vibrato) * SampleSeconds;
        const double voice = 0.5 * sineTurn(phase) + 0.17 * sineTurn(2 * phase) +
                             0.07 * sineTurn(3 * phase) + 0.02 * sineTurn(4 * phase);
        const double level = breath.level(t, tone.seconds) * (1 + 0.08 * vibrato);
        out[i] =
            static_cast<float>(tone.velocity * level * (voice + 0.12 * air.band(noise.next())));
    }
    return out;
}

} // namespace earshot::demo
