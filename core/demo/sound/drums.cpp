// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/drums.h"

#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"

#include <array>

namespace earshot::demo {

namespace {

/// A skin: a sine whose pitch drops from the stroke to its rest.
struct Skin {
    double restHz;
    double strokeHz;
    double dropSeconds;
    double ringSeconds;
    double click; ///< share of noise in the stroke
};

std::vector<float> drumSkin(const Skin& skin, std::uint64_t seed) {
    auto out = buffer(skin.ringSeconds * 5);
    Noise noise(seed);
    Filter dull;
    dull.set(3500, 0.7);
    Decay drop(skin.dropSeconds), ring(skin.ringSeconds), stroke(0.004);
    double phase = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        phase += (skin.restHz + (skin.strokeHz - skin.restHz) * drop.next()) * SampleSeconds;
        const double body = sineTurn(phase) * ring.next();
        const double click = skin.click * dull.low(noise.next()) * stroke.next();
        out[i] = static_cast<float>(std::min(1.0, t / 0.001) * (body + click));
    }
    return out;
}

Skin kickOf(Kit kit) {
    switch (kit) {
    case Kit::Soft:
        return {52, 95, 0.03, 0.10, 0.08};
    case Kit::Acoustic:
        return {55, 170, 0.018, 0.10, 0.6};
    case Kit::Electronic:
        return {47, 260, 0.022, 0.14, 0.35};
    }
    return {};
}

/// Noise through a band, with a tone below it.
struct Rattle {
    double lowHz; ///< of the band
    double highHz;
    double noiseSeconds;
    double toneHz; ///< 0 = none
    double toneSeconds;
    double toneShare;
    double gain;
};

std::vector<float> rattle(const Rattle& kind, std::uint64_t seed) {
    auto out = buffer(std::max(kind.noiseSeconds, kind.toneSeconds) * 6);
    Noise noise(seed);
    Filter above, below;
    above.set(kind.lowHz, 0.7);
    below.set(kind.highHz, 0.7);
    Decay noiseFall(kind.noiseSeconds), toneFall(kind.toneSeconds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        const double hiss = below.low(above.high(noise.next())) * noiseFall.next();
        const double tone = kind.toneShare *
                            (sineTurn(kind.toneHz * t) + 0.6 * sineTurn(1.61 * kind.toneHz * t)) *
                            toneFall.next();
        out[i] = static_cast<float>(kind.gain * std::min(1.0, t / 0.0008) * (hiss + tone));
    }
    return out;
}

/// Hands: three bursts a few milliseconds apart.
std::vector<float> clap(std::uint64_t seed) {
    const Rattle burst{900, 6000, 0.012, 0, 0.01, 0, 0.9};
    const Rattle last{900, 7000, 0.07, 0, 0.01, 0, 0.9};
    auto out = buffer(0.5);
    constexpr std::array Delays{0.0, 0.011, 0.021};
    for (std::size_t i = 0; i < Delays.size(); ++i) {
        const auto sound = rattle(i + 1 < Delays.size() ? burst : last, base::mixBits(seed, i));
        const auto start = static_cast<std::size_t>(Delays[i] * SampleRateHz);
        for (std::size_t k = 0; k < sound.size() && start + k < out.size(); ++k) {
            out[start + k] += sound[k];
        }
    }
    return out;
}

/// Metal: six square waves in no harmony, high-passed (as in the TR-808), with noise.
std::vector<float> cymbal(double ringSeconds, double lowHz, double gain, std::uint64_t seed) {
    auto out = buffer(ringSeconds * 5);
    constexpr std::array Hz{263.0, 400.0, 421.0, 474.0, 587.0, 845.0};
    Noise noise(seed);
    Filter first, second;
    first.set(lowHz, 0.8);
    second.set(lowHz, 0.8);
    Decay ring(ringSeconds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        double metal = 0;
        for (const double hz : Hz) {
            const double turn = hz * 3.1 * t;
            metal += fraction(turn) < 0.5 ? 1.0 : -1.0;
        }
        const double raw = 0.07 * metal + 0.7 * noise.next();
        out[i] = static_cast<float>(gain * std::min(1.0, t / 0.001) * ring.next() *
                                    second.high(first.high(raw)));
    }
    return out;
}

} // namespace

std::vector<float> strike(Drum drum, Kit kit, std::uint64_t seed) {
    const bool soft = kit == Kit::Soft;
    switch (drum) {
    case Drum::Kick:
        return drumSkin(kickOf(kit), seed);
    case Drum::Snare:
        return kit == Kit::Electronic ? rattle({400, 10'000, 0.13, 175, 0.04, 0.5, 0.7}, seed)
                                      : rattle({250, 9500, 0.13, 185, 0.06, 0.7, 0.65}, seed);
    case Drum::Clap:
        return clap(seed);
    case Drum::Rim:
        return rattle({1500, 5000, 0.008, 820, 0.018, 0.7, 0.5}, seed);
    case Drum::ClosedHat:
        return cymbal(0.035, 6000, 0.45, seed);
    case Drum::OpenHat:
        return cymbal(0.22, 4500, 0.4, seed);
    case Drum::Shaker:
        return rattle({4500, soft ? 8000.0 : 11'000.0, 0.03, 0, 0.01, 0, 0.5}, seed);
    case Drum::LowTom:
        return drumSkin({78, 130, 0.05, 0.20, 0.35}, seed);
    case Drum::HighTom:
        return drumSkin({118, 190, 0.04, 0.15, 0.35}, seed);
    case Drum::Crash:
        return cymbal(0.9, 2200, 0.45, seed);
    }
    return {};
}

double panOf(Drum drum) {
    switch (drum) {
    case Drum::ClosedHat:
    case Drum::OpenHat:
        return 0.3;
    case Drum::Shaker:
        return -0.4;
    case Drum::HighTom:
        return -0.25;
    case Drum::LowTom:
        return 0.25;
    case Drum::Crash:
        return -0.35;
    default:
        return 0;
    }
}

} // namespace earshot::demo
