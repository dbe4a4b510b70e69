// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/list_edit.h"

#include <algorithm>

namespace earshot::ui {

using library::TrackId;

Reordered moved(const std::vector<TrackId>& tracks, const std::vector<int>& rows, int before) {
    Reordered result;
    result.tracks.reserve(tracks.size());
    std::vector<TrackId> taken;
    for (const int row : rows) {
        taken.push_back(tracks[static_cast<std::size_t>(row)]);
    }
    const auto insert = [&] {
        for (const TrackId track : taken) {
            result.rows.push_back(static_cast<int>(result.tracks.size()));
            result.tracks.push_back(track);
        }
    };
    for (int row = 0; row < static_cast<int>(tracks.size()); ++row) {
        if (row == before) {
            insert();
        }
        if (!std::binary_search(rows.begin(), rows.end(), row)) {
            result.tracks.push_back(tracks[static_cast<std::size_t>(row)]);
        }
    }
    if (before >= static_cast<int>(tracks.size())) {
        insert();
    }
    return result;
}

Reordered shifted(const std::vector<TrackId>& tracks, const std::vector<int>& rows, int by) {
    if (rows.empty()) {
        return {tracks, rows};
    }
    const auto size = static_cast<int>(tracks.size());
    return by < 0 ? moved(tracks, rows, std::max(0, rows.front() + by))
                  : moved(tracks, rows, std::min(size, rows.back() + 1 + by));
}

std::vector<TrackId> without(const std::vector<TrackId>& tracks, const std::vector<int>& rows) {
    std::vector<TrackId> rest;
    for (int row = 0; row < static_cast<int>(tracks.size()); ++row) {
        if (!std::binary_search(rows.begin(), rows.end(), row)) {
            rest.push_back(tracks[static_cast<std::size_t>(row)]);
        }
    }
    return rest;
}

} // namespace earshot::ui
