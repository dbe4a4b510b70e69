// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/score/piece.h"
#include "core/demo/score/score.h"

namespace earshot::demo {

/// Writes the notes of a piece. Always the same ones.
[[nodiscard]] Score compose(const PieceSpec& piece);

} // namespace earshot::demo
