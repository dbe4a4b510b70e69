// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/room.h"

#include "core/demo/sound/dsp.h"

#include <array>

namespace earshot::demo {

namespace {

class Delay {
public:
    explicit Delay(std::size_t samples) : m_line(samples) {}
    [[nodiscard]] double out() const { return m_line[m_at]; }
    void in(double sample) {
        m_line[m_at] = sample;
        m_at = m_at + 1 == m_line.size() ? 0 : m_at + 1;
    }

private:
    std::vector<double> m_line;
    std::size_t m_at = 0;
};

/// Smears a sound in time without colouring it (Schroeder 1962).
class Diffuser {
public:
    explicit Diffuser(std::size_t samples) : m_delay(samples) {}
    double next(double input) {
        const double delayed = m_delay.out();
        const double into = input + 0.6 * delayed;
        m_delay.in(into);
        return delayed - 0.6 * into;
    }

private:
    Delay m_delay;
};

constexpr std::size_t Lines = 8;
/// Primes, 30 … 73 ms: echoes that never fall together.
constexpr std::array<std::size_t, Lines> LineSamples{1327, 1559, 1801, 2053,
                                                     2311, 2593, 2887, 3203};
constexpr std::size_t PreDelaySamples = 661; ///< 15 ms
constexpr double DampingHz = 5200;           ///< air and walls take the treble first
constexpr double LowCutHz = 180;             ///< keeps the bass dry and clear

constexpr double EchoFeedback = 0.42;
constexpr double EchoDampingHz = 3200;

} // namespace

Stereo reverberate(const Stereo& input, double roomSeconds) {
    Stereo output(input.frames());
    std::vector<Delay> lines;
    std::array<double, Lines> gains{};
    for (std::size_t i = 0; i < Lines; ++i) {
        lines.emplace_back(LineSamples[i]);
        gains[i] = std::pow(10.0, -3.0 * static_cast<double>(LineSamples[i]) /
                                      (SampleRateHz * roomSeconds));
    }
    std::array diffusers{Diffuser(149), Diffuser(211), Diffuser(263), Diffuser(337)};
    Delay preLeft(PreDelaySamples), preRight(PreDelaySamples);
    std::array<double, Lines> damped{};
    const double damping = 1 - std::exp(-2 * std::numbers::pi * DampingHz * SampleSeconds);
    Filter cutLeft, cutRight;
    cutLeft.set(LowCutHz, 0.7);
    cutRight.set(LowCutHz, 0.7);
    for (std::size_t i = 0; i < input.frames(); ++i) {
        const double left = diffusers[1].next(diffusers[0].next(cutLeft.high(preLeft.out())));
        const double right = diffusers[3].next(diffusers[2].next(cutRight.high(preRight.out())));
        preLeft.in(input.left[i]);
        preRight.in(input.right[i]);
        double sum = 0;
        for (std::size_t line = 0; line < Lines; ++line) {
            damped[line] += damping * (gains[line] * lines[line].out() - damped[line]);
            sum += damped[line];
        }
        double outLeft = 0, outRight = 0;
        for (std::size_t line = 0; line < Lines; ++line) {
            // Householder matrix: loses nothing, connects every line with every other.
            const double sign = line / 2 % 2 == 0 ? 1.0 : -1.0;
            (line % 2 == 0 ? outLeft : outRight) += sign * damped[line];
            lines[line].in(damped[line] - 2.0 / Lines * sum + (line % 2 == 0 ? left : right));
        }
        output.left[i] = static_cast<float>(0.5 * outLeft);
        output.right[i] = static_cast<float>(0.5 * outRight);
    }
    return output;
}

Stereo bounce(const Stereo& input, double bpm) {
    Stereo output(input.frames());
    const auto samples = static_cast<std::size_t>(0.75 * 60 / bpm * SampleRateHz);
    Delay left(samples), right(samples);
    Filter dullLeft, dullRight;
    dullLeft.set(EchoDampingHz, 0.6);
    dullRight.set(EchoDampingHz, 0.6);
    for (std::size_t i = 0; i < input.frames(); ++i) {
        const double fromLeft = dullLeft.low(left.out());
        const double fromRight = dullRight.low(right.out());
        left.in(0.5 * (input.left[i] + input.right[i]) + EchoFeedback * fromRight);
        right.in(fromLeft);
        output.left[i] = static_cast<float>(fromLeft);
        output.right[i] = static_cast<float>(fromRight * EchoFeedback);
    }
    return output;
}

} // namespace earshot::demo
