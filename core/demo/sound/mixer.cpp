// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/sound/mixer.h"

#include "core/demo/sound/drums.h"
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/instruments.h"
#include "core/demo/sound/room.h"

namespace earshot::demo {

namespace {

constexpr double DrumReverb = 0.09;
constexpr double WideSpread = 0.6;   ///< how far the two copies of a wide voice stand apart
constexpr double DuckSeconds = 0.16; ///< in which a part recovers from a kick
constexpr double AmpDrive = 7;       ///< of the distorted guitar
constexpr double CabinetHz = 4200;   ///< a guitar speaker gives no more
constexpr double AmpLevel = 0.5;

std::size_t sampleAt(double beat, double bpm) {
    return static_cast<std::size_t>((LeadInSeconds + beat * 60 / bpm) * SampleRateHz);
}

/// Amplifier and cabinet: soft clipping, then a narrow band. Both channels alike.
void amplify(std::vector<float>& samples) {
    Filter tight, first, second;
    tight.set(110, 0.7);
    first.set(CabinetHz, 0.8);
    second.set(CabinetHz, 0.6);
    for (float& sample : samples) {
        const double driven = std::tanh(AmpDrive * tight.high(sample));
        sample = static_cast<float>(AmpLevel * second.low(first.low(driven)));
    }
}

Stereo playPart(const Part& part, double bpm, std::size_t frames, std::uint64_t seed,
                const std::stop_token& stop) {
    Stereo sound(frames);
    const double gain = gainOf(part.gainDb);
    std::uint64_t number = 0;
    // The amplifier distorts what it hears, so the part's gain comes after it.
    const bool amplified = part.voice == Voice::DistortedGuitar;
    for (const Note& note : part.notes) {
        if (stop.stop_requested()) {
            break;
        }
        Tone tone{.hz = pitchHz(note.pitch),
                  .seconds = note.beats * 60 / bpm,
                  .velocity = note.velocity,
                  .seed = base::mixBits(seed, ++number)};
        const std::size_t start = sampleAt(note.beat, bpm);
        const double share = amplified ? 1.0 : gain;
        if (!isWide(part.voice)) {
            sound.add(start, play(part.voice, tone), share, amplified ? 0 : part.pan);
            continue;
        }
        for (const double side : {-WideSpread, WideSpread}) {
            tone.seed = base::mixBits(tone.seed, 7);
            sound.add(start, play(part.voice, tone), 0.75 * share,
                      std::clamp(part.pan + side, -1.0, 1.0));
        }
    }
    if (amplified) {
        amplify(sound.left);
        Stereo placed(frames);
        placed.add(0, sound.left, gain, part.pan);
        return placed;
    }
    return sound;
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
    const double drumGain = gainOf(score.drumGainDb);
    for (const Hit& hit : score.hits) {
        const auto sound =
            strike(hit.drum, score.kit, hit.velocity, base::mixBits(seed, 1000 + ++number));
        const std::size_t start = sampleAt(hit.beat, score.bpm);
        dry.add(start, sound, drumGain, panOf(hit.drum));
        room.add(start, sound, drumGain * DrumReverb, panOf(hit.drum));
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
