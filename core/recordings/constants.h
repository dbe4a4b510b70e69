// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace earshot::recordings {

// Every number that decides which files hold the same recording, with its reason.

/// As much of a file as is listened to: what Chromaprint's fpcalc and AcoustID use.
inline constexpr double kHeardSeconds = 120;
/// Codes that are not repeated below which a file has no fingerprint: 64 are about ten seconds of
/// music. Silence and single tones repeat theirs.
inline constexpr std::size_t kFewestCodes = 64;
/// A file that needs longer than this for its first two minutes is given up.
inline constexpr double kPatienceSeconds = 120;

/// Bits that may differ at the best alignment. Random codes differ in half of them. Haitsma &
/// Kalker 2002 take two pieces of sound for the same below .35, Chromaprint's own matcher below 10
/// of 32 bits; both were made to find a song in noise. Here a wrong pair costs more than a missed
/// one. Of the demo pieces, the same in MP3, Opus, cut or late differ in at most .05, other pieces
/// in at least .38, the same one per cent faster in .26.
inline constexpr double kMostBitErrors = 0.2;
/// At a look at every eighth code, more than this is not worth looking closer.
inline constexpr double kHopelessBitErrors = 0.35;
inline constexpr std::size_t kLookEvery = 8;
/// Codes by which one file may begin later than the other, 9.9 s: AcoustID's TRACK_MAX_OFFSET.
inline constexpr int kMostShift = 80;
/// How far the playing times of the same recording may lie apart: AcoustID's
/// FINGERPRINT_MAX_LENGTH_DIFF. A longer mix with the same beginning is another recording.
inline constexpr long long kMostLengthDifferenceMs = 7000;

/// Codes of a file in the index, the lowest by a hash (bottom-k sketch, Broder 1997): two files
/// that share a part of their codes share about that part of their sketches, wherever each begins.
inline constexpr std::size_t kSketchSize = 128;
/// Files that share a code are compared with so many of those after them, so that a code of
/// thousands of files (a drum loop) costs no more than their number.
inline constexpr std::size_t kNeighbours = 64;
/// Codes that two files share before they are compared: one is often chance.
inline constexpr int kFewestShared = 2;
/// Files that a file is compared with, the likeliest first.
inline constexpr std::size_t kMostCandidates = 32;

} // namespace earshot::recordings
