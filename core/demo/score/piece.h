// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demo_library.h"

#include <span>

namespace earshot::demo {

enum class Style : std::uint8_t { Ambient, Folk, Electronic, Rock, Cinematic };

/// What is decided about a piece before its notes are. Chords are degrees of the scale, one a bar.
struct PieceSpec {
    const char* artist;
    const char* album;
    const char* genre;
    int year;
    int number; ///< on the album, from 1
    const char* title;
    Style style;
    double bpm;
    int tonic; ///< pitch class, 0 = C
    Mode mode;
    double valence;     ///< −1 … 1
    double arousal;     ///< −1 … 1
    const char* verse;  ///< degrees of the first half, such as "1564"
    const char* chorus; ///< degrees of the second half
};

/// All pieces, album by album.
[[nodiscard]] std::span<const PieceSpec> pieceTable();

/// A seed of its own for each piece, from its names.
[[nodiscard]] std::uint64_t seedOf(const PieceSpec& piece);

} // namespace earshot::demo
