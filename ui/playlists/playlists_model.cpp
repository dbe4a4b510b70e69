// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlists_model.h"

#include "ui/theme/tabular.h"

#include <algorithm>

namespace earshot::ui {

using library::PlaylistInfo;

void PlaylistsModel::setPlaylists(std::vector<PlaylistInfo> playlists) {
    beginResetModel();
    m_playlists = std::move(playlists);
    endResetModel();
}

const PlaylistInfo* PlaylistsModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_playlists[static_cast<std::size_t>(row)] : nullptr;
}

int PlaylistsModel::rowOf(library::PlaylistId id) const {
    const auto found = std::find_if(m_playlists.begin(), m_playlists.end(),
                                    [id](const PlaylistInfo& info) { return info.id == id; });
    return found == m_playlists.end() ? -1 : static_cast<int>(found - m_playlists.begin());
}

int PlaylistsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_playlists.size());
}

QVariant PlaylistsModel::data(const QModelIndex& index, int role) const {
    const PlaylistInfo* info = index.isValid() ? at(index.row()) : nullptr;
    if (!info) {
        return {};
    }
    const QString line =
        tr("%1 · %2", "songs · length")
            .arg(tr("%n song(s)", nullptr, info->tracks), timeText(info->durationMs));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return info->name;
    case LineRole:
        return line;
    case KindRole:
        return static_cast<int>(info->kind);
    case Qt::ToolTipRole:
        return info->madeFrom.isEmpty() ? QVariant() : QVariant(info->madeFrom);
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "name, songs and length").arg(info->name, line);
    default:
        return {};
    }
}

bool PlaylistsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const PlaylistInfo* info = index.isValid() ? at(index.row()) : nullptr;
    const QString name = value.toString().trimmed();
    if (!info || role != Qt::EditRole || name.isEmpty() || name == info->name) {
        return false;
    }
    m_playlists[static_cast<std::size_t>(index.row())].name = name;
    Q_EMIT dataChanged(index, index);
    Q_EMIT renamed(info->id, name);
    return true;
}

Qt::ItemFlags PlaylistsModel::flags(const QModelIndex& index) const {
    return QAbstractListModel::flags(index) | Qt::ItemIsEditable;
}

} // namespace earshot::ui

#include "moc_playlists_model.cpp"
