// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace earshot::audio::tuning {

/// Containers that may be opened. Playlist-like formats (HLS, concat, …) are left out: a file
/// with such contents must not make the decoder open other files.
inline constexpr char Containers[] =
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,iff,m4a,matroska,mov,mp2,mp3,mp4,mpc,"
    "mpc8,mpegts,oga,ogg,oma,opus,rm,tak,tta,voc,w64,wav,webm,wsd,wv,xwma";

/// The only protocol: local files.
inline constexpr char Protocols[] = "file";

/// Packets in a row that give no sound before a stream is given up as unreadable. A long damaged
/// stretch of a good file is a few hundred packets (10 s of MP3: 380).
inline constexpr int MaxFruitlessPackets = 2000;

/// Failing reads in a row (not packets: the demuxer itself fails) before giving up.
inline constexpr int MaxFailingReads = 50;

/// How far before its target a seek starts decoding. Opus predicts energies from frame to frame
/// (RFC 7845 asks for 80 ms, full convergence takes longer), MP3 refers back up to 511 bytes
/// (about 0.3 s at the lowest rate); a second of decoding costs about 2 ms.
inline constexpr double SeekPrerollSeconds = 1.0;

/// Targets this close ahead are reached by decoding on instead of seeking.
inline constexpr double DecodeOnSeconds = 2.0;

/// Encoder delay and padding together stay below this many sample frames (AAC: 2112 + 1023, twice
/// that with SBR); a length stated in tags that differs by more belongs to another stream.
inline constexpr int MaxPaddingFrames = 16'384;

/// Mixing channels together never makes a sum of full-scale channels louder than this. (Without it
/// libswresample lets float mixes exceed full scale: in-phase stereo would gain 3 dB in mono.)
inline constexpr double LoudestMix = 1.0;

/// First bytes of the Blake2b digest that make the audio identity.
inline constexpr qsizetype IdentityBytes = 16;

} // namespace earshot::audio::tuning
