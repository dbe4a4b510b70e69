// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/track_table_model.h"

#include "ui/theme/tabular.h"

#include <QDateTime>
#include <QLocale>

namespace earshot::ui {

using library::SortColumn;
using library::TrackId;
using library::TrackRow;

namespace {

QVariant alignment(int column) {
    const bool figures = column == TrackTableModel::Number || column == TrackTableModel::Length;
    return QVariant((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

TrackTableModel::TrackTableModel(Background& background, Numbering numbering, QObject* parent)
    : QAbstractTableModel(parent), m_tracks(background), m_numbering(numbering) {
    connect(&m_tracks, &PagedTracks::loaded, this, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
    connect(&m_tracks, &PagedTracks::failed, this, &TrackTableModel::failed);
}

void TrackTableModel::setIds(std::vector<TrackId> ids) {
    beginResetModel();
    m_tracks.setIds(std::move(ids));
    endResetModel();
}

TrackId TrackTableModel::trackAt(int row) const {
    return row >= 0 && row < m_tracks.size() ? ids()[static_cast<std::size_t>(row)] : TrackId::None;
}

void TrackTableModel::refresh() {
    m_tracks.refresh();
    if (m_tracks.size() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(m_tracks.size() - 1, ColumnCount - 1));
    }
}

void TrackTableModel::setPlaying(TrackId track) {
    if (m_playing != track) {
        m_playing = track;
        if (m_tracks.size() > 0) {
            Q_EMIT dataChanged(index(0, 0), index(m_tracks.size() - 1, 0), {PlayingRole});
        }
    }
}

int TrackTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_tracks.size();
}

int TrackTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrackTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    switch (role) {
    case TrackRole:
        return static_cast<qint64>(trackAt(index.row()));
    case PlayingRole:
        return m_playing != TrackId::None && trackAt(index.row()) == m_playing;
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case MissingRole:
        break;
    default:
        return {};
    }
    const TrackRow* row = m_tracks.row(index.row());
    if (!row) {
        return role == MissingRole ? QVariant(false) : QVariant();
    }
    switch (role) {
    case MissingRole:
        return row->missing;
    case Qt::ToolTipRole:
        return row->missing ? QVariant(tr("The file cannot be found. It stays in your library."))
                            : QVariant();
    case Qt::AccessibleTextRole:
        return row->missing && index.column() == Title
                   ? tr("%1, file not found").arg(text(*row, index))
                   : text(*row, index);
    default:
        return text(*row, index);
    }
}

QVariant TrackTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignment(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Number:
        return tr("#");
    case Title:
        return tr("Title");
    case Artist:
        return tr("Artist");
    case Album:
        return tr("Album");
    case Genre:
        return tr("Genre");
    case Year:
        return tr("Year");
    case Length:
        return tr("Length");
    case Added:
        return tr("Added");
    case ColumnCount:
        break;
    }
    return {};
}

SortColumn TrackTableModel::sortColumn(int column) {
    switch (static_cast<Column>(column)) {
    case Title:
        return SortColumn::Title;
    case Album:
        return SortColumn::Album;
    case Genre:
        return SortColumn::Genre;
    case Year:
        return SortColumn::Year;
    case Length:
        return SortColumn::Duration;
    case Added:
        return SortColumn::Added;
    case Number:
    case Artist:
    case ColumnCount:
        break;
    }
    return SortColumn::Artist;
}

QString TrackTableModel::text(const TrackRow& row, const QModelIndex& index) const {
    if (row.id == TrackId::None) {
        return index.column() == Title ? tr("No longer in the library") : QString();
    }
    switch (static_cast<Column>(index.column())) {
    case Number:
        if (m_numbering == Numbering::Position) {
            return QString::number(index.row() + 1);
        }
        if (row.trackNumber == 0) {
            return {};
        }
        return row.discNumber > 1
                   ? tr("%1-%2", "disc and track number").arg(row.discNumber).arg(row.trackNumber)
                   : QString::number(row.trackNumber);
    case Title:
        return row.title;
    case Artist:
        return row.artist;
    case Album:
        return row.album;
    case Genre:
        return row.genre;
    case Year:
        return row.year > 0 ? QString::number(row.year) : QString();
    case Length:
        return timeText(row.durationMs);
    case Added:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.addedMs).date(),
                                  QLocale::ShortFormat);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace earshot::ui

#include "moc_track_table_model.cpp"
