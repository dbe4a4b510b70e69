// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"
#include "core/playback/queue.h"
#include "core/recommend/recommender.h"

#include <array>
#include <vector>

namespace earshot::ui {

/// How loud a track is to be played.
struct Loudness {
    double gainDb = 0; ///< track gain
    double peak = 0;   ///< highest sample, linear, 0 = unknown
};

/// What is shown of a song that is in no list.
struct SongName {
    QString title, artist;
};

/// Pick::rankWithout of a list, which is known only after its picks are.
struct ListRanks {
    quint64 list = 0;                                            ///< ShownMix::number
    std::vector<std::array<int, signals::kSignalCount>> without; ///< parallel to mix.picks
};

/// A mix with what is needed to show and play its rows.
struct ShownMix {
    quint64 number = 0; ///< which of the lists that were made, from 1
    recommend::Mix mix;
    recommend::Request request;         ///< what it was made from
    std::vector<library::Track> tracks; ///< parallel to mix.picks
    /// Parallel to mix.withheld, which can be most of the library: whole tracks would take the
    /// drawing thread many milliseconds to free.
    std::vector<SongName> withheldNames;
    std::vector<Loudness> loudness;       ///< parallel to mix.picks
    std::vector<double> valence, arousal; ///< parallel to mix.picks, NaN = unknown

    /// Takes the ranks in where they are those of this list.
    bool take(const ListRanks& ranks);
};

/// Tracks in exactly the order of ids; one that has vanished meanwhile is left empty.
[[nodiscard]] base::Result<std::vector<library::Track>>
tracksFor(const jobs::Workspace& workspace, const std::vector<library::TrackId>& ids);
/// What is shown of them, in exactly the order of ids.
[[nodiscard]] base::Result<std::vector<SongName>>
namesFor(const jobs::Workspace& workspace, const std::vector<library::TrackId>& ids);
/// Reads what is needed to show a mix.
[[nodiscard]] base::Result<ShownMix> shownMix(const jobs::Workspace& workspace, recommend::Mix mix);

/// For the queue; what was missing when the mix was shown is left out.
[[nodiscard]] std::vector<playback::QueueItem> queueItems(const ShownMix& mix);
/// For the queue, read now; missing files are left out.
[[nodiscard]] base::Result<std::vector<playback::QueueItem>>
queueItems(const jobs::Workspace& workspace, const std::vector<library::TrackId>& ids);

} // namespace earshot::ui
