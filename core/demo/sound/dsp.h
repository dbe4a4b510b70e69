// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace earshot::demo {

// The small parts instruments are built from. All at one sample rate.

inline constexpr int SampleRateHz = 44'100;
inline constexpr double SampleSeconds = 1.0 / SampleRateHz;

[[nodiscard]] inline double pitchHz(int midi) {
    return 440.0 * std::exp2((midi - 69) / 12.0);
}
[[nodiscard]] inline double gainOf(double decibels) {
    return std::pow(10.0, decibels / 20);
}

/// White noise in [−1, 1), fast (Marsaglia 2003, xorshift64).
class Noise {
public:
    explicit Noise(std::uint64_t seed) : m_state(base::mixBits(seed, 1) | 1U) {}
    double next() {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return static_cast<double>(m_state >> 11) * 0x1.0p-52 - 1.0;
    }

private:
    std::uint64_t m_state;
};

/// What lies behind the point; std::floor is a slow call where the processor's own is not assumed.
[[nodiscard]] inline double fraction(double value) {
    const double rest = value - static_cast<double>(static_cast<std::int64_t>(value));
    return rest < 0 ? rest + 1 : rest;
}

/// sin(2π·phase), phase in turns; an odd polynomial, error below 0.0002.
[[nodiscard]] inline double sineTurn(double phase) {
    const double x = fraction(phase) - 0.5;                              // −0.5 … 0.5
    const double y = std::abs(x) > 0.25 ? std::copysign(0.5, x) - x : x; // folded to ±¼
    const double z = y * y;
    return -y * (6.283185 + z * (-41.34148 + z * (81.34 + z * -72.0)));
}

/// Bends loud samples towards ±1 as tubes and tape do: tanh by a quotient, error below 0.03.
[[nodiscard]] inline double saturate(double value) {
    const double x = std::clamp(value, -3.0, 3.0);
    return x * (27 + x * x) / (27 + 9 * x * x);
}

/// A sawtooth without audible aliasing (PolyBLEP, Välimäki & Huovilainen 2007).
class Saw {
public:
    explicit Saw(double phase = 0) : m_phase(phase) {}
    double next(double hz) {
        const double step = hz * SampleSeconds;
        m_phase += step;
        if (m_phase >= 1) {
            m_phase -= 1;
        }
        double value = 2 * m_phase - 1;
        if (m_phase < step) {
            const double t = m_phase / step;
            value -= t + t - t * t - 1;
        } else if (m_phase > 1 - step) {
            const double t = (m_phase - 1) / step;
            value -= t * t + t + t + 1;
        }
        return value;
    }

private:
    double m_phase;
};

/// State-variable filter (Zavalishin 2012, topology-preserving): all three outputs at once.
class Filter {
public:
    void set(double hz, double resonance) {
        m_g =
            std::tan(std::numbers::pi * std::clamp(hz, 10.0, 0.45 * SampleRateHz) * SampleSeconds);
        m_k = 1 / resonance;
        m_a = 1 / (1 + m_g * (m_g + m_k));
    }
    double low(double input) {
        step(input);
        return m_low;
    }
    double band(double input) {
        step(input);
        return m_band * m_k;
    }
    double high(double input) {
        step(input);
        return input - m_k * m_band - m_low;
    }

private:
    void step(double input) {
        const double v3 = input - m_ic2;
        m_band = m_a * (m_ic1 + m_g * v3);
        m_low = m_ic2 + m_g * m_band;
        m_ic1 = 2 * m_band - m_ic1;
        m_ic2 = 2 * m_low - m_ic2;
    }

    double m_g = 0, m_k = 1, m_a = 1;
    double m_ic1 = 0, m_ic2 = 0, m_low = 0, m_band = 0;
};

/// 1 at first, falls to 1/e in so many seconds.
class Decay {
public:
    explicit Decay(double seconds) : m_factor(std::exp(-SampleSeconds / seconds)) {}
    double next() {
        const double now = m_value;
        m_value *= m_factor;
        return now;
    }

private:
    double m_value = 1;
    double m_factor;
};

/// How often envelopes and filters are worked out anew: every 16 samples is below hearing.
inline constexpr std::size_t ControlSamples = 16;

/// Attack, decay, sustain, release; times in seconds.
struct Shape {
    double attack = 0.01;
    double decay = 0.1;
    double sustain = 0.8;
    double release = 0.2;
};

/// The loudness of a note sample by sample, as its shape says; `gate` is how long it is held.
class Envelope {
public:
    Envelope(const Shape& shape, double gate) : m_shape(shape), m_gate(gate) {}
    double next() {
        if (m_count % ControlSamples == 0) {
            const double t = static_cast<double>(m_count + ControlSamples) * SampleSeconds;
            m_step = (level(t) - m_value) / ControlSamples;
        }
        ++m_count;
        return m_value += m_step;
    }

private:
    [[nodiscard]] double level(double t) const {
        return t < m_gate ? held(t) : held(m_gate) * std::exp(-5 * (t - m_gate) / m_shape.release);
    }
    [[nodiscard]] double held(double t) const {
        return t < m_shape.attack
                   ? t / m_shape.attack
                   : m_shape.sustain +
                         (1 - m_shape.sustain) * std::exp(-(t - m_shape.attack) / m_shape.decay);
    }

    Shape m_shape;
    double m_gate;
    std::size_t m_count = 0;
    double m_value = 0;
    double m_step = 0;
};

} // namespace earshot::demo
