// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loudness.h"

#include "core/analysis/constants.h"
#include "core/analysis/text.h"
#include "core/analysis/true_peak.h"

#include <ebur128.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace earshot::analysis {

namespace {

/// BS.1770-4 role of a WAVE/FFmpeg channel bit. Only left/right surrounds are weighted; the
/// low-frequency channel does not count.
int roleOf(std::uint64_t bit) {
    switch (bit) {
    case 0x1:
    case 0x40: // left of centre
        return EBUR128_LEFT;
    case 0x2:
    case 0x80: // right of centre
        return EBUR128_RIGHT;
    case 0x4:
        return EBUR128_CENTER;
    case 0x8:
        return EBUR128_UNUSED;
    case 0x10:  // back left
    case 0x200: // side left
        return EBUR128_LEFT_SURROUND;
    case 0x20:
    case 0x400:
        return EBUR128_RIGHT_SURROUND;
    case 0x100: // back centre
        return EBUR128_Mp180;
    default:
        return EBUR128_Up090; // above and elsewhere: counted unweighted
    }
}

} // namespace

struct Loudness::State {
    ~State() {
        if (meter != nullptr) { // refused formats have none, and libebur128 looks inside
            ebur128_destroy(&meter);
        }
    }

    ebur128_state* meter = nullptr;
    std::size_t channels = 0;
    LoudnessHistogram histogram;
    std::size_t histogramFrames = 0; ///< between two entries
    std::size_t framesLeft = 0;      ///< until the next
    std::vector<TruePeak> peaks;     ///< per channel
    std::vector<float> channel;      ///< scratch: one channel of a block
};

Loudness::Loudness(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Loudness::~Loudness() = default;
Loudness::Loudness(Loudness&&) noexcept = default;
Loudness& Loudness::operator=(Loudness&&) noexcept = default;

base::Result<Loudness> Loudness::create(const SourceFormat& format) {
    auto state = std::make_unique<State>();
    int mode = EBUR128_MODE_I | EBUR128_MODE_LRA;
    if (format.expectedSeconds <= 0.0 || format.expectedSeconds > kExactLoudnessSeconds) {
        mode |= EBUR128_MODE_HISTOGRAM;
    }
    state->meter = ebur128_init(static_cast<unsigned>(format.channels),
                                static_cast<unsigned long>(format.sampleRateHz), mode);
    if (state->meter == nullptr) {
        return base::Error{Text::tr("Loudness cannot be measured at %1 Hz with %2 channels")
                               .arg(format.sampleRateHz)
                               .arg(format.channels),
                           {},
                           {}};
    }
    state->channels = static_cast<std::size_t>(format.channels);
    state->histogramFrames = static_cast<std::size_t>(kHistogramSeconds * format.sampleRateHz);
    state->framesLeft = state->histogramFrames;
    if (std::popcount(format.channelMask) == format.channels && format.channels > 1) {
        unsigned channel = 0;
        for (std::uint64_t left = format.channelMask; left != 0; left &= left - 1) {
            ebur128_set_channel(state->meter, channel++, roleOf(left & (~left + 1)));
        }
    } else {
        // No layout told: two are left and right, more are all counted alike.
        for (unsigned channel = 0; format.channels > 2 && channel < state->channels; ++channel) {
            ebur128_set_channel(state->meter, channel, EBUR128_Up090);
        }
    }
    state->peaks.resize(state->channels);
    return Loudness(std::move(state));
}

void Loudness::push(std::span<const float> interleaved) {
    const std::size_t channels = m_state->channels;
    const std::size_t frames = interleaved.size() / channels;
    measure(interleaved);
    if (m_state->channel.size() < frames) {
        m_state->channel.resize(frames); // once, for the largest block
    }
    for (std::size_t channel = 0; channel < channels; ++channel) {
        for (std::size_t frame = 0; frame < frames; ++frame) {
            m_state->channel[frame] = interleaved[frame * channels + channel];
        }
        m_state->peaks[channel].push({m_state->channel.data(), frames});
    }
}

void Loudness::measure(std::span<const float> interleaved) {
    State& state = *m_state;
    while (!interleaved.empty()) {
        const std::size_t frames = std::min(state.framesLeft, interleaved.size() / state.channels);
        ebur128_add_frames_float(state.meter, interleaved.data(), frames);
        interleaved = interleaved.subspan(frames * state.channels);
        state.framesLeft -= frames;
        double lufs = 0;
        if (state.framesLeft == 0) {
            state.framesLeft = state.histogramFrames;
            if (ebur128_loudness_momentary(state.meter, &lufs) == EBUR128_SUCCESS) {
                state.histogram.add(lufs);
            }
        }
    }
}

void Loudness::finish(Features& features, LoudnessHistogram& histogram) {
    histogram = m_state->histogram;
    float truePeak = 0;
    float samplePeak = 0;
    for (TruePeak& peak : m_state->peaks) {
        peak.finish();
        truePeak = std::max(truePeak, peak.truePeak());
        samplePeak = std::max(samplePeak, peak.samplePeak());
    }
    if (samplePeak > 0.0F) {
        features.samplePeakDbfs = 20.0 * std::log10(samplePeak);
        features.truePeakDbtp = 20.0 * std::log10(truePeak);
    }
    double value = 0;
    if (ebur128_loudness_global(m_state->meter, &value) == EBUR128_SUCCESS &&
        std::isfinite(value)) {
        features.integratedLufs = value;
        if (ebur128_loudness_range(m_state->meter, &value) == EBUR128_SUCCESS &&
            std::isfinite(value)) {
            features.loudnessRangeLu = value;
        }
    }
}

} // namespace earshot::analysis
