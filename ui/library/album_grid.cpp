// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_grid.h"

#include "ui/library/album_delegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kLeastCover = 148; // four columns at 960 × 600 with the sidebar

} // namespace

AlbumGrid::AlbumGrid(Context& context, QWidget* parent)
    : QListView(parent),
      m_theme(context.theme),
      m_delegate(new AlbumDelegate(context.theme, context.covers, this)) {
    setObjectName(QStringLiteral("albumGrid"));
    setAccessibleName(tr("Albums"));
    setModel(&m_albums);
    setItemDelegate(m_delegate);
    // A wrapped list rather than icon mode: the same look, and it lays out 50,000 items at once
    // because all have one size.
    setViewMode(QListView::ListMode);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setUniformItemSizes(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT albumOpened(index.data(AlbumsModel::AlbumRole).toLongLong());
    });
    connect(&context.covers, &Covers::ready, &m_albums, &AlbumsModel::coverArrived);
    connect(&m_theme, &Theme::changed, this, &AlbumGrid::layOutColumns);
}

void AlbumGrid::resizeEvent(QResizeEvent* event) {
    layOutColumns();
    QListView::resizeEvent(event);
}

void AlbumGrid::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const library::AlbumRow* album = m_albums.albumAt(index.row());
    if (album && album->coverTrack != library::TrackId::None) {
        Q_EMIT menuWanted(album->coverTrack,
                          byKey ? viewport()->mapToGlobal(visualRect(index).center())
                                : event->globalPos());
    }
}

void AlbumGrid::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT albumOpened(currentIndex().data(AlbumsModel::AlbumRole).toLongLong());
        return;
    }
    if (event->key() == Qt::Key_Space) {
        event->ignore(); // belongs to the player
        return;
    }
    QListView::keyPressEvent(event);
}

void AlbumGrid::layOutColumns() {
    const int width = viewport()->width() - 1; // a full row must not wrap early
    const int least = m_delegate->cell(m_theme.scaled(kLeastCover)).width();
    const int columns = std::max(1, width / least);
    const int padding = m_delegate->cell(0).width();
    setGridSize(m_delegate->cell(width / columns - padding));
}

} // namespace earshot::ui

#include "moc_album_grid.cpp"
