// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"

#include <vector>

namespace earshot::ui {

// Changes of a list of tracks as plain functions. Rows are ascending and within the list.

struct Reordered {
    std::vector<library::TrackId> tracks;
    std::vector<int> rows; ///< where the moved ones are now
};

/// The rows taken out and put in together before the row that was `before` (size = at the end).
[[nodiscard]] Reordered moved(const std::vector<library::TrackId>& tracks,
                              const std::vector<int>& rows, int before);
/// The rows each moved up (negative) or down by `by`, together, as far as the list allows.
[[nodiscard]] Reordered shifted(const std::vector<library::TrackId>& tracks,
                                const std::vector<int>& rows, int by);
[[nodiscard]] std::vector<library::TrackId> without(const std::vector<library::TrackId>& tracks,
                                                    const std::vector<int>& rows);

} // namespace earshot::ui
