// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/demuxer.h"

#include "core/audio/text.h"
#include "core/audio/tuning.h"
#include "core/base/paths.h"

#include <mutex>

namespace earshot::audio {

namespace fs = std::filesystem;

namespace {

/// FFmpeg prints to stderr, file names and tags included; Earshot's log must hold neither.
void silenceFfmpeg() {
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

/// Checked before FFmpeg sees the file: opening a FIFO would wait for ever, a folder or an empty
/// file gives messages nobody understands.
base::Status checkFile(const fs::path& file) {
    std::error_code failure;
    const fs::file_status status = fs::status(file, failure);
    if (!fs::exists(status)) {
        return base::Error{Text::tr("The file cannot be found"), base::pathText(file),
                           Text::tr("Check that its drive is connected and rescan the folder")};
    }
    if (!fs::is_regular_file(status)) {
        return base::Error{
            Text::tr("This is not a file that can be played"), base::pathText(file), {}};
    }
    if (fs::file_size(file, failure) == 0 && !failure) {
        return base::Error{Text::tr("The file is empty (0 bytes)"), base::pathText(file),
                           Text::tr("Copy or download it again")};
    }
    return base::Done{};
}

base::Error openError(int code, const fs::path& file) {
    if (code == AVERROR(EACCES) || code == AVERROR(EPERM)) {
        return {Text::tr("The file may not be read"), base::pathText(file),
                Text::tr("Give yourself permission to read it")};
    }
    if (code == AVERROR(EIO)) {
        return {Text::tr("The drive reported an error while the file was read"),
                base::pathText(file), Text::tr("Check the drive and copy the file again")};
    }
    if (code == AVERROR(EMFILE) || code == AVERROR(ENFILE) || code == AVERROR(ENOMEM)) {
        return {Text::tr("The system has no resources left to open the file"), base::pathText(file),
                Text::tr("Close some programs and try again")};
    }
    return {Text::tr("The file is not audio in a known format, or it is damaged"),
            base::pathText(file), Text::tr("Copy or download it again, or convert it to FLAC")};
}

base::Error noAudioError(const AVFormatContext& input, const fs::path& file) {
    for (unsigned i = 0; i < input.nb_streams; ++i) {
        if (input.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
            input.streams[i]->codecpar->codec_id != AV_CODEC_ID_NONE) {
            return {Text::tr("There is no audio in this file"), base::pathText(file),
                    Text::tr("Keep films and pictures out of the music folder")};
        }
    }
    return openError(AVERROR_INVALIDDATA, file);
}

/// FairPlay ("drms"), Common Encryption ("enca") and Windows Media DRM.
bool copyProtected(const AVFormatContext& input, const AVStream& stream) {
    const auto tag = stream.codecpar->codec_tag;
    return tag == MKTAG('d', 'r', 'm', 's') || tag == MKTAG('e', 'n', 'c', 'a') ||
           av_dict_get(input.metadata, "ASF_Protection_Type", nullptr, 0) != nullptr;
}

struct Option {
    const char* name;
    const char* value;
};

base::Result<InputPtr> openInput(const fs::path& file, std::initializer_list<Option> more) {
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", tuning::Protocols, 0);
    av_dict_set(&options, "format_whitelist", tuning::Containers, 0);
    // The table of contents in a Xing header is a coarse guess; the index FFmpeg builds is exact.
    av_dict_set(&options, "usetoc", "0", 0);
    for (const Option& option : more) {
        av_dict_set(&options, option.name, option.value, 0);
    }
    // The prefix keeps a name such as "http:x" a name.
    const QByteArray url = QByteArrayLiteral("file:") + base::pathBytes(file);
    AVFormatContext* raw = nullptr;
    const int opened = avformat_open_input(&raw, url.constData(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0) {
        return openError(opened, file);
    }
    return InputPtr(raw);
}

} // namespace

Demuxer::Demuxer(fs::path file, InputPtr input, int stream)
    : m_file(std::move(file)),
      m_input(std::move(input)),
      m_stream(stream),
      m_hash(std::make_unique<QCryptographicHash>(QCryptographicHash::Blake2b_256)) {}

base::Result<Demuxer> Demuxer::open(const fs::path& file) {
    silenceFfmpeg();
    if (auto checked = checkFile(file); !checked) {
        return checked.error();
    }
    auto opened = openInput(file, {});
    if (!opened) {
        return opened.error();
    }
    InputPtr input = std::move(*opened);
    AVFormatContext* raw = input.get();
    if (const int found = avformat_find_stream_info(raw, nullptr); found < 0) {
        return openError(found, file);
    }
    const int stream = av_find_best_stream(raw, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (stream < 0) {
        return noAudioError(*raw, file);
    }
    if (copyProtected(*raw, *raw->streams[stream])) {
        return base::Error{Text::tr("The file is copy protected (DRM)"), base::pathText(file),
                           Text::tr("Get a copy without protection from where you bought it")};
    }
    for (unsigned i = 0; i < raw->nb_streams; ++i) {
        raw->streams[i]->discard =
            static_cast<int>(i) == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    Demuxer demuxer(file, std::move(input), stream);
    demuxer.measureMp4();
    return demuxer;
}

base::Result<Demuxer::Got> Demuxer::read(AVPacket& packet) {
    for (;;) {
        av_packet_unref(&packet);
        const int got = av_read_frame(m_input.get(), &packet);
        if (got == AVERROR_EOF) {
            return Got::End;
        }
        // Some demuxers also call a truncated file an I/O error.
        if (got == AVERROR(EIO) && m_input->pb && m_input->pb->error == got) {
            return openError(got, m_file);
        }
        if (got < 0) {
            if (++m_failingReads > tuning::MaxFailingReads) {
                return Got::End;
            }
            return Got::Fault;
        }
        m_failingReads = 0;
        if (packet.stream_index != m_stream) {
            continue;
        }
        if (m_firstPts == AV_NOPTS_VALUE) {
            m_firstPts = packet.pts;
        }
        m_hash->addData(QByteArrayView(packet.data, packet.size));
        return Got::Packet;
    }
}

bool Demuxer::seek(std::int64_t timestamp) {
    m_failingReads = 0;
    return av_seek_frame(m_input.get(), m_stream, timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
}

std::int64_t Demuxer::duration() const {
    const AVStream& of = stream();
    if (of.duration > 0) {
        std::int64_t unheard = 0;
        if (isContainer("mp3") && of.start_time > 0) {
            unheard = of.start_time;
        } else if (isContainer("ogg") && of.codecpar->codec_id == AV_CODEC_ID_OPUS) {
            unheard = of.codecpar->initial_padding; // the pre-skip of RFC 7845, at 48 kHz
        }
        return std::max<std::int64_t>(0, of.duration + mp4Rounding() - unheard);
    }
    if (m_input->duration > 0) {
        // Not AV_TIME_BASE_Q, which is C's: a compound literal.
        return av_rescale_q(m_input->duration, AVRational{1, AV_TIME_BASE}, of.time_base);
    }
    return AV_NOPTS_VALUE;
}

std::optional<qint64> Demuxer::statedFrames() const {
    const AVDictionaryEntry* entry = av_dict_get(m_input->metadata, "iTunSMPB", nullptr, 0);
    if (!entry) {
        return std::nullopt;
    }
    // Hexadecimal words: zero, priming, remainder, length in sample frames, zeros.
    const auto words = QByteArray(entry->value).simplified().split(' ');
    bool valid = false;
    const qint64 frames = words.size() > 3 ? words[3].toLongLong(&valid, 16) : 0;
    return valid && frames > 0 ? std::optional(frames) : std::nullopt;
}

std::int64_t Demuxer::heardOfMp4End(const AVPacket& packet) const {
    const AVStream& of = stream();
    if (!isContainer("mov") || of.duration <= 0 || packet.pts == AV_NOPTS_VALUE ||
        packet.duration <= 0) {
        return 0;
    }
    const std::int64_t end = std::max<std::int64_t>(0, of.start_time) + of.duration;
    return packet.pts + packet.duration >= end ? packet.duration + mp4Rounding() : 0;
}

/// Edit lists count in units that are often milliseconds, whatever the sample rate: their length
/// is then up to one short. The media's own duration, minus the priming the list starts after, is
/// exact to the sample.
void Demuxer::measureMp4() {
    const AVStream& of = stream();
    const bool wholeMs = of.duration > 0 && of.duration * 1000 % of.time_base.den == 0;
    if (!isContainer("mov") || of.codecpar->codec_id != AV_CODEC_ID_AAC || !wholeMs) {
        return;
    }
    const auto plain = openInput(m_file, {{"ignore_editlist", "1"}});
    if (plain && static_cast<int>((*plain)->nb_streams) > m_stream) {
        m_mp4MediaDuration = (*plain)->streams[m_stream]->duration;
    }
}

std::int64_t Demuxer::mp4Rounding() const {
    if (m_mp4MediaDuration <= 0 || m_firstPts == AV_NOPTS_VALUE) {
        return 0;
    }
    const AVStream& of = stream();
    const std::int64_t exact = m_mp4MediaDuration + std::min<std::int64_t>(0, m_firstPts);
    const std::int64_t missing = exact - of.duration;
    return missing > 0 && missing * 1000 <= of.time_base.den ? missing : 0;
}

bool Demuxer::isContainer(std::string_view name) const {
    return std::string_view(m_input->iformat->name).starts_with(name);
}

QByteArray Demuxer::payloadHash() const {
    return m_hash->result().first(tuning::IdentityBytes);
}

} // namespace earshot::audio
