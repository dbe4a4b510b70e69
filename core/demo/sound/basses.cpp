// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"

namespace earshot::demo {

namespace {

/// A saw and a square below it through a low-pass that closes after each attack.
struct Subtractive {
    Shape loudness;
    double squareShare;
    double cutoffHz;
    double sweep;        ///< times the cutoff the envelope opens the filter
    double sweepSeconds; ///< in which it closes to 1/e
    double resonance;
    double gain;
};

std::vector<float> subtractive(const Tone& tone, const Subtractive& kind) {
    auto out = buffer(tone.seconds + kind.loudness.release);
    Saw saw;
    Saw up, down(0.5); // a square is the difference of two saws half a turn apart
    Filter first, second;
    Envelope loudness(kind.loudness, tone.seconds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i % ControlSamples == 0) {
            const double t = static_cast<double>(i) * SampleSeconds;
            const double open = 1 + kind.sweep * tone.velocity * std::exp(-t / kind.sweepSeconds);
            first.set(kind.cutoffHz * open, kind.resonance);
            second.set(kind.cutoffHz * open, 0.6);
        }
        const double square = 0.5 * (up.next(tone.hz) - down.next(tone.hz));
        const double raw = (1 - kind.squareShare) * saw.next(tone.hz) + kind.squareShare * square;
        out[i] = static_cast<float>(kind.gain * tone.velocity * loudness.next() *
                                    second.low(first.low(raw)));
    }
    return out;
}

} // namespace

std::vector<float> subBass(const Tone& tone) {
    auto out = buffer(tone.seconds + 0.25);
    Envelope envelope({0.03, 1.0, 0.8, 0.2}, tone.seconds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = static_cast<double>(i) * SampleSeconds;
        const double turn = tone.hz * t;
        out[i] = static_cast<float>(
            tone.velocity * envelope.next() *
            (0.55 * sineTurn(turn) + 0.16 * sineTurn(2 * turn) + 0.05 * sineTurn(3 * turn)));
    }
    return out;
}

std::vector<float> synthBass(const Tone& tone) {
    return subtractive(tone, {{0.004, 0.2, 0.7, 0.06}, 0.5, 260, 5, 0.09, 1.0, 0.9});
}

std::vector<float> acidBass(const Tone& tone) {
    return subtractive(tone, {{0.003, 0.15, 0.7, 0.04}, 0.35, 220, 6, 0.06, 2.8, 0.8});
}

std::vector<float> synthPluck(const Tone& tone) {
    return subtractive(tone, {{0.002, 0.12, 0.15, 0.2}, 0.35, 700, 6, 0.06, 1.2, 0.9});
}

} // namespace earshot::demo
