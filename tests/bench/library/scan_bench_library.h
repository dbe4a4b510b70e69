// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace earshot::bench {

/// Writes `tracks` short tagged MP3 and FLAC files as Artist/Album/NN Title below `folder`, with
/// the ffmpeg program. False when that is not there.
bool makeLibrary(const std::filesystem::path& folder, int tracks);

} // namespace earshot::bench
