// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/queue.h"

#include <QAbstractListModel>

namespace earshot::ui {

/// The queue from the playing item on: row 0 is what plays, the rest is up next. Rows after the
/// first can be dragged.
class UpNextModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role : std::uint16_t {
        MovedRole = Qt::UserRole ///< "▼ 5 · you just skipped Nils Frahm"; empty where it has not
    };

    explicit UpNextModel(playback::Queue& queue, QObject* parent = nullptr);

    [[nodiscard]] const playback::QueueItem& item(int row) const;
    /// The queue's index of a row.
    [[nodiscard]] int queueIndex(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

private:
    playback::Queue& m_queue;
};

} // namespace earshot::ui
