// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/track_table_model.h"

namespace earshot::ui {

/// The tracks of one playlist, which can be dragged to another place in it.
class PlaylistTracksModel : public TrackTableModel {
    Q_OBJECT
public:
    explicit PlaylistTracksModel(Background& background, QObject* parent = nullptr);

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void dropped(const std::vector<int>& rows, int before); ///< rows ascending
};

} // namespace earshot::ui
