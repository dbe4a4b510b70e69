// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/up_next_model.h"

#include <QMimeData>

#include <algorithm>
#include <cstdlib>

namespace earshot::ui {

namespace {

const QString& rowType() {
    static const QString type = QStringLiteral("application/x-earshot-up-next-row");
    return type;
}

/// In words, for who does not see the arrow.
QString movedWords(const playback::QueueItem& item, int row) {
    if (item.moved == 0 || row == 0) {
        return {};
    }
    const QString how = item.moved > 0
                            ? UpNextModel::tr("Moved up %n place(s)", nullptr, item.moved)
                            : UpNextModel::tr("Moved down %n place(s)", nullptr, -item.moved);
    return UpNextModel::tr("%1: %2", "moved, why").arg(how, item.movedReason);
}

QString movedText(const playback::QueueItem& item, int row) {
    if (item.moved == 0 || row == 0) {
        return {};
    }
    return QStringLiteral("%1 %2 · %3")
        .arg(item.moved > 0 ? QStringLiteral("▲") : QStringLiteral("▼"))
        .arg(std::abs(item.moved))
        .arg(item.movedReason);
}

} // namespace

UpNextModel::UpNextModel(playback::Queue& queue, QObject* parent)
    : QAbstractListModel(parent), m_queue(queue) {
    const auto reset = [this] {
        beginResetModel();
        endResetModel();
    };
    connect(&queue, &playback::Queue::changed, this, reset);
    connect(&queue, &playback::Queue::currentChanged, this, reset);
}

const playback::QueueItem& UpNextModel::item(int row) const {
    return m_queue.items()[static_cast<std::size_t>(queueIndex(row))];
}

int UpNextModel::queueIndex(int row) const {
    return std::max(0, m_queue.current()) + row;
}

int UpNextModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid()
               ? 0
               : static_cast<int>(m_queue.items().size()) - std::max(0, m_queue.current());
}

QVariant UpNextModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const playback::QueueItem& shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::AccessibleTextRole: {
        const QString who = tr("%1 by %2").arg(shown.title, shown.artist);
        return index.row() == 0 ? tr("Playing: %1").arg(who) : who;
    }
    case MovedRole:
        return movedText(shown, index.row());
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole: {
        const QString moved = movedWords(shown, index.row());
        return moved.isEmpty() || shown.reason.isEmpty()
                   ? moved + shown.reason
                   : tr("%1. %2", "moved, reason").arg(moved, shown.reason);
    }
    default:
        return {};
    }
}

Qt::ItemFlags UpNextModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::ItemIsDropEnabled; // between rows
    }
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.row() == 0 ? usual : usual | Qt::ItemIsDragEnabled;
}

QStringList UpNextModel::mimeTypes() const {
    return {rowType()};
}

QMimeData* UpNextModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) {
        return nullptr;
    }
    auto* data = new QMimeData;
    data->setData(rowType(), QByteArray::number(indexes.front().row()));
    return data;
}

bool UpNextModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                               const QModelIndex& parent) {
    Q_UNUSED(column);
    bool known = false;
    const int from = data->data(rowType()).toInt(&known);
    if (!known || action != Qt::MoveAction || from < 1 || from >= rowCount()) {
        return false;
    }
    int to = parent.isValid() ? parent.row() : row < 0 ? rowCount() : row;
    to = std::clamp(to > from ? to - 1 : to, 1, rowCount() - 1); // never before what plays
    m_queue.move(queueIndex(from), queueIndex(to));
    return false; // moved already: the view must not remove the row
}

} // namespace earshot::ui

#include "moc_up_next_model.cpp"
