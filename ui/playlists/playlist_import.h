// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"
#include "core/library/playlist_store.h"

#include <filesystem>
#include <vector>

namespace earshot::ui {

/// What came of reading a playlist file.
struct ImportReport {
    QString name; ///< of the playlist that was made, "" when none was
    library::PlaylistId playlist = library::PlaylistId::None;
    int found = 0;
    std::vector<std::filesystem::path> notFound; ///< entries that are not in the library
};

/// Reads an M3U or M3U8 file and makes a playlist of the entries that are in the library, matched
/// by path. Makes none where nothing was found. Run it in the background.
base::Result<ImportReport> importM3u(const jobs::Workspace& workspace,
                                     const std::filesystem::path& file);

} // namespace earshot::ui
