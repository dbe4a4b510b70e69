// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_tracks_model.h"

#include <QDataStream>
#include <QIODevice>
#include <QList>
#include <QMimeData>

#include <algorithm>

namespace earshot::ui {

namespace {

const QString kRows = QStringLiteral("application/x-earshot-playlist-rows");

} // namespace

PlaylistTracksModel::PlaylistTracksModel(Background& background, QObject* parent)
    : TrackTableModel(background, Numbering::Position, parent) {}

Qt::ItemFlags PlaylistTracksModel::flags(const QModelIndex& index) const {
    // Only between rows: a track cannot be dropped on another.
    return index.isValid() ? TrackTableModel::flags(index) | Qt::ItemIsDragEnabled
                           : Qt::ItemIsDropEnabled;
}

QStringList PlaylistTracksModel::mimeTypes() const {
    return {kRows};
}

QMimeData* PlaylistTracksModel::mimeData(const QModelIndexList& indexes) const {
    QList<qint32> rows;
    for (const QModelIndex& index : indexes) {
        rows << index.row();
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << rows;
    auto* data = new QMimeData;
    data->setData(kRows, bytes);
    return data;
}

bool PlaylistTracksModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row,
                                       int /*column*/, const QModelIndex& parent) {
    if (action != Qt::MoveAction || !data->hasFormat(kRows)) {
        return false;
    }
    QList<qint32> rows;
    QDataStream stream(data->data(kRows));
    stream >> rows;
    const bool known = std::all_of(rows.begin(), rows.end(),
                                   [this](qint32 at) { return at >= 0 && at < rowCount(); });
    if (rows.isEmpty() || !known) {
        return false;
    }
    int before = row;
    if (before < 0) {
        before = parent.isValid() ? parent.row() : rowCount();
    }
    Q_EMIT dropped(std::vector<int>(rows.begin(), rows.end()), before);
    // The move is done by whoever listens; "false" keeps the view from removing rows itself.
    return false;
}

} // namespace earshot::ui

#include "moc_playlist_tracks_model.cpp"
