// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/groups_model.h"

#include "ui/theme/tabular.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace earshot::ui {

using library::GroupRow;

namespace {

QVariant cellAlignment(int column) {
    return QVariant((column == GroupsModel::Name ? Qt::AlignLeft : Qt::AlignRight) |
                    Qt::AlignVCenter);
}

qint64 figure(const GroupRow& group, int column) {
    switch (column) {
    case GroupsModel::Songs:
        return group.tracks;
    case GroupsModel::Albums:
        return group.albums;
    default:
        return group.durationMs;
    }
}

} // namespace

GroupsModel::GroupsModel(library::Grouping by, QObject* parent)
    : QAbstractTableModel(parent), m_by(by) {}

void GroupsModel::setGroups(std::vector<GroupRow> groups) {
    beginResetModel();
    m_groups = std::move(groups);
    arrange();
    endResetModel();
}

const GroupRow* GroupsModel::groupAt(int row) const {
    return row >= 0 && row < rowCount() ? &m_groups[m_order[static_cast<std::size_t>(row)]]
                                        : nullptr;
}

int GroupsModel::rowOf(const QString& name) const {
    const auto found = std::find_if(m_order.begin(), m_order.end(), [&](std::size_t place) {
        return m_groups[place].name == name;
    });
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

void GroupsModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    endResetModel();
}

void GroupsModel::arrange() {
    m_order.resize(m_groups.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    if (m_sortColumn == Name) {
        if (descending) {
            std::reverse(m_order.begin(), m_order.end());
        }
        return;
    }
    // What is equal stays by name.
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
        const qint64 first = figure(m_groups[a], m_sortColumn);
        const qint64 second = figure(m_groups[b], m_sortColumn);
        return descending ? first > second : first < second;
    });
}

int GroupsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int GroupsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GroupsModel::data(const QModelIndex& index, int role) const {
    const GroupRow* group = index.isValid() ? groupAt(index.row()) : nullptr;
    if (!group) {
        return {};
    }
    const bool spoken = role == Qt::AccessibleTextRole;
    if (role == Qt::TextAlignmentRole) {
        return cellAlignment(index.column());
    }
    if (role != Qt::DisplayRole && !spoken) {
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case Name:
        return group->name;
    case Songs:
        return spoken ? tr("%n song(s)", nullptr, group->tracks)
                      : QLocale().toString(group->tracks);
    case Albums:
        return spoken ? tr("%n album(s)", nullptr, group->albums)
                      : QLocale().toString(group->albums);
    case Length:
        return timeText(group->durationMs);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant GroupsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return cellAlignment(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Name:
        return m_by == library::Grouping::Artists ? tr("Artist") : tr("Genre");
    case Songs:
        return tr("Songs");
    case Albums:
        return tr("Albums");
    case Length:
        return tr("Length");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace earshot::ui

#include "moc_groups_model.cpp"
