// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

#include <memory>

namespace earshot::audio {

// FFmpeg's objects with owners. Private to this folder.

struct FreeFfmpeg {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(SwrContext* context) const { swr_free(&context); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};

using InputPtr = std::unique_ptr<AVFormatContext, FreeFfmpeg>;
using CodecPtr = std::unique_ptr<AVCodecContext, FreeFfmpeg>;
using SwrPtr = std::unique_ptr<SwrContext, FreeFfmpeg>;
using PacketPtr = std::unique_ptr<AVPacket, FreeFfmpeg>;
using FramePtr = std::unique_ptr<AVFrame, FreeFfmpeg>;

} // namespace earshot::audio
