// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/imports/history_reader.h"
#include "core/jobs/workspace.h"

#include <QStringList>

#include <stop_token>

namespace earshot::jobs {

enum class HistoryMode : std::uint8_t {
    Report, ///< only tells what would come in; needs no signal
    Store,  ///< stores it as signal `imports`
};

/// How many plays, and of how many different songs as the export names them.
struct HistoryCount {
    qint64 plays = 0;
    qint64 songs = 0;
};

/// What was found in a listening history, and what became of it.
struct HistoryReport {
    HistoryMode mode = HistoryMode::Report;
    HistoryCount all;
    HistoryCount recording; ///< matched by the MusicBrainz recording,
    HistoryCount names;     ///< by artist and title,
    HistoryCount looser;    ///< by these without "feat. …" and what names a version
    HistoryCount missing;   ///< not found
    QDate first, last;      ///< local dates of all plays
    struct Missing {
        imports::HeardSong song;
        qint64 plays = 0;
    };
    std::vector<Missing> mostMissed; ///< songs that were not found, most played first
    signals::IntakeCount stored;     ///< of those found; all 0 for Report
    int files = 0;
    QStringList otherFiles; ///< names of files in the folder that are no history
    qint64 notMusic = 0, badRows = 0;
    std::vector<imports::BadRow> listed; ///< the first of the bad rows
};

/// Reads a listening history, a file or a folder, and matches it to the library. An error where it
/// is none, where the signal is off (for Store), or after a stop; then nothing was changed.
base::Result<HistoryReport> bringInHistory(Workspace& workspace, const std::filesystem::path& place,
                                           HistoryMode mode,
                                           const base::ProgressCallback& progress = {},
                                           const std::stop_token& stop = {});

/// What is told of it, a sentence each, translated. Without the names of songs.
[[nodiscard]] QStringList historySentences(const HistoryReport& report);

} // namespace earshot::jobs
