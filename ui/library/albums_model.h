// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track_store.h"

#include <QAbstractListModel>

#include <vector>

namespace earshot::ui {

/// Albums as rows of a grid. All are held: tens of thousands are a few megabytes.
class AlbumsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role : std::uint16_t { AlbumRole = Qt::UserRole }; ///< album id

    using QAbstractListModel::QAbstractListModel;

    void setAlbums(std::vector<library::AlbumRow> albums);
    [[nodiscard]] const std::vector<library::AlbumRow>& albums() const { return m_albums; }
    [[nodiscard]] const library::AlbumRow* albumAt(int row) const;
    [[nodiscard]] int rowOf(qint64 albumId) const; ///< −1 = not here
    void coverArrived(library::TrackId track);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<library::AlbumRow> m_albums;
    QHash<qint64, int> m_byCover; ///< cover track → row
};

} // namespace earshot::ui
