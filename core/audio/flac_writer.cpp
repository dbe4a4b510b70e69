// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/flac_writer.h"

#include "core/audio/ffmpeg_ptr.h"
#include "core/audio/text.h"
#include "core/base/paths.h"
#include "core/base/random.h"

namespace earshot::audio {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t DitherSeed = 0x0D17'4E12;

struct FreeOutput {
    void operator()(AVFormatContext* context) const {
        avio_closep(&context->pb);
        avformat_free_context(context);
    }
};
using OutputPtr = std::unique_ptr<AVFormatContext, FreeOutput>;

} // namespace

struct FlacWriter::State {
    fs::path target;
    fs::path temporary;
    OutputPtr output;
    CodecPtr codec;
    FramePtr frame;
    PacketPtr packet{av_packet_alloc()};
    base::Random dither{DitherSeed};
    int filled = 0; ///< sample frames waiting in `frame`
    std::int64_t written = 0;
    bool published = false;

    ~State() {
        output.reset();
        if (!published) {
            std::error_code ignored;
            fs::remove(temporary, ignored);
        }
    }

    [[nodiscard]] base::Error writeError() const {
        return {Text::tr("The music file could not be written"), base::pathText(target),
                Text::tr("Check that there is room on the disk and that you may write there")};
    }
    bool open(int sampleRateHz, int channels);
    bool encode(const AVFrame* from);
    bool sendFilled();
    std::int16_t quantise(float sample);
};

bool FlacWriter::State::open(int sampleRateHz, int channels) {
    AVFormatContext* raw = nullptr;
    avformat_alloc_output_context2(&raw, nullptr, "flac", nullptr);
    const AVCodec* encoder = avcodec_find_encoder(AV_CODEC_ID_FLAC);
    if (!raw || !encoder) {
        return false;
    }
    output.reset(raw);
    raw->flags |= AVFMT_FLAG_BITEXACT;
    codec.reset(avcodec_alloc_context3(encoder));
    codec->sample_fmt = AV_SAMPLE_FMT_S16;
    codec->sample_rate = sampleRateHz;
    codec->time_base = {1, sampleRateHz};
    codec->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&codec->ch_layout, channels);
    AVStream* stream = avformat_new_stream(raw, nullptr);
    if (!stream || avcodec_open2(codec.get(), encoder, nullptr) < 0 ||
        avcodec_parameters_from_context(stream->codecpar, codec.get()) < 0) {
        return false;
    }
    stream->time_base = codec->time_base;
    const QByteArray url = QByteArrayLiteral("file:") + base::pathBytes(temporary);
    if (avio_open(&raw->pb, url.constData(), AVIO_FLAG_WRITE) < 0 ||
        avformat_write_header(raw, nullptr) < 0) {
        return false;
    }
    frame.reset(av_frame_alloc());
    frame->nb_samples = codec->frame_size;
    frame->format = codec->sample_fmt;
    av_channel_layout_copy(&frame->ch_layout, &codec->ch_layout);
    return av_frame_get_buffer(frame.get(), 0) >= 0;
}

bool FlacWriter::State::encode(const AVFrame* from) {
    if (avcodec_send_frame(codec.get(), from) < 0) {
        return false;
    }
    for (;;) {
        const int got = avcodec_receive_packet(codec.get(), packet.get());
        if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) {
            return true;
        }
        if (got < 0) {
            return false;
        }
        packet->stream_index = 0;
        if (av_interleaved_write_frame(output.get(), packet.get()) < 0) {
            return false;
        }
    }
}

bool FlacWriter::State::sendFilled() {
    frame->nb_samples = filled;
    frame->pts = written;
    written += filled;
    filled = 0;
    return encode(frame.get()) && av_frame_make_writable(frame.get()) >= 0;
}

std::int16_t FlacWriter::State::quantise(float sample) {
    const double noise = dither.uniform() - dither.uniform();
    return static_cast<std::int16_t>(
        std::lround(std::clamp(static_cast<double>(sample) * 32768.0 + noise, -32768.0, 32767.0)));
}

FlacWriter::FlacWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FlacWriter::~FlacWriter() = default;
FlacWriter::FlacWriter(FlacWriter&&) noexcept = default;
FlacWriter& FlacWriter::operator=(FlacWriter&&) noexcept = default;

base::Result<FlacWriter> FlacWriter::create(const fs::path& target, int sampleRateHz,
                                            int channels) {
    auto state = std::make_unique<State>();
    state->target = target;
    state->temporary = target;
    state->temporary += ".part";
    if (!state->open(sampleRateHz, channels)) {
        return state->writeError();
    }
    return FlacWriter(std::move(state));
}

base::Status FlacWriter::write(std::span<const float> interleaved) {
    State& s = *m_state;
    const auto channels = static_cast<std::size_t>(s.codec->ch_layout.nb_channels);
    for (std::size_t at = 0; at + channels <= interleaved.size(); at += channels) {
        auto* to = reinterpret_cast<std::int16_t*>(s.frame->data[0]) +
                   static_cast<std::size_t>(s.filled) * channels;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            to[channel] = s.quantise(interleaved[at + channel]);
        }
        if (++s.filled == s.codec->frame_size && !s.sendFilled()) {
            return s.writeError();
        }
    }
    return base::Done{};
}

base::Status FlacWriter::close() {
    State& s = *m_state;
    const bool complete = (s.filled == 0 || s.sendFilled()) && s.encode(nullptr) &&
                          av_write_trailer(s.output.get()) >= 0 && avio_closep(&s.output->pb) >= 0;
    s.output.reset();
    if (!complete) {
        return s.writeError();
    }
    return base::Done{};
}

base::Status FlacWriter::publish() {
    State& s = *m_state;
    std::error_code failure;
    fs::rename(s.temporary, s.target, failure);
    if (failure) {
        return s.writeError();
    }
    s.published = true;
    return base::Done{};
}

const fs::path& FlacWriter::temporary() const {
    return m_state->temporary;
}

} // namespace earshot::audio
