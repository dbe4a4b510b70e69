// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/archive_source.h"
#include "core/archive/track_finder.h"
#include "core/signals/consent_log.h"
#include "core/signals/preferences.h"
#include "core/signals/signal_table.h"

#include <map>
#include <stop_token>
#include <vector>

namespace earshot::archive {

/// An entry as it stands in an archive, with its track as a place in ReadArchive::tracks.
struct ArchivedEntry {
    signals::StoredEntry stored; ///< row: the number of its event there; without track
    std::size_t track = 0;
};

/// What an archive holds of the signals this Earshot knows.
struct ReadArchive {
    std::vector<TrackNote> tracks;                ///< each once
    std::vector<ArchivedEntry> entries;           ///< by event
    std::map<QString, qint64> unknown;            ///< signals of another Earshot, with their lines
    signals::Preferences chosen;                  ///< what was chosen for each signal
    std::vector<signals::ConsentEntry> decisions; ///< the consent record
    qint64 accesses = 0; ///< lines of the access log, which nobody takes in
};

/// Reads and checks all of it. The first thing that is wrong is an error with its file and line;
/// whatever the bytes are, it costs no more memory than a few times their size.
base::Result<ReadArchive> readArchive(ArchiveSource& source, const std::stop_token& stop);

} // namespace earshot::archive
