// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/synth.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earshot::analysis::synth {

namespace {

constexpr double kPi = std::numbers::pi;

template <typename Wave>
void strike(Samples& to, double second, double length, Wave&& wave) {
    const auto start = static_cast<std::size_t>(second * kRate);
    const auto count = static_cast<std::size_t>(length * kRate);
    for (std::size_t i = 0; i < count && start + i < to.size(); ++i) {
        to[start + i] += static_cast<float>(wave(static_cast<double>(i) / kRate));
    }
}

struct Kit {
    Samples& to;
    base::Random random{7};

    void kick(double at) {
        strike(to, at, 0.25, [](double t) {
            return 0.6 * std::exp(-t / 0.08) *
                   std::sin(2 * kPi * (50.0 * t + 4.0 * (1.0 - std::exp(-t / 0.03))));
        });
    }
    void snare(double at) {
        strike(to, at, 0.2, [this](double t) {
            return std::exp(-t / 0.06) *
                   (0.3 * (2.0 * random.uniform() - 1.0) + 0.2 * std::sin(2 * kPi * 190.0 * t));
        });
    }
    void hat(double at) {
        double last = 0;
        strike(to, at, 0.06, [&](double t) {
            const double now = 2.0 * random.uniform() - 1.0;
            const double high = now - last; // differences: hardly any bass
            last = now;
            return 0.1 * std::exp(-t / 0.015) * high;
        });
    }
    void click(double at) {
        strike(to, at, 0.02, [](double t) {
            return 0.7 * std::exp(-t / 0.004) * std::sin(2 * kPi * 1500.0 * t);
        });
    }
};

} // namespace

Samples drumLoop(Pattern pattern, double bpm, double seconds) {
    Samples samples(static_cast<std::size_t>(seconds * kRate));
    Kit kit{samples};
    const double beat = 60.0 / bpm;
    for (int index = 0; index * beat < seconds; ++index) {
        const double at = index * beat;
        const int inBar = index % 4;
        switch (pattern) {
        case Pattern::Click:
            kit.click(at);
            break;
        case Pattern::FourOnFloor:
            kit.kick(at);
            kit.hat(at + beat / 2);
            if (inBar % 2 == 1) {
                kit.snare(at);
            }
            break;
        case Pattern::Rock:
            (inBar % 2 == 0) ? kit.kick(at) : kit.snare(at);
            kit.hat(at);
            kit.hat(at + beat / 2);
            break;
        case Pattern::Syncopated:
            if (inBar == 0) {
                kit.kick(at);
                kit.kick(at + 0.75 * beat);
            }
            if (inBar == 2) {
                kit.kick(at + 0.5 * beat);
            }
            if (inBar % 2 == 1) {
                kit.snare(at);
            }
            for (int step = 0; step < 4; ++step) {
                kit.hat(at + step * beat / 4);
            }
            break;
        case Pattern::Shuffle:
            (inBar % 2 == 0) ? kit.kick(at) : kit.snare(at);
            kit.hat(at);
            kit.hat(at + beat * 2.0 / 3.0);
            break;
        }
    }
    return samples;
}

Samples noise(double seconds, double peak, std::uint64_t seed) {
    base::Random random(seed);
    Samples samples(static_cast<std::size_t>(seconds * kRate));
    for (float& sample : samples) {
        sample = static_cast<float>(peak * (2.0 * random.uniform() - 1.0));
    }
    return samples;
}

Samples tone(double hz, double seconds, double peak, int rate, double phase) {
    Samples samples(static_cast<std::size_t>(std::lround(seconds * rate)));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = static_cast<float>(
            peak * std::sin(2 * kPi * hz * static_cast<double>(i) / rate + phase));
    }
    return samples;
}

Samples cadence(const Chords& chords, double seconds) {
    Samples samples(static_cast<std::size_t>(seconds * kRate));
    static constexpr int kRoots[] = {0, 5, 7, 0};
    for (int index = 0; index * chords.chordSeconds < seconds; ++index) {
        const int degree = index % 4;
        // The dominant is major in both modes, as in tonal music.
        const int third = chords.minor && degree != 2 ? 3 : 4;
        const int root = 48 + chords.tonic + kRoots[degree];
        for (const int note : {root - 12, root, root + third, root + 7}) {
            const double hz = 440.0 * std::exp2((note - 69) / 12.0 + chords.cents / 1200.0);
            strike(samples, index * chords.chordSeconds, chords.chordSeconds, [&](double t) {
                double wave = 0;
                for (int harmonic = 1; harmonic <= chords.harmonics; ++harmonic) {
                    wave += std::sin(2 * kPi * hz * harmonic * t) / (harmonic * harmonic);
                }
                return chords.peak / 5.0 * std::exp(-t / 0.6) * wave;
            });
        }
    }
    return samples;
}

Samples music(int tonic, bool minor, double bpm, double seconds, double drums) {
    Samples samples =
        cadence({.tonic = tonic, .minor = minor, .chordSeconds = 120.0 / bpm}, seconds);
    mixInto(samples, drumLoop(Pattern::Rock, bpm, seconds), drums);
    return samples;
}

void mixInto(Samples& a, const Samples& b, double gain) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        a[i] += static_cast<float>(gain) * b[i];
    }
}

Samples interleaved(const Samples& mono, int channels) {
    Samples samples;
    samples.reserve(mono.size() * static_cast<std::size_t>(channels));
    for (const float sample : mono) {
        samples.insert(samples.end(), static_cast<std::size_t>(channels), sample);
    }
    return samples;
}

} // namespace earshot::analysis::synth
