// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_delegate.h"

#include "ui/playlists/playlists_model.h"

#include <QPainter>

namespace earshot::ui {

PlaylistDelegate::PlaylistDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme) {}

void PlaylistDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    if (selected || focused || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(focused ? QPen(m_theme.color(Tone::Accent), metric::kFocusRing)
                                : QPen(Qt::NoPen));
        painter->setBrush(m_theme.color(selected ? Tone::AccentTint : Tone::Hover));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), metric::kRadiusControl,
                                 metric::kRadiusControl);
    }
    const bool saved = index.data(PlaylistsModel::KindRole).toInt() ==
                       static_cast<int>(library::PlaylistKind::Saved);
    const int side = m_theme.scaled(metric::kIconSmall);
    const QRect box =
        option.rect.adjusted(metric::kSpace12, metric::kSpace8, -metric::kSpace8, -metric::kSpace8);
    painter->drawPixmap(
        box.left(), box.center().y() - side / 2,
        m_theme.pixmap(saved ? QStringLiteral("sparkle") : QStringLiteral("playlists"), side,
                       m_theme.color(Tone::Secondary), painter->device()->devicePixelRatioF()));
    const QFont nameFont = m_theme.font(TextStyle::Body);
    const QFont lineFont = m_theme.font(TextStyle::Caption);
    QRect words = box.adjusted(side + metric::kSpace12, 0, 0, 0);
    painter->setFont(nameFont);
    painter->setPen(m_theme.color(Tone::Text));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                      QFontMetrics(nameFont).elidedText(index.data(Qt::DisplayRole).toString(),
                                                        Qt::ElideRight, words.width()));
    painter->setFont(lineFont);
    painter->setPen(m_theme.color(Tone::Secondary));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                      index.data(PlaylistsModel::LineRole).toString());
    painter->restore();
}

QSize PlaylistDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                 const QModelIndex& /*index*/) const {
    const int text = QFontMetrics(m_theme.font(TextStyle::Body)).height() +
                     QFontMetrics(m_theme.font(TextStyle::Caption)).height();
    return {m_theme.scaled(metric::kSpace32 * 4), text + 2 * metric::kSpace8 + 2};
}

void PlaylistDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex& /*index*/) const {
    const int left = metric::kSpace12 + m_theme.scaled(metric::kIconSmall) + metric::kSpace4;
    editor->setGeometry(
        option.rect.adjusted(left, metric::kSpace8, -metric::kSpace4, -metric::kSpace8));
}

} // namespace earshot::ui
