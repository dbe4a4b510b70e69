// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track_store.h"

#include <QAbstractTableModel>

#include <vector>

namespace earshot::ui {

/// Artists or genres as rows of a table, with what the library has of each. All are held: tens of
/// thousands are a few megabytes.
class GroupsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : std::uint8_t { Name, Songs, Albums, Length, ColumnCount };

    explicit GroupsModel(library::Grouping by, QObject* parent = nullptr);

    /// `groups` by name, as TrackStore::groups() gives them.
    void setGroups(std::vector<library::GroupRow> groups);
    [[nodiscard]] const library::GroupRow* groupAt(int row) const;
    [[nodiscard]] int rowOf(const QString& name) const; ///< −1 = not here

    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void arrange();

    library::Grouping m_by;
    std::vector<library::GroupRow> m_groups; ///< by name
    std::vector<std::size_t> m_order;        ///< of the rows, as places in m_groups
    int m_sortColumn = Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace earshot::ui
