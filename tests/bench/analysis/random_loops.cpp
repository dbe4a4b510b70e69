// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/random_loops.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace earshot::analysis::fit {

namespace {

using Samples = std::vector<float>;
using base::Random;

constexpr double kTau = 2.0 * std::numbers::pi;

double between(Random& random, double low, double high) {
    return low + (high - low) * random.uniform();
}

/// A sound of this length from wave(seconds).
template <typename Wave>
Samples sound(double seconds, Wave&& wave) {
    Samples samples(static_cast<std::size_t>(seconds * kLoopRate));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = static_cast<float>(wave(static_cast<double>(i) / kLoopRate));
    }
    return samples;
}

/// Differences of white noise: hardly any bass.
Samples hiss(Random& random, double seconds, double decay, double peak) {
    double last = 0;
    return sound(seconds, [&](double t) {
        const double now = random.normal();
        return peak * std::exp(-t / decay) * (now - std::exchange(last, now));
    });
}

struct Kit {
    explicit Kit(Random& random) {
        const double hz = between(random, 42, 70);
        const double drop = between(random, 2, 6);
        const double kickDecay = between(random, 0.05, 0.14);
        kick = sound(0.3, [&](double t) {
            return 0.7 * std::exp(-t / kickDecay) *
                   std::sin(kTau * (hz * t + drop * (1.0 - std::exp(-t / 0.03))));
        });
        const double rattle = between(random, 0.15, 0.35);
        const double body = between(random, 0.1, 0.3);
        const double bodyHz = between(random, 170, 240);
        const double snareDecay = between(random, 0.04, 0.1);
        snare = sound(0.25, [&](double t) {
            return std::exp(-t / snareDecay) *
                   (rattle * random.normal() + body * std::sin(kTau * bodyHz * t));
        });
        hat = hiss(random, 0.08, between(random, 0.01, 0.03), between(random, 0.05, 0.15));
        openHat = hiss(random, 0.3, 0.12, 0.1);
        const double clickHz = between(random, 900, 2500);
        click = sound(0.03, [&](double t) {
            return 0.7 * std::exp(-t / 0.004) * std::sin(kTau * clickHz * t);
        });
    }

    Samples kick, snare, hat, openHat, click;
};

/// Which drums strike at which beats of a bar of four.
struct Pattern {
    const char* name;
    std::vector<double> kick;
    std::vector<double> snare;
    std::vector<double> hat;
    std::vector<double> openHat;
    std::vector<double> click;
    bool fills; ///< now and then a further kick between the beats
    bool bass;  ///< a bass line in eighths
};

std::vector<double> every(double step, double from = 0.0) {
    std::vector<double> beats;
    for (double beat = from; beat < 4.0; beat += step) {
        beats.push_back(beat);
    }
    return beats;
}

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> kAll{
        {"click", {}, {}, {}, {}, every(1), false, false},
        {"four", every(1), {}, every(1, 0.5), {}, {}, false, false},
        {"four_backbeat", every(1), {1, 3}, every(0.5), {}, {}, false, false},
        {"disco", every(1), {1, 3}, every(0.25), every(1, 0.5), {}, false, false},
        {"rock", {0, 2}, {1, 3}, every(0.5), {}, {}, false, false},
        {"rock_quarters", {0, 2}, {1, 3}, every(1), {}, {}, false, false},
        {"rock_sixteenths", {0, 2}, {1, 3}, every(0.25), {}, {}, true, false},
        {"syncopated", {0, 0.75, 2.5}, {1, 3}, every(0.25), {}, {}, false, false},
        {"shuffle",
         {0, 2},
         {1, 3},
         {0, 2 / 3.0, 1, 5 / 3.0, 2, 8 / 3.0, 3, 11 / 3.0},
         {},
         {},
         false,
         false},
        {"hip_hop", {0, 0.5, 2.5}, {1, 3}, every(0.5), {}, {}, true, false},
        {"broken", {0, 2.5}, {1, 3}, every(0.5), {}, {}, false, false},
        {"kick_and_hat", {0, 2}, {}, every(1), {}, {}, false, false},
        {"ballad", {0, 2, 2.5}, {1, 3}, every(0.5), {}, {}, false, false},
        {"rock_with_bass", {0, 2}, {1, 3}, every(0.5), {}, {}, false, true},
    };
    return kAll;
}

class Player {
public:
    Player(Loop& loop, Random& random)
        : m_loop(loop),
          m_random(random),
          m_beat(60.0 / loop.bpm),
          m_offset(m_beat * random.uniform()),
          m_unsteady(random.below(3) == 0 ? 0.003 : 0.0),
          m_accents(random.below(2) == 0) {}

    void play(const std::vector<double>& beats, double bar, const Samples& drum) {
        for (const double beat : beats) {
            const double gain = m_accents ? between(m_random, 0.8, 1.1) : 1.0;
            const double at = m_offset + (bar + beat) * m_beat + m_unsteady * m_random.normal();
            const auto first = static_cast<std::size_t>(std::max(0.0, at) * kLoopRate);
            for (std::size_t i = 0; i < drum.size() && first + i < m_loop.samples.size(); ++i) {
                m_loop.samples[first + i] += static_cast<float>(gain) * drum[i];
            }
        }
    }

    void playBass(double bar) {
        for (const double beat : every(0.5)) {
            static constexpr int kNotes[] = {0, 3, 5, 7};
            const double hz = 55.0 * std::exp2(kNotes[m_random.below(4)] / 12.0);
            play({beat}, bar, sound(0.45 * m_beat, [hz](double t) {
                     return 0.25 * std::exp(-t / 0.2) * std::sin(kTau * hz * t);
                 }));
        }
    }

private:
    Loop& m_loop;
    Random& m_random;
    double m_beat;
    double m_offset;
    double m_unsteady; ///< seconds, standard deviation
    bool m_accents;
};

} // namespace

Loop randomLoop(int index, std::uint64_t seed) {
    Random random(base::mixBits(seed, static_cast<std::uint64_t>(index)));
    const Pattern& pattern = patterns()[static_cast<std::size_t>(index) % patterns().size()];
    Loop loop{pattern.name, between(random, 60, 180), {}};
    loop.samples.resize(static_cast<std::size_t>(between(random, 14, 18) * kLoopRate));
    const Kit kit(random);
    std::vector<double> kick = pattern.kick;
    if (pattern.fills) {
        kick.push_back(static_cast<double>(random.below(4)) + (random.below(2) == 0 ? 0.5 : 0.75));
    }
    Player player(loop, random);
    const double seconds = static_cast<double>(loop.samples.size()) / kLoopRate;
    for (double bar = 0; bar < seconds * loop.bpm / 60.0; bar += 4) {
        player.play(kick, bar, kit.kick);
        player.play(pattern.snare, bar, kit.snare);
        player.play(pattern.hat, bar, kit.hat);
        player.play(pattern.openHat, bar, kit.openHat);
        player.play(pattern.click, bar, kit.click);
        if (pattern.bass) {
            player.playBass(bar);
        }
    }
    return loop;
}

} // namespace earshot::analysis::fit
