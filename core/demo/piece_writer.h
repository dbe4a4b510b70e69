// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/score/piece.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace earshot::demo {

/// Where a piece lies below the demo folder: Artist/Album/NN Title.flac.
[[nodiscard]] std::filesystem::path pieceFile(const PieceSpec& piece);

/// What the table knows of a piece.
[[nodiscard]] PieceTruth truthOf(const PieceSpec& piece);

/// The finished sound, interleaved 44.1 kHz stereo. Empty when stopped.
[[nodiscard]] std::vector<float> renderPiece(const PieceSpec& piece, const std::stop_token& stop);

enum class Written : std::uint8_t { New, AlreadyThere, Stopped };

/// Composes, plays and writes one piece with its tags. The file appears only when complete.
base::Result<Written> writePiece(const PieceSpec& piece, const std::filesystem::path& folder,
                                 const std::stop_token& stop);

} // namespace earshot::demo
