// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/mixer.h"

#include "core/demo/sound/drum_set.h"
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"
#include "core/demo/sound/room.h"

namespace earshot::demo {

namespace {

constexpr double DrumReverb = 0.12;
constexpr double WideSpread = 0.6;   ///< how far the two sides of a wide voice stand apart
constexpr double DuckSeconds = 0.16; ///< in which a part recovers from a kick
constexpr double CabinetHz = 5000;   ///< a guitar speaker gives no more
constexpr double AmpLevel = 0.5;
constexpr double AmpHiss = 0.004; ///< a driven amplifier is never silent

std::size_t sampleAt(double beat, double bpm) {
    return static_cast<std::size_t>((LeadInSeconds + beat * 60 / bpm) * SampleRateHz);
}

/// Amplifier and cabinet: soft clipping, then a narrow band.
void amplify(std::vector<float>& samples, double drive, std::uint64_t seed) {
    Filter tight, first, second;
    tight.set(110, 0.7);
    first.set(CabinetHz, 0.8);
    second.set(CabinetHz, 0.6);
    Noise hiss(seed);
    for (float& sample : samples) {
        const double driven = saturate(drive * (tight.high(sample) + AmpHiss * hiss.next()));
        sample = static_cast<float>(AmpLevel * second.low(first.low(driven)));
    }
}

/// Saturation that leaves quiet samples as loud as they were at a drive of 1.
void overdrive(std::vector<float>& samples, double drive) {
    const double level = 1 / std::sqrt(drive);
    for (float& sample : samples) {
        sample = static_cast<float>(level * saturate(drive * sample));
    }
}

Stereo playPart(const Part& part, double bpm, std::size_t frames, std::uint64_t seed,
                const std::stop_token& stop) {
    Stereo sound(frames);
    const double gain = gainOf(part.gainDb);
    std::uint64_t number = 0;
    // An amplifier distorts what it hears, so the part's gain comes after it.
    const bool driven = part.drive > 0;
    const Width width = widthOf(part.voice);
    const bool oneSided = driven && width == Width::Point;
    for (const Note& note : part.notes) {
        if (stop.stop_requested()) {
            break;
        }
        Tone tone{.hz = pitchHz(note.pitch),
                  .seconds = note.beats * 60 / bpm,
                  .velocity = note.velocity,
                  .seed = base::mixBits(seed, ++number)};
        const std::size_t start = sampleAt(note.beat, bpm);
        const double share = driven ? 1.0 : gain;
        if (width == Width::Spread) {
            const double side = number % 2 == 0 ? -WideSpread : WideSpread;
            sound.add(start, play(part.voice, tone), share, std::clamp(part.pan + side, -1.0, 1.0));
            continue;
        }
        if (width == Width::Point) {
            sound.add(start, play(part.voice, tone), share, oneSided ? 0 : part.pan);
            continue;
        }
        for (const double side : {-WideSpread, WideSpread}) {
            tone.seed = base::mixBits(tone.seed, 7);
            sound.add(start, play(part.voice, tone), 0.75 * share,
                      std::clamp(part.pan + side, -1.0, 1.0));
        }
    }
    if (!driven) {
        return sound;
    }
    Stereo placed(frames);
    if (oneSided) {
        part.voice == Voice::DistortedGuitar ? amplify(sound.left, part.drive, seed)
                                             : overdrive(sound.left, part.drive);
        placed.add(0, sound.left, gain, part.pan);
    } else {
        overdrive(sound.left, part.drive);
        overdrive(sound.right, part.drive);
        placed.add(sound, gain);
    }
    return placed;
}

/// The gain that ducks under each kick: 1 at rest, `1 − depth` at the stroke.
void duck(Stereo& sound, const Score& score, double depth) {
    std::vector<float> pressed(sound.frames(), 0.0F);
    for (const Hit& hit : score.hits) {
        if (hit.drum != Drum::Kick) {
            continue;
        }
        const std::size_t start = sampleAt(hit.beat, score.bpm);
        const auto length = static_cast<std::size_t>(DuckSeconds * 3 * SampleRateHz);
        for (std::size_t i = 0; i < length && start + i < pressed.size(); ++i) {
            const double t = static_cast<double>(i) * SampleSeconds;
            const double press = std::min(1.0, t / 0.004) * std::exp(-t / DuckSeconds);
            pressed[start + i] = std::max(pressed[start + i], static_cast<float>(press));
        }
    }
    for (std::size_t i = 0; i < pressed.size(); ++i) {
        const auto gain = static_cast<float>(1 - depth * pressed[i]);
        sound.left[i] *= gain;
        sound.right[i] *= gain;
    }
}

} // namespace

std::optional<Stereo> mix(const Score& score, std::uint64_t seed, const std::stop_token& stop) {
    const std::size_t frames = sampleAt(score.beats, score.bpm) +
                               static_cast<std::size_t>(score.tailSeconds * SampleRateHz);
    Stereo dry(frames), room(frames), echo(frames);
    std::uint64_t number = 0;
    for (const Part& part : score.parts) {
        Stereo sound = playPart(part, score.bpm, frames, base::mixBits(seed, ++number), stop);
        if (part.duck > 0) {
            duck(sound, score, part.duck);
        }
        dry.add(sound, 1);
        room.add(sound, part.reverb);
        echo.add(sound, part.echo);
    }
    DrumSet drums(score.kit, seed);
    const double drumGain = gainOf(score.drumGainDb);
    for (const Hit& hit : score.hits) {
        const auto& sound = drums.stroke(hit.drum);
        const std::size_t start = sampleAt(hit.beat, score.bpm);
        dry.add(start, sound, drumGain * hit.velocity, panOf(hit.drum));
        room.add(start, sound, drumGain * hit.velocity * DrumReverb, panOf(hit.drum));
    }
    if (stop.stop_requested()) {
        return std::nullopt;
    }
    const Stereo echoes = bounce(echo, score.bpm);
    room.add(echoes, 0.3);
    dry.add(echoes, 1);
    dry.add(reverberate(room, score.roomSeconds), 1);
    return dry;
}

} // namespace earshot::demo
