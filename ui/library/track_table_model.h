// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/paged_tracks.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>

namespace earshot::ui {

/// What the first column counts.
enum class Numbering : std::uint8_t { Position, TrackNumber };

/// A table of tracks: ids in the order shown, rows paged in as they are looked at. Serves the songs
/// table, albums and playlists.
class TrackTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : std::uint8_t {
        Number,
        Title,
        Artist,
        Album,
        Genre,
        Year,
        Length,
        Added,
        ColumnCount
    };
    enum Role : std::uint16_t {
        TrackRole = Qt::UserRole, ///< library::TrackId's number
        MissingRole,              ///< bool: the file cannot be found
        PlayingRole,              ///< bool: this one plays now
    };

    TrackTableModel(Background& background, Numbering numbering, QObject* parent = nullptr);

    void setIds(std::vector<library::TrackId> ids);
    [[nodiscard]] const std::vector<library::TrackId>& ids() const { return m_tracks.ids(); }
    [[nodiscard]] library::TrackId trackAt(int row) const;
    [[nodiscard]] const library::TrackRow* rowAt(int row) const { return m_tracks.row(row); }
    /// Reads what is shown again.
    void refresh();
    void setPlaying(library::TrackId track);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// What a click on a column's header sorts by.
    [[nodiscard]] static library::SortColumn sortColumn(int column);

Q_SIGNALS:
    void failed(const earshot::base::Error& error);

private:
    [[nodiscard]] QString text(const library::TrackRow& row, const QModelIndex& index) const;

    mutable PagedTracks m_tracks; ///< looking at a row asks for its page
    Numbering m_numbering;
    library::TrackId m_playing = library::TrackId::None;
};

} // namespace earshot::ui
