// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/library/track.h"
#include "core/storage/connection.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace earshot::library {

struct ScanSummary {
    qint64 found = 0; ///< music files seen
    qint64 added = 0;
    qint64 changed = 0; ///< read again because size or time changed
    qint64 moved = 0;   ///< recognised at a new path by their audio
    qint64 missing = 0; ///< newly not found
    qint64 back = 0;    ///< were missing, are found again
    qint64 failed = 0;  ///< files and folders stored as problems
    bool cancelled = false;
};

/// Hash of a file's audio payload without its tags, for recognising moved files. Injected because
/// decoding lives in core/audio. Called from the scanning thread.
using AudioIdentifier = std::function<base::Result<QByteArray>(const std::filesystem::path&)>;

struct ScanRequest {
    std::vector<std::filesystem::path> folders; ///< added to the library's folders when new
    int readers = 0;                            ///< threads that read tags, 0 = one per core
};

/// Brings library.db up to date with the folders: walks them, reads tags of new and changed files
/// on several threads, writes in batches on the calling thread through `connection`. Every
/// committed batch is kept when the scan is stopped or the process dies. A bad file is a stored
/// problem, never a failed scan; only a database error is.
base::Result<ScanSummary> scan(const storage::Connection& connection, const ScanRequest& request,
                               const AudioIdentifier& identify, const base::Clock& clock,
                               std::stop_token stop, const base::ProgressCallback& progress);

} // namespace earshot::library
