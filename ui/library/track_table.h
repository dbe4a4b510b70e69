// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/row_table.h"
#include "ui/library/track_table_model.h"

namespace earshot::ui {

/// A table of tracks: songs, an album, a playlist.
class TrackTable : public RowTable {
    Q_OBJECT
public:
    TrackTable(Theme& theme, TrackTableModel& model, std::vector<TrackTableModel::Column> columns,
               QWidget* parent = nullptr);

    /// Selected tracks in the order shown, at most `limit`.
    [[nodiscard]] std::vector<library::TrackId> selectedTracks(int limit) const;

private:
    TrackTableModel& m_model;
};

} // namespace earshot::ui
