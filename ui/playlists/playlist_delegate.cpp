// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_delegate.h"

#include "ui/playlists/playlists_model.h"
#include "ui/widgets/item_painter.h"

#include <QPainter>

namespace earshot::ui {

PlaylistDelegate::PlaylistDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme) {}

void PlaylistDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const ItemPainter item(*painter, m_theme, option);
    item.ground(metric::kRadiusControl);
    const bool saved = index.data(PlaylistsModel::KindRole).toInt() ==
                       static_cast<int>(library::PlaylistKind::Saved);
    const int side = m_theme.scaled(metric::kIconSmall);
    const QRect box =
        option.rect.adjusted(metric::kSpace12, metric::kSpace8, -metric::kSpace8, -metric::kSpace8);
    painter->drawPixmap(
        box.left(), box.center().y() - side / 2,
        m_theme.pixmap(saved ? QStringLiteral("sparkle") : QStringLiteral("playlists"), side,
                       m_theme.color(Tone::Secondary), painter->device()->devicePixelRatioF()));
    item.words(box.adjusted(side + metric::kSpace12, 0, 0, 0),
               index.data(Qt::DisplayRole).toString(),
               index.data(PlaylistsModel::LineRole).toString());
}

QSize PlaylistDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                 const QModelIndex& /*index*/) const {
    return {m_theme.scaled(metric::kSpace32 * 4),
            ItemPainter::wordsHeight(m_theme) + 2 * metric::kSpace8};
}

void PlaylistDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex& /*index*/) const {
    const int left = metric::kSpace12 + m_theme.scaled(metric::kIconSmall) + metric::kSpace4;
    editor->setGeometry(
        option.rect.adjusted(left, metric::kSpace8, -metric::kSpace4, -metric::kSpace8));
}

} // namespace earshot::ui

#include "moc_playlist_delegate.cpp"
