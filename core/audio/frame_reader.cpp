// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/frame_reader.h"

#include "core/audio/text.h"
#include "core/audio/tuning.h"
#include "core/base/paths.h"

#include <utility>

namespace earshot::audio {

namespace {

/// Lossless codecs carry a checksum per block: a damaged block is then dropped instead of being
/// played as noise. (MP3's optional one is wrong in many good files.)
bool hasTrustedChecksums(AVCodecID codec) {
    switch (codec) {
    case AV_CODEC_ID_FLAC:
    case AV_CODEC_ID_WAVPACK:
    case AV_CODEC_ID_APE:
    case AV_CODEC_ID_TTA:
    case AV_CODEC_ID_TAK:
        return true;
    default:
        return false;
    }
}

} // namespace

FrameReader::FrameReader(std::filesystem::path file, Demuxer demuxer, CodecPtr codec)
    : m_file(std::move(file)),
      m_demuxer(std::move(demuxer)),
      m_codec(std::move(codec)),
      m_packet(av_packet_alloc()),
      m_frame(av_frame_alloc()) {}

base::Result<FrameReader> FrameReader::open(const std::filesystem::path& file) {
    auto demuxer = Demuxer::open(file);
    if (!demuxer) {
        return demuxer.error();
    }
    const AVStream& stream = demuxer->stream();
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    const base::Error unknown{
        Text::tr("The codec \"%1\" cannot be decoded")
            .arg(QString::fromLatin1(avcodec_get_name(stream.codecpar->codec_id))),
        base::pathText(file), Text::tr("Convert the file to FLAC")};
    if (!codec) {
        return unknown;
    }
    CodecPtr context(avcodec_alloc_context3(codec));
    if (!context || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0) {
        return unknown;
    }
    context->pkt_timebase = stream.time_base;
    context->thread_count = 1; // Analysis runs one file per core; a second level only costs.
    if (hasTrustedChecksums(codec->id)) {
        context->err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE;
    }
    if (avcodec_open2(context.get(), codec, nullptr) < 0) {
        return unknown;
    }
    return FrameReader(file, std::move(*demuxer), std::move(context));
}

base::Result<const AVFrame*> FrameReader::next() {
    for (;;) {
        const int got = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (got == AVERROR_EOF) {
            return static_cast<const AVFrame*>(nullptr);
        }
        if (got >= 0) {
            if (m_frame->nb_samples > 0 && m_frame->sample_rate > 0) {
                m_fruitless = 0;
                trimMp4End();
                return static_cast<const AVFrame*>(m_frame.get());
            }
            continue;
        }
        if (got != AVERROR(EAGAIN)) {
            if (auto counted = countFault(); !counted) {
                return counted.error();
            }
        }
        if (auto fed = feed(); !fed) {
            return fed.error();
        }
    }
}

base::Status FrameReader::feed() {
    auto read = m_demuxer.read(*m_packet);
    if (!read) {
        return read.error();
    }
    if (*read == Demuxer::Got::Fault) {
        return countFault();
    }
    if (*read == Demuxer::Got::End) {
        avcodec_send_packet(m_codec.get(), nullptr);
        return base::Done{};
    }
    if ((m_packet->flags & AV_PKT_FLAG_CORRUPT) != 0) {
        ++m_faults;
    }
    m_heardOfMp4End = m_demuxer.heardOfMp4End(*m_packet);
    const int sent = avcodec_send_packet(m_codec.get(), m_packet.get());
    if (sent < 0 && sent != AVERROR(EAGAIN)) {
        return countFault();
    }
    if (++m_fruitless > tuning::MaxFruitlessPackets) {
        return countFault();
    }
    return base::Done{};
}

/// libavcodec leaves the encoder's padding after the last packet of an MP4 in place.
void FrameReader::trimMp4End() {
    const AVRational sample{1, m_frame->sample_rate};
    const std::int64_t heard = av_rescale_q(m_heardOfMp4End, m_demuxer.stream().time_base, sample);
    if (heard > 0 && heard < m_frame->nb_samples) {
        m_frame->nb_samples = static_cast<int>(heard);
    }
}

base::Status FrameReader::countFault() {
    ++m_faults;
    if (++m_fruitless > tuning::MaxFruitlessPackets) {
        return base::Error{Text::tr("The audio in this file is damaged beyond repair"),
                           base::pathText(m_file), Text::tr("Copy or download it again")};
    }
    return base::Done{};
}

bool FrameReader::seek(std::int64_t timestamp) {
    if (!m_demuxer.seek(timestamp)) {
        return false;
    }
    avcodec_flush_buffers(m_codec.get());
    m_fruitless = 0;
    return true;
}

QString FrameReader::codecName() const {
    return QString::fromLatin1(avcodec_get_name(m_codec->codec_id));
}

} // namespace earshot::audio
