// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pass_analyser.h"

#include "core/analysis/constants.h"
#include "core/analysis/danceability.h"
#include "core/analysis/dynamics.h"
#include "core/analysis/edge_silence.h"
#include "core/analysis/harmony.h"
#include "core/analysis/models.h"
#include "core/analysis/modulation.h"
#include "core/analysis/onset_counter.h"
#include "core/analysis/onset_strength.h"
#include "core/analysis/spectral_statistics.h"
#include "core/analysis/spectrum_stream.h"
#include "core/analysis/strip.h"
#include "core/analysis/tempo.h"
#include "core/analysis/timbre.h"
#include "core/audio/decoder.h"

#include <Eigen/Core>

#include <cmath>
#include <optional>

namespace earshot::analysis {

namespace {

/// Beyond this a float sample is damage, not music (+60 dBFS).
constexpr float kHighestSample = 1000.0F;

bool sound(float sample) {
    return std::abs(sample) <= kHighestSample; // false for NaN
}

} // namespace

struct PassAnalyser::State {
    State(const SourceFormat& format, FeatureGroups measuredGroups, Loudness meter)
        : groups(measuredGroups),
          channels(static_cast<std::size_t>(format.channels)),
          loudness(std::move(meter)),
          edges(format.sampleRateHz, format.channels) {}

    [[nodiscard]] bool needsMono() const {
        return groups.has(FeatureGroup::Rhythm) || groups.has(FeatureGroup::Harmony) ||
               groups.has(FeatureGroup::Timbre);
    }

    std::span<const float> repaired(std::span<const float> interleaved);
    std::span<const float> mono(std::span<const float> interleaved);
    void pushMono(std::span<const float> samples);

    FeatureGroups groups;
    std::size_t channels;
    Loudness loudness;
    EdgeSilence edges;
    std::optional<audio::Resampler> resampler; ///< empty when the file already has kRateHz
    std::vector<float> clean;
    std::vector<float> downmix;

    SpectrumStream spectrum{kFrameSize, kFrameHop, Window::Hann};
    SpectralStatistics shape;
    Timbre timbre;
    Modulation modulation;
    OnsetCounter onsets;
    Dynamics dynamics;
    Strip strip;
    OnsetStrength onsetStrength;
    Tempo tempo;
    Harmony harmony;
    Danceability danceability;
};

PassAnalyser::PassAnalyser(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PassAnalyser::~PassAnalyser() = default;
PassAnalyser::PassAnalyser(PassAnalyser&&) noexcept = default;
PassAnalyser& PassAnalyser::operator=(PassAnalyser&&) noexcept = default;

base::Result<PassAnalyser> PassAnalyser::create(const SourceFormat& format, FeatureGroups groups) {
    auto loudness = Loudness::create(format);
    if (!loudness) {
        return loudness.error();
    }
    auto state = std::make_unique<State>(format, groups, std::move(loudness).value());
    if (state->needsMono() && format.sampleRateHz != kRateHz) {
        auto resampler = audio::Resampler::create({format.sampleRateHz, 1, 0}, {kRateHz, 1, 0});
        if (!resampler) {
            return resampler.error();
        }
        state->resampler.emplace(std::move(resampler).value());
    }
    return PassAnalyser(std::move(state));
}

std::span<const float> PassAnalyser::State::repaired(std::span<const float> interleaved) {
    // One sum tells whether anything is wrong: NaN and infinity survive it.
    const Eigen::Map<const Eigen::ArrayXf> samples(interleaved.data(),
                                                   static_cast<Eigen::Index>(interleaved.size()));
    if (samples.abs().sum() <= kHighestSample) {
        return interleaved;
    }
    if (std::all_of(interleaved.begin(), interleaved.end(), sound)) {
        return interleaved;
    }
    clean.assign(interleaved.begin(), interleaved.end());
    std::replace_if(
        clean.begin(), clean.end(), [](float sample) { return !sound(sample); }, 0.0F);
    return clean;
}

std::span<const float> PassAnalyser::State::mono(std::span<const float> interleaved) {
    if (channels == 1) {
        return interleaved;
    }
    const std::size_t frames = interleaved.size() / channels;
    if (downmix.size() < frames) {
        downmix.resize(frames); // once, for the largest block
    }
    if (channels == 2) {
        for (std::size_t frame = 0; frame < frames; ++frame) {
            downmix[frame] = 0.5F * (interleaved[2 * frame] + interleaved[2 * frame + 1]);
        }
    } else {
        const float scale = 1.0F / static_cast<float>(channels);
        for (std::size_t frame = 0; frame < frames; ++frame) {
            float sum = 0;
            for (std::size_t channel = 0; channel < channels; ++channel) {
                sum += interleaved[frame * channels + channel];
            }
            downmix[frame] = scale * sum;
        }
    }
    return {downmix.data(), frames};
}

void PassAnalyser::State::pushMono(std::span<const float> samples) {
    if (groups.has(FeatureGroup::Timbre)) {
        spectrum.push(samples, [this](const SpectrumFrame& frame) {
            shape.push(frame);
            timbre.push(frame);
            modulation.push(timbre.bandsDb());
            onsets.push(timbre.bandsDb());
            dynamics.push(frame);
            strip.push(frame.peak, shape.frameShape());
        });
    }
    if (groups.has(FeatureGroup::Rhythm)) {
        onsetStrength.push(samples,
                           [this](const OnsetStrengths& strengths) { tempo.push(strengths); });
        danceability.push(samples);
    }
    if (groups.has(FeatureGroup::Harmony)) {
        harmony.push(samples);
    }
}

void PassAnalyser::push(std::span<const float> interleaved) {
    if (interleaved.empty()) {
        return;
    }
    State& state = *m_state;
    const std::span<const float> samples = state.repaired(interleaved);
    if (state.groups.has(FeatureGroup::Levels)) {
        state.loudness.push(samples);
        state.edges.push(samples);
    }
    if (state.needsMono()) {
        const std::span<const float> mono = state.mono(samples);
        state.pushMono(state.resampler ? state.resampler->convert(mono) : mono);
    }
}

Measured PassAnalyser::finish(Measured known) {
    State& state = *m_state;
    if (state.resampler) {
        state.pushMono(state.resampler->convert({}));
    }
    Measured measured = std::move(known);
    clearGroups(state.groups, measured);
    Features& features = measured.features;
    Descriptors& descriptors = measured.descriptors;
    if (state.groups.has(FeatureGroup::Levels)) {
        state.edges.finish(features);
        state.loudness.finish(features, measured.loudness);
    }
    if (state.groups.has(FeatureGroup::Timbre)) {
        state.shape.finish(features, descriptors);
        state.timbre.finish(descriptors);
        state.modulation.finish(descriptors);
        state.dynamics.finish(features, descriptors);
        const double between =
            features.durationSeconds - features.silenceStartSeconds - features.silenceEndSeconds;
        state.onsets.finish(between, features, descriptors);
        state.strip.finish(features);
    }
    if (state.groups.has(FeatureGroup::Rhythm)) {
        state.tempo.finish(features, descriptors);
        state.danceability.finish(features.soundingSeconds, features, descriptors);
    }
    if (state.groups.has(FeatureGroup::Harmony)) {
        state.harmony.finish(features, descriptors);
    }
    tellModels(measured);
    return measured;
}

} // namespace earshot::analysis
