// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/resampler.h"

#include "core/audio/channel_layout.h"
#include "core/audio/ffmpeg_ptr.h"
#include "core/audio/text.h"
#include "core/audio/tuning.h"

#include <limits>
#include <vector>

namespace earshot::audio {

namespace {

bool usable(const Resampler::Format& format) {
    return format.sampleRateHz >= 1000 && format.sampleRateHz <= 768'000 && format.channels >= 1 &&
           format.channels <= 64;
}

} // namespace

struct Resampler::State {
    SwrPtr swr;
    int fromChannels = 0;
    int toChannels = 0;
    std::vector<float> output;
};

Resampler::Resampler(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Resampler::~Resampler() = default;
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;

base::Result<Resampler> Resampler::create(const Format& from, const Format& to) {
    const base::Error unusable{Text::tr("This sound format cannot be converted"),
                               QStringLiteral("%1 Hz, %2 → %3 Hz, %4")
                                   .arg(from.sampleRateHz)
                                   .arg(from.channels)
                                   .arg(to.sampleRateHz)
                                   .arg(to.channels),
                               {}};
    if (!usable(from) || !usable(to)) {
        return unusable;
    }
    ChannelLayout fromLayout(from.channels, from.channelMask);
    ChannelLayout toLayout(to.channels, to.channelMask);
    SwrContext* raw = nullptr;
    const int made =
        swr_alloc_set_opts2(&raw, toLayout.get(), AV_SAMPLE_FMT_FLT, to.sampleRateHz,
                            fromLayout.get(), AV_SAMPLE_FMT_FLT, from.sampleRateHz, 0, nullptr);
    SwrPtr swr(raw);
    if (made < 0 || av_opt_set_double(raw, "rematrix_maxval", tuning::LoudestMix, 0) < 0 ||
        swr_init(raw) < 0) {
        return unusable;
    }
    auto state = std::make_unique<State>();
    state->swr = std::move(swr);
    state->fromChannels = from.channels;
    state->toChannels = to.channels;
    return Resampler(std::move(state));
}

std::span<const float> Resampler::convert(std::span<const float> interleaved) {
    State& s = *m_state;
    const auto frames =
        static_cast<int>(interleaved.size() / static_cast<std::size_t>(s.fromChannels));
    const int room = swr_get_out_samples(s.swr.get(), frames);
    if (room <= 0) {
        return {};
    }
    s.output.resize(static_cast<std::size_t>(room) * static_cast<std::size_t>(s.toChannels));
    auto* out = reinterpret_cast<std::uint8_t*>(s.output.data());
    const auto* in = reinterpret_cast<const std::uint8_t*>(interleaved.data());
    const int made = swr_convert(s.swr.get(), &out, room, frames > 0 ? &in : nullptr, frames);
    return std::span<const float>(s.output.data(), static_cast<std::size_t>(std::max(made, 0)) *
                                                       static_cast<std::size_t>(s.toChannels));
}

} // namespace earshot::audio
