// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/passphrase.h"

#include <filesystem>
#include <memory>

namespace earshot::archive {

/// Where an archive is written to, one file after the other. What was begun and not finished leaves
/// nothing under the name that was asked for.
class ArchiveSink {
public:
    virtual ~ArchiveSink() = default;
    ArchiveSink() = default;
    ArchiveSink(const ArchiveSink&) = delete;
    ArchiveSink& operator=(const ArchiveSink&) = delete;

    /// The next file; what is written then goes into it.
    virtual base::Status begin(const QString& name) = 0;
    virtual base::Status write(QByteArrayView bytes) = 0;
    /// All of it is written out and takes its name.
    virtual base::Status finish() = 0;
};

/// A folder that only the person can read. `target` must not exist, or be an empty folder. Written
/// beside it as "TARGET.part-…" and renamed when whole; a program that is killed leaves that
/// behind.
base::Result<std::unique_ptr<ArchiveSink>> folderSink(const std::filesystem::path& target);

/// One file that only the passphrase opens. An existing file is not replaced.
base::Result<std::unique_ptr<ArchiveSink>> sealedSink(const std::filesystem::path& target,
                                                      const QString& passphrase,
                                                      const vault::PassphraseCost& cost);

// Inside a sealed file, one after the other: length of the name (1, not 0) · name · blocks: length
// (4, low byte first, not 0, at most kLongestBlock) · bytes · an empty block (length 0) at the end
// of each file. A name of length 0 ends the archive.
inline constexpr qsizetype kLongestBlock = 1 << 20;

} // namespace earshot::archive
