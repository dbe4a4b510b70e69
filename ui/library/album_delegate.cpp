// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_delegate.h"

#include "ui/library/albums_model.h"
#include "ui/widgets/cover_view.h"

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
    const QFontMetrics title(m_theme.font(TextStyle::Body));
    const QFontMetrics line(m_theme.font(TextStyle::Caption));
    return {coverSide + 2 * kPad,
            coverSide + metric::kSpace8 + title.height() + line.height() + 2 * kPad};
}

void AlbumDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto* model = qobject_cast<const AlbumsModel*>(index.model());
    const library::AlbumRow* album = model ? model->albumAt(index.row()) : nullptr;
    if (!album) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    if (selected || focused || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(focused ? QPen(m_theme.color(Tone::Accent), metric::kFocusRing)
                                : QPen(Qt::NoPen));
        painter->setBrush(m_theme.color(selected ? Tone::AccentTint : Tone::Hover));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), metric::kRadiusCard,
                                 metric::kRadiusCard);
    }
    const QRect box = option.rect.adjusted(kPad, kPad, -kPad, -kPad);
    const QRect cover(box.left(), box.top(), box.width(), box.width());
    drawCover(
        *painter, cover, m_theme,
        m_covers.cover(album->coverTrack, cover.width(), painter->device()->devicePixelRatioF()),
        album->title);

    const QFont titleFont = m_theme.font(TextStyle::Body);
    const QFont lineFont = m_theme.font(TextStyle::Caption);
    const QFontMetrics titleMetrics(titleFont), lineMetrics(lineFont);
    QRect words(box.left(), cover.bottom() + 1 + metric::kSpace8, box.width(),
                titleMetrics.height());
    painter->setFont(titleFont);
    painter->setPen(m_theme.color(Tone::Text));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      titleMetrics.elidedText(album->title, Qt::ElideRight, words.width()));
    words.moveTop(words.bottom() + 1);
    words.setHeight(lineMetrics.height());
    const QString line = album->year > 0
                             ? tr("%1 · %2", "artist · year").arg(album->artist).arg(album->year)
                             : album->artist;
    painter->setFont(lineFont);
    painter->setPen(m_theme.color(Tone::Secondary));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      lineMetrics.elidedText(line, Qt::ElideRight, words.width()));
    painter->restore();
}

QSize AlbumDelegate::sizeHint(const QStyleOptionViewItem& option,
                              const QModelIndex& /*index*/) const {
    const auto* list = qobject_cast<const QListView*>(option.widget);
    return list ? list->gridSize() : cell(metric::kSpace32 * 5);
}

} // namespace earshot::ui
