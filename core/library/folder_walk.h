// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/file_facts.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>

namespace earshot::library {

/// What a walk meets. Called on the walking thread.
struct WalkVisitor {
    /// A file that is music by its name, or has no ending and begins like music.
    std::function<void(const std::filesystem::path&, const FileFacts&)> file;
    /// A file of lyrics by its name (.lrc), whatever it belongs to.
    std::function<void(const std::filesystem::path&, const FileFacts&)> lyrics;
    /// A file or folder that could not be looked at, and why (translated).
    std::function<void(const std::filesystem::path&, const QString& reason)> problem;
};

/// Visits all music below the folders. Each folder is entered once, whatever links lead to it, and
/// by its real path where that lies below one of the folders; links that lead elsewhere are
/// followed. A link that leads back to a folder it lies in is told as a problem. In each folder
/// files come in the order of their names.
void walkFolders(std::span<const std::filesystem::path> folders, const WalkVisitor& visitor,
                 const std::stop_token& stop);

} // namespace earshot::library
