// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/demuxer.h"

#include "core/audio/tuning.h"
#include "core/base/paths.h"

#include <QCoreApplication>

#include <mutex>

namespace earshot::audio {

namespace fs = std::filesystem;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::audio)
};

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

/// FairPlay ("drms"), Common Encryption ("enca") and Windows Media DRM.
bool copyProtected(const AVFormatContext& input, const AVStream& stream) {
    const auto tag = stream.codecpar->codec_tag;
    return tag == MKTAG('d', 'r', 'm', 's') || tag == MKTAG('e', 'n', 'c', 'a') ||
           av_dict_get(input.metadata, "ASF_Protection_Type", nullptr, 0) != nullptr;
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
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", tuning::Protocols, 0);
    av_dict_set(&options, "format_whitelist", tuning::Containers, 0);
    // The table of contents in a Xing header is a coarse guess; the index FFmpeg builds is exact.
    av_dict_set(&options, "usetoc", "0", 0);
    // The prefix keeps a name such as "http:x" a name.
    const QByteArray url = QByteArrayLiteral("file:") + base::pathBytes(file);
    AVFormatContext* raw = nullptr;
    const int opened = avformat_open_input(&raw, url.constData(), nullptr, &options);
    av_dict_free(&options);
    if (opened < 0) {
        return openError(opened, file);
    }
    InputPtr input(raw);
    if (const int found = avformat_find_stream_info(raw, nullptr); found < 0) {
        return openError(found, file);
    }
    const int stream = av_find_best_stream(raw, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (stream < 0) {
        return base::Error{Text::tr("There is no audio in this file"), base::pathText(file), {}};
    }
    if (copyProtected(*raw, *raw->streams[stream])) {
        return base::Error{Text::tr("The file is copy protected (DRM)"), base::pathText(file),
                           Text::tr("Get a copy without protection from where you bought it")};
    }
    for (unsigned i = 0; i < raw->nb_streams; ++i) {
        raw->streams[i]->discard =
            static_cast<int>(i) == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    return Demuxer(file, std::move(input), stream);
}

base::Result<Demuxer::Got> Demuxer::read(AVPacket& packet) {
    for (;;) {
        av_packet_unref(&packet);
        const int got = av_read_frame(m_input.get(), &packet);
        if (got == AVERROR_EOF) {
            return Got::End;
        }
        if (got == AVERROR(EIO)) {
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
        return of.duration;
    }
    if (m_input->duration > 0) {
        return av_rescale_q(m_input->duration, AV_TIME_BASE_Q, of.time_base);
    }
    return AV_NOPTS_VALUE;
}

QByteArray Demuxer::payloadHash() const {
    return m_hash->result().first(tuning::IdentityBytes);
}

} // namespace earshot::audio
