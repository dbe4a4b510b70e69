// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_delegate.h"

#include "ui/library/albums_model.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/item_painter.h"

#include <QListView>
#include <QPainter>

namespace earshot::ui {

namespace {

constexpr int kPad = metric::kSpace8; // around cover and words: room for selection and focus
constexpr int kCoverStep = 64; // covers are asked for in such steps and scaled down: a window that
                               // is resized must not load them all again

} // namespace

AlbumDelegate::AlbumDelegate(Theme& theme, Covers& covers, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_covers(covers) {}

QSize AlbumDelegate::cell(int coverSide) const {
    return {coverSide + 2 * kPad,
            coverSide + metric::kSpace8 + ItemPainter::wordsHeight(m_theme) + 2 * kPad};
}

void AlbumDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto* model = qobject_cast<const AlbumsModel*>(index.model());
    const library::AlbumRow* album = model ? model->albumAt(index.row()) : nullptr;
    if (!album) {
        return;
    }
    const ItemPainter item(*painter, m_theme, option);
    item.ground(metric::kRadiusCard);
    const QRect box = option.rect.adjusted(kPad, kPad, -kPad, -kPad);
    const QRect cover(box.left(), box.top(), box.width(), box.width());
    drawCover(
        *painter, cover, m_theme,
        m_covers.cover(album->coverTrack, cover.width(), painter->device()->devicePixelRatioF()),
        album->title);
    item.words(box.adjusted(0, cover.height() + metric::kSpace8, 0, 0), album->title,
               album->year > 0 ? tr("%1 · %2", "artist · year").arg(album->artist).arg(album->year)
                               : album->artist);
}

QSize AlbumDelegate::sizeHint(const QStyleOptionViewItem& option,
                              const QModelIndex& /*index*/) const {
    const auto* list = qobject_cast<const QListView*>(option.widget);
    return list ? list->gridSize() : cell(metric::kSpace32 * 5);
}

} // namespace earshot::ui

#include "moc_album_delegate.cpp"
