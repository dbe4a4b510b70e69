// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/row_delegate.h"

#include "ui/library/track_table_model.h"
#include "ui/theme/tabular.h"

#include <QAbstractItemView>
#include <QPainter>

namespace earshot::ui {

namespace {

constexpr int kMarkWidth = 3; // the bar at the row the keyboard is on
// Where the header's words begin and end inside a column.
constexpr int kLeftPad = metric::kSpace8 + 2, kRightPad = metric::kSpace8 + 10;

} // namespace

RowDelegate::RowDelegate(const Theme& theme, std::vector<Cell> cells, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_cells(std::move(cells)) {}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
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
    const Cell cell = m_cells.at(static_cast<std::size_t>(index.column()));
    const bool name = cell == Cell::Name;
    Tone tone = name ? Tone::Text : Tone::Secondary;
    if (missing) {
        tone = Tone::Faint;
    } else if (playing && name) {
        tone = Tone::Accent;
    }
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt() &
                                                      Qt::AlignHorizontal_Mask);
    const bool right = alignment.testFlag(Qt::AlignRight);
    QRect box = option.rect.adjusted(right ? 0 : kLeftPad, 0, right ? -kRightPad : -kLeftPad, 0);
    if (name && (missing || playing)) {
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
    if (cell == Cell::Figures) {
        drawTabular(*painter, box, alignment, text);
        return;
    }
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                            const QModelIndex& /*index*/) const {
    return {m_theme.scaled(metric::kSpace32 * 3), m_theme.scaled(metric::kRowDense)};
}

} // namespace earshot::ui

#include "moc_row_delegate.cpp"
