// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace earshot::playlists {

struct M3uEntry {
    std::filesystem::path path;
    QString artist;
    QString title;
    qint64 durationMs = 0;
};

enum class M3uPaths : std::uint8_t { Relative, Absolute };

/// Writes an extended M3U in UTF-8 (#EXTM3U, #EXTENC:UTF-8, #PLAYLIST, #EXTINF per track), whole or
/// not at all. Relative paths start from the playlist's folder; a track on another Windows drive
/// gets its absolute path.
base::Status writeM3u(const std::filesystem::path& file, const QString& name,
                      const std::vector<M3uEntry>& entries, M3uPaths paths = M3uPaths::Relative);

/// Reads M3U and M3U8. Paths come back absolute; they need not exist. Lines that are not paths are
/// skipped.
base::Result<std::vector<M3uEntry>> readM3u(const std::filesystem::path& file);

} // namespace earshot::playlists
