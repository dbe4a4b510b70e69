// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/imports/history_row.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace earshot::imports {

/// One play, with its song as a place in ReadHistory::songs.
struct HeardPlay {
    std::size_t song = 0;
    qint64 atSeconds = 0; ///< since 1970 UTC
    std::optional<qint32> heardMs;
    signals::ImportSource source = signals::ImportSource::Spotify;
    signals::ImportOutcome outcome = signals::ImportOutcome::Unknown;
};

/// A row that was left out.
struct BadRow {
    QString file; ///< its name
    qint64 line = 0;
    QString problem;
};

/// What a file or a folder of exports holds.
struct ReadHistory {
    std::vector<HeardSong> songs; ///< each once
    std::vector<HeardPlay> plays; ///< as they stand there
    int files = 0;                ///< that are exports
    QStringList otherFiles; ///< names of those in the folder that are not, but might have been
    qint64 notMusic = 0;    ///< rows
    qint64 badRows = 0;
    std::vector<BadRow> listed; ///< the first of the bad ones, at most kListedBadRows
};
inline constexpr std::size_t kListedBadRows = 50;

/// Reads an export, or all in a folder and the folders in it. An error where there is none, naming
/// the file and what to do; what is wrong with rows is in the result. `nowSeconds`: since 1970 UTC.
base::Result<ReadHistory> readHistory(const std::filesystem::path& place, qint64 nowSeconds,
                                      const base::ProgressCallback& progress = {},
                                      const std::stop_token& stop = {});

} // namespace earshot::imports
