// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/master.h"

#include "core/demo/sound/dsp.h"

#include <ebur128.h>

#include <deque>
#include <memory>

namespace earshot::demo {

namespace {

constexpr double RumbleHz = 28;
constexpr std::size_t LookAhead = 220; ///< 5 ms
constexpr double PresenceHz = 2500;
constexpr double LeastFadeSeconds = 0.03; ///< so that the room's noise does not start in a click
/// Loudness at which the mix enters tape: there a drive of 1 hardly bends it.
constexpr double TapeLufs = -16;

struct FreeMeter {
    void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};

double loudness(const std::vector<float>& interleaved) {
    const std::unique_ptr<ebur128_state, FreeMeter> meter(
        ebur128_init(2, SampleRateHz, EBUR128_MODE_I));
    double lufs = -70;
    if (meter) {
        ebur128_add_frames_float(meter.get(), interleaved.data(), interleaved.size() / 2);
        ebur128_loudness_global(meter.get(), &lufs);
    }
    return std::isfinite(lufs) ? lufs : -70;
}

double peakOf(const std::vector<float>& samples) {
    float peak = 0;
    for (const float sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

/// Turns down around each peak: the least gain needed within the window ahead, averaged over the
/// window so that it moves without a corner.
std::vector<float> limit(const std::vector<float>& input, double gain) {
    const std::size_t frames = input.size() / 2;
    std::vector<double> needed(frames + LookAhead, 1.0);
    for (std::size_t i = 0; i < frames; ++i) {
        const double peak = gain * std::max(std::abs(input[2 * i]), std::abs(input[2 * i + 1]));
        needed[i] = peak > CeilingPeak ? CeilingPeak / peak : 1.0;
    }
    std::vector<float> output(input.size());
    std::deque<std::size_t> lowest; // indices of rising gains inside the window
    std::vector<double> recent(LookAhead, 1.0);
    double sum = LookAhead;
    for (std::size_t i = 0; i < frames + LookAhead; ++i) {
        while (!lowest.empty() && needed[lowest.back()] >= needed[i]) {
            lowest.pop_back();
        }
        lowest.push_back(i);
        if (lowest.front() + LookAhead <= i) {
            lowest.pop_front();
        }
        const double least = needed[lowest.front()];
        double& oldest = recent[i % LookAhead];
        sum += least - oldest;
        oldest = least;
        if (i + 1 < LookAhead) {
            continue;
        }
        const std::size_t frame = i + 1 - LookAhead;
        if (frame >= frames) {
            break;
        }
        for (const std::size_t channel : {0, 1}) {
            const double sample =
                gain * input[2 * frame + channel] * std::min(1.0, sum / LookAhead);
            output[2 * frame + channel] =
                static_cast<float>(std::clamp<double>(sample, -CeilingPeak, CeilingPeak));
        }
    }
    return output;
}

void fade(std::vector<float>& interleaved, const Score& score) {
    const std::size_t frames = interleaved.size() / 2;
    const auto in =
        static_cast<std::size_t>(std::max(score.fadeInSeconds, LeastFadeSeconds) * SampleRateHz);
    const auto out = static_cast<std::size_t>(score.fadeOutSeconds * SampleRateHz);
    const auto scale = [&](std::size_t frame, double share) {
        const double gain = 0.5 - 0.5 * std::cos(std::numbers::pi * share);
        interleaved[2 * frame] *= static_cast<float>(gain);
        interleaved[2 * frame + 1] *= static_cast<float>(gain);
    };
    for (std::size_t i = 0; i < std::min(in, frames); ++i) {
        scale(i, static_cast<double>(i) / static_cast<double>(in));
    }
    for (std::size_t i = 0; i < std::min(out, frames); ++i) {
        scale(frames - 1 - i, static_cast<double>(i) / static_cast<double>(out));
    }
}

/// One channel's way onto tape: treble lifted, the noise of room and tape, saturation.
class Tape {
public:
    Tape(const Score& score, double gain, std::uint64_t seed)
        : m_gain(gain),
          m_lift(gainOf(score.presenceDb) - 1),
          m_hiss(gainOf(TapeLufs + score.hissDb)),
          m_drive(score.drive),
          m_noise(seed) {
        m_treble.set(PresenceHz, 0.6);
        m_rumble.set(RumbleHz, 0.7);
        m_soft.set(HissHz, 0.5);
    }
    float next(float input) {
        double sample = m_gain * m_rumble.high(input);
        sample += m_lift * m_treble.high(sample) + m_hiss * m_soft.low(m_noise.next());
        return static_cast<float>(m_drive > 0 ? saturate(m_drive * sample) : sample);
    }

private:
    static constexpr double HissHz = 3000;

    double m_gain;
    double m_lift;
    double m_hiss;
    double m_drive;
    Noise m_noise;
    Filter m_treble, m_rumble, m_soft;
};

std::vector<float> interleave(const Stereo& mixed) {
    std::vector<float> interleaved(2 * mixed.frames());
    for (std::size_t i = 0; i < mixed.frames(); ++i) {
        interleaved[2 * i] = mixed.left[i];
        interleaved[2 * i + 1] = mixed.right[i];
    }
    return interleaved;
}

} // namespace

std::vector<float> master(Stereo mixed, const Score& score) {
    std::vector<float> interleaved = interleave(mixed);
    const double onTape = gainOf(TapeLufs - loudness(interleaved));
    Tape left(score, onTape, 1), right(score, onTape, 2);
    for (std::size_t i = 0; i < interleaved.size(); i += 2) {
        interleaved[i] = left.next(interleaved[i]);
        interleaved[i + 1] = right.next(interleaved[i + 1]);
    }
    fade(interleaved, score);
    double gain = gainOf(score.lufs - loudness(interleaved));
    std::vector<float> output = limit(interleaved, gain);
    if (peakOf(interleaved) * gain > CeilingPeak) {
        gain *= gainOf(score.lufs - loudness(output));
        output = limit(interleaved, gain); // limiting cost loudness: made up for once
    }
    return output;
}

} // namespace earshot::demo
