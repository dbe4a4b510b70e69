// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <system_error>

namespace earshot::library {

/// What the file system says about a file or folder, links followed: one system call.
struct FileFacts {
    enum class Kind : std::uint8_t { File, Folder, Other };

    Kind kind = Kind::Other;
    qint64 sizeBytes = 0;
    qint64 modifiedNs = 0;    ///< since 1970 UTC
    std::uint64_t device = 0; ///< device and inode name a folder whatever path leads to it;
    std::uint64_t inode = 0;  ///< both 0 where the system has none
};

/// Empty when the system refuses; then `failure` says why.
[[nodiscard]] std::optional<FileFacts> fileFacts(const std::filesystem::path& path,
                                                 std::error_code& failure);

} // namespace earshot::library
