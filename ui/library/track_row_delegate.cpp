// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/track_row_delegate.h"

#include "ui/library/track_table_model.h"
#include "ui/theme/tabular.h"

#include <QAbstractItemView>
#include <QPainter>

namespace earshot::ui {

namespace {

constexpr int kMarkWidth = 3; // the bar at the row the keyboard is on
// Where the header's words begin and end inside a column.
constexpr int kLeftPad = metric::kSpace8 + 2, kRightPad = metric::kSpace8 + 10;

bool isFigure(int column) {
    return column == TrackTableModel::Number || column == TrackTableModel::Year ||
           column == TrackTableModel::Length || column == TrackTableModel::Added;
}

} // namespace

TrackRowDelegate::TrackRowDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme) {}

void TrackRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        painter->fillRect(option.rect, m_theme.color(Tone::AccentTint));
    } else if (index.row() == m_hoveredRow) {
        painter->fillRect(option.rect, m_theme.color(Tone::Hover));
    }
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (view && view->hasFocus() && view->currentIndex().row() == index.row() &&
        option.rect.left() <= view->viewport()->rect().left() + 1) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(kMarkWidth, option.rect.height())),
                          m_theme.color(Tone::Accent));
    }

    const bool missing = index.data(TrackTableModel::MissingRole).toBool();
    const bool playing = index.data(TrackTableModel::PlayingRole).toBool();
    const bool title = index.column() == TrackTableModel::Title;
    Tone tone = title ? Tone::Text : Tone::Secondary;
    if (missing) {
        tone = Tone::Faint;
    } else if (playing && title) {
        tone = Tone::Accent;
    }
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt() &
                                                      Qt::AlignHorizontal_Mask);
    const bool right = alignment.testFlag(Qt::AlignRight);
    QRect box = option.rect.adjusted(right ? 0 : kLeftPad, 0, right ? -kRightPad : -kLeftPad, 0);
    if (title && (missing || playing)) {
        const int side = m_theme.scaled(metric::kIconSmall);
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QPixmap mark =
            m_theme.pixmap(missing ? QStringLiteral("warning") : QStringLiteral("speaker"), side,
                           m_theme.color(tone), ratio);
        painter->drawPixmap(box.left(), box.center().y() - side / 2, mark);
        box.setLeft(box.left() + side + metric::kSpace8);
    }

    painter->setPen(m_theme.color(tone));
    painter->setFont(m_theme.font(TextStyle::Body));
    const QString text = index.data(Qt::DisplayRole).toString();
    if (isFigure(index.column())) {
        drawTabular(*painter, box, alignment, text);
        return;
    }
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

QSize TrackRowDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                 const QModelIndex& /*index*/) const {
    return {m_theme.scaled(metric::kSpace32 * 3), m_theme.scaled(metric::kRowDense)};
}

} // namespace earshot::ui

#include "moc_track_row_delegate.cpp"
