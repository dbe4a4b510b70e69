// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/playlist_store.h"

#include <QAbstractListModel>

#include <vector>

namespace earshot::ui {

/// All playlists by name; a name can be edited in place.
class PlaylistsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role : std::uint16_t {
        LineRole = Qt::UserRole, ///< "12 songs · 48:20"
        KindRole,                ///< library::PlaylistKind's number
    };

    using QAbstractListModel::QAbstractListModel;

    void setPlaylists(std::vector<library::PlaylistInfo> playlists);
    [[nodiscard]] const library::PlaylistInfo* at(int row) const;
    [[nodiscard]] int rowOf(library::PlaylistId id) const; ///< −1 = not here

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void renamed(earshot::library::PlaylistId id, const QString& name);

private:
    std::vector<library::PlaylistInfo> m_playlists;
};

} // namespace earshot::ui
