// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decoder.h"

#include "core/audio/frame_converter.h"
#include "core/audio/frame_reader.h"
#include "core/audio/text.h"
#include "core/audio/timeline.h"
#include "core/audio/tuning.h"
#include "core/base/paths.h"

#include <optional>

namespace earshot::audio {

struct Decoder::State {
    std::filesystem::path file;
    FrameReader reader;
    StreamInfo info;
    FrameConverter converter;
    Timeline timeline;
    std::span<const float> pending{}; ///< the first block, decoded by open()
    qint64 next = 0;                  ///< position of the next sample the codec gives
    qint64 wanted = 0;                ///< samples before this position are dropped
    int earlierFaults = 0;            ///< of readers that were closed to start anew
    int prerollFaults = 0;            ///< the reader's faults that only a seek's start caused
    bool seeking = false;             ///< no frame came since the reader was moved
    bool ended = false;

    base::Status restart(qint64 target);
    base::Result<std::span<const float>> convertNext();
};

/// Opens the file anew and decodes from its start: slow, and right for every format.
base::Status Decoder::State::restart(qint64 target) {
    auto again = FrameReader::open(file);
    if (!again) {
        return again.error();
    }
    earlierFaults += reader.faults() - prerollFaults;
    prerollFaults = 0;
    reader = std::move(*again);
    converter.flush();
    next = 0;
    wanted = target;
    seeking = false;
    ended = false;
    return base::Done{};
}

/// The samples of the next frame, placed on the timeline; empty at the end.
base::Result<std::span<const float>> Decoder::State::convertNext() {
    while (!ended) {
        const int faultsBefore = reader.faults();
        auto got = reader.next();
        if (!got) {
            return got.error();
        }
        const AVFrame* frame = *got;
        if (!frame) {
            ended = true;
            const auto tail = converter.flush();
            info.frames =
                std::min(timeline.end(), next + static_cast<qint64>(tail.size()) / info.channels);
            return tail;
        }
        if (seeking) {
            const auto at = timeline.position(*frame);
            if (!at || *at > wanted) {
                // The container's index led astray.
                timeline.distrust();
                if (auto restarted = restart(wanted); !restarted) {
                    return restarted.error();
                }
                continue;
            }
            seeking = false;
            next = *at;
            prerollFaults += reader.faults() - faultsBefore;
        } else {
            next = timeline.follow(*frame, next, reader.faults() > faultsBefore);
        }
        const auto samples = converter.convert(*frame);
        if (!samples.empty()) {
            return samples;
        }
    }
    return std::span<const float>();
}

Decoder::Decoder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

base::Result<Decoder> Decoder::open(const std::filesystem::path& file) {
    auto reader = FrameReader::open(file);
    if (!reader) {
        return reader.error();
    }
    auto first = reader->next();
    if (!first) {
        return first.error();
    }
    if (!*first) {
        return base::Error{Text::tr("There is no sound in this file"), base::pathText(file),
                           Text::tr("Copy or download it again")};
    }
    const AVFrame& frame = **first;
    FrameConverter converter(frame);
    StreamInfo info;
    info.codec = reader->codecName();
    info.sampleRateHz = converter.sampleRateHz();
    info.channels = converter.channels();
    info.channelMask = converter.channelMask();
    const Timeline timeline(reader->demuxer(), frame);
    info.frames = timeline.frames();
    auto state = std::make_unique<State>(State{.file = file,
                                               .reader = std::move(*reader),
                                               .info = info,
                                               .converter = std::move(converter),
                                               .timeline = timeline});
    state->pending = state->converter.convert(frame);
    return Decoder(std::move(state));
}

const StreamInfo& Decoder::info() const {
    return m_state->info;
}

base::Result<PcmBlock> Decoder::read() {
    State& s = *m_state;
    for (;;) {
        std::span<const float> samples = std::exchange(s.pending, {});
        if (samples.empty()) {
            auto converted = s.convertNext();
            if (!converted) {
                return converted.error();
            }
            samples = *converted;
        }
        const auto frames = static_cast<qint64>(samples.size()) / s.info.channels;
        if (frames == 0) {
            return PcmBlock{{}, 0, s.next};
        }
        const qint64 start = s.next;
        s.next += frames;
        const qint64 from = std::max(start, s.wanted);
        const qint64 to = std::min(s.next, s.timeline.end());
        if (from >= to) {
            continue;
        }
        return PcmBlock{samples.subspan(static_cast<std::size_t>((from - start) * s.info.channels),
                                        static_cast<std::size_t>((to - from) * s.info.channels)),
                        static_cast<int>(to - from), from};
    }
}

base::Status Decoder::seek(qint64 frame) {
    State& s = *m_state;
    const qint64 target = std::max<qint64>(0, frame);
    const auto ahead = static_cast<qint64>(tuning::DecodeOnSeconds * s.info.sampleRateHz);
    const bool known = !s.seeking && !s.ended;
    if (known && target >= s.next && target - s.next <= ahead) {
        s.wanted = target;
        return base::Done{};
    }
    const auto preroll = static_cast<qint64>(tuning::SeekPrerollSeconds * s.info.sampleRateHz);
    if (s.timeline.trusted() && target > preroll &&
        s.reader.seek(s.timeline.timestamp(target - preroll))) {
        s.converter.flush();
        s.pending = {};
        s.wanted = target;
        s.seeking = true;
        s.ended = false;
        return base::Done{};
    }
    if (known && target >= s.next && !s.timeline.trusted()) {
        s.wanted = target;
        return base::Done{};
    }
    s.pending = {};
    return s.restart(target);
}

int Decoder::faults() const {
    const State& s = *m_state;
    return s.earlierFaults + s.reader.faults() - s.prerollFaults;
}

QByteArray Decoder::payloadHash() const {
    return m_state->reader.demuxer().payloadHash();
}

base::Result<QByteArray> audioIdentity(const std::filesystem::path& file) {
    auto demuxer = Demuxer::open(file);
    if (!demuxer) {
        return demuxer.error();
    }
    const PacketPtr packet(av_packet_alloc());
    for (;;) {
        auto got = demuxer->read(*packet);
        if (!got) {
            return got.error();
        }
        if (*got == Demuxer::Got::End) {
            return demuxer->payloadHash();
        }
    }
}

} // namespace earshot::audio
