// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/mix_job.h"
#include "core/signals/records.h"

#include <span>
#include <vector>

namespace earshot::ui {

/// What Listen Now shows besides mixes, read in one go on a background lane.
struct Shelves {
    qint64 tracks = 0;                 ///< present in the library
    std::vector<library::Track> fresh; ///< added lately, newest first; one per album
    std::vector<library::Track> loved; ///< often played once, not for a long time; one per artist
};

/// Tracks played at least three times and not within the last sixty days, most played first. Pure.
[[nodiscard]] std::vector<library::TrackId>
rediscoverable(std::span<const signals::PlayRecord> plays, qint64 nowSeconds);

/// Reads both; notes that plays was used when the second has anything.
base::Result<Shelves> readShelves(jobs::Workspace& workspace, jobs::UseLog useLog);

} // namespace earshot::ui
