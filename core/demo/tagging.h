// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/demo_library.h"

#include <QByteArray>

namespace earshot::demo {

/// Writes the tags of a piece and its cover into a FLAC file.
base::Status tagFlac(const std::filesystem::path& file, const PieceTruth& piece, int number,
                     int albumTracks, const QByteArray& coverPng);

} // namespace earshot::demo
