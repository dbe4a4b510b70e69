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

/// A sounding pair of operators.
class Pair {
public:
    Pair(double hz, const Operator& op, double velocity)
        : m_hz(hz),
          m_ratio(op.ratio),
          m_index(op.index * velocity / (2 * std::numbers::pi)),
          m_brightness(op.indexSeconds) {}
    double next(double t) {
        const double bend = m_index * m_brightness.next() * sineTurn(m_ratio * m_hz * t);
        return sineTurn(m_hz * t + bend);
    }

private:
    double m_hz;
    double m_ratio;
    double m_index;
    Decay m_brightness;
};

} // namespace

std::vector<float> electricPiano(const Tone& tone) {
    auto out = buffer(tone.seconds + 0.35);
    const double tine = tone.hz * 14 < 14'000 ? 14 : 7;
    Pair body(tone.hz, {1, 1.6, 0.6}, tone.velocity);
    Pair ping(tone.hz, {tine, 0.9, 0.12}, tone.velocity);
    Envelope loudness({0.002, 1.6, 0, 0.3}, tone.seconds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        out[i] = static_cast<float>(tone.velocity * loudness.next() *
                                    (0.42 * body.next(t) + 0.18 * ping.next(t)));
    }
    return out;
}

std::vector<float> bell(const Tone& tone) {
    const double rings = std::max(tone.seconds, 0.4) + 1.4;
    auto out = buffer(rings);
    Pair strike(tone.hz, {3.5, 1.2, 0.35}, tone.velocity);
    Envelope loudness({0.002, 0.7, 0, 0.1}, rings);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        out[i] = static_cast<float>(tone.velocity * loudness.next() *
                                    (0.3 * strike.next(t) + 0.3 * sineTurn(tone.hz * t)));
    }
    return out;
}

/// Partials of a stiff string, each with its own decay (Fletcher 1964), and a soft hammer.
std::vector<float> piano(const Tone& tone) {
    auto out = buffer(tone.seconds + 0.6);
    constexpr double Inharmonicity = 0.0004;
    constexpr int Partials = 14;
    const double hardness = 0.75 + 1.2 * (1 - tone.velocity);
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
    Envelope breath({0.06, 0.3, 0.85, 0.12}, tone.seconds);
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
        const double level = breath.next() * (1 + 0.08 * vibrato);
        out[i] =
            static_cast<float>(tone.velocity * level * (voice + 0.12 * air.band(noise.next())));
    }
    return out;
}

} // namespace earshot::demo
