// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/albums_model.h"

#include <algorithm>

namespace earshot::ui {

using library::AlbumRow;

void AlbumsModel::setAlbums(std::vector<AlbumRow> albums) {
    beginResetModel();
    m_albums = std::move(albums);
    m_byCover.clear();
    for (std::size_t i = 0; i < m_albums.size(); ++i) {
        m_byCover.insert(static_cast<qint64>(m_albums[i].coverTrack), static_cast<int>(i));
    }
    endResetModel();
}

const AlbumRow* AlbumsModel::albumAt(int row) const {
    return row >= 0 && row < rowCount() ? &m_albums[static_cast<std::size_t>(row)] : nullptr;
}

int AlbumsModel::rowOf(qint64 albumId) const {
    const auto found =
        std::find_if(m_albums.begin(), m_albums.end(),
                     [albumId](const AlbumRow& row) { return row.albumId == albumId; });
    return found == m_albums.end() ? -1 : static_cast<int>(found - m_albums.begin());
}

void AlbumsModel::coverArrived(library::TrackId track) {
    const auto row = m_byCover.constFind(static_cast<qint64>(track));
    if (row != m_byCover.constEnd()) {
        Q_EMIT dataChanged(index(*row), index(*row), {Qt::DecorationRole});
    }
}

int AlbumsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_albums.size());
}

QVariant AlbumsModel::data(const QModelIndex& index, int role) const {
    const AlbumRow* album = index.isValid() ? albumAt(index.row()) : nullptr;
    if (!album) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return album->title;
    case AlbumRole:
        return album->albumId;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return tr("%1 by %2, %n song(s)", nullptr, album->tracks).arg(album->title, album->artist);
    default:
        return {};
    }
}

} // namespace earshot::ui

#include "moc_albums_model.cpp"
