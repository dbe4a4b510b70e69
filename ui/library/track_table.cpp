// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/track_table.h"

#include <algorithm>

namespace earshot::ui {

using library::TrackId;

namespace {

constexpr RowColumn kColumns[] = {
    {TrackTableModel::Number, Cell::Figures, 52, 0, 0},
    {TrackTableModel::Title, Cell::Name, 0, 34, 0},
    {TrackTableModel::Artist, Cell::Words, 0, 24, 0},
    {TrackTableModel::Album, Cell::Words, 0, 26, 480},
    {TrackTableModel::Genre, Cell::Words, 0, 15, 700},
    {TrackTableModel::Year, Cell::Figures, 60, 0, 620},
    {TrackTableModel::Length, Cell::Figures, 88, 0, 0},
    {TrackTableModel::Added, Cell::Figures, 104, 0, 860},
};

std::vector<RowColumn> chosen(const std::vector<TrackTableModel::Column>& columns) {
    std::vector<RowColumn> result;
    std::copy_if(std::begin(kColumns), std::end(kColumns), std::back_inserter(result),
                 [&columns](const RowColumn& entry) {
                     return std::find(columns.begin(), columns.end(), entry.column) !=
                            columns.end();
                 });
    return result;
}

} // namespace

TrackTable::TrackTable(Theme& theme, TrackTableModel& model,
                       std::vector<TrackTableModel::Column> columns, QWidget* parent)
    : RowTable(theme, model, chosen(columns), parent), m_model(model) {}

std::vector<TrackId> TrackTable::selectedTracks(int limit) const {
    std::vector<TrackId> tracks;
    for (const int row : selectedRows()) {
        if (static_cast<int>(tracks.size()) >= limit) {
            break;
        }
        tracks.push_back(m_model.trackAt(row));
    }
    return tracks;
}

} // namespace earshot::ui

#include "moc_track_table.cpp"
