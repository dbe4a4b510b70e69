// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QIODevice>

#include <filesystem>
#include <memory>

namespace earshot::archive {

/// The files of an archive, to read. Names are asked for, never taken from the archive.
class ArchiveSource {
public:
    virtual ~ArchiveSource() = default;
    ArchiveSource() = default;
    ArchiveSource(const ArchiveSource&) = delete;
    ArchiveSource& operator=(const ArchiveSource&) = delete;

    /// The file of this name, open for reading; an error that names it where it is not there or is
    /// no plain file.
    virtual base::Result<std::unique_ptr<QIODevice>> open(const QString& name) = 0;
};

/// Whether this is a sealed file, for which a passphrase is needed.
[[nodiscard]] bool isSealedArchive(const std::filesystem::path& place);

/// A folder, or a sealed file with its passphrase. What was sealed is unpacked in memory only.
base::Result<std::unique_ptr<ArchiveSource>> openArchive(const std::filesystem::path& place,
                                                         const QString& passphrase);

} // namespace earshot::archive
