// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/up_next_view.h"

#include "ui/theme/tabular.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/item_painter.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kRow = 48; // at the default text size, in px
constexpr int kCover = 36;

} // namespace

UpNextDelegate::UpNextDelegate(Context& context, const UpNextModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context), m_model(model) {}

QSize UpNextDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, m_context.theme.scaled(kRow)};
}

void UpNextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Theme& theme = m_context.theme;
    const playback::QueueItem& item = m_model.item(index.row());
    const bool playing = index.row() == 0;
    const QRect row = option.rect;
    const ItemPainter painted(*painter, theme, option);
    painted.ground(metric::kRadiusControl);
    const bool hovered = option.state & QStyle::State_MouseOver;
    const int side = theme.scaled(kCover);
    const QRect cover(row.left() + metric::kSpace8, row.top() + (row.height() - side) / 2, side,
                      side);
    const library::TrackId track{item.track};
    drawCover(*painter, cover, m_context.theme,
              m_context.covers.cover(track, side, painter->device()->devicePixelRatioF()),
              item.album.isEmpty() ? item.artist : item.album);

    const QFont small = theme.font(TextStyle::Caption);
    painter->setFont(small);
    int right = row.right() - metric::kSpace8;
    const QString time = timeText(item.durationMs);
    const int timeWidth = tabularWidth(QFontMetrics(small), time);
    painter->setPen(theme.color(Tone::Secondary));
    drawTabular(*painter, QRect(right - timeWidth, row.top(), timeWidth, row.height()),
                Qt::AlignRight, time);
    right -= timeWidth + metric::kSpace8;
    if (hovered && !playing) {
        const int icon = theme.scaled(metric::kIconSmall);
        painter->drawPixmap(right - icon, row.top() + (row.height() - icon) / 2,
                            theme.pixmap(QStringLiteral("drag"), icon, theme.color(Tone::Faint),
                                         painter->device()->devicePixelRatioF()));
        right -= icon + metric::kSpace4;
    }

    const int left = cover.right() + 1 + metric::kSpace12;
    const int width = std::max(1, right - left);
    const int height = ItemPainter::wordsHeight(theme);
    const QString moved = index.data(UpNextModel::MovedRole).toString();
    const QString line =
        item.reason.isEmpty() ? item.artist : tr("%1 · %2").arg(item.artist, item.reason);
    painted.words({left, row.top() + (row.height() - height) / 2, width, height}, item.title,
                  moved.isEmpty() ? line : tr("%1 · %2", "moved, artist").arg(moved, item.artist),
                  playing ? Tone::Accent : Tone::Text);
}

UpNextView::UpNextView(Context& context, QWidget* parent)
    : QListView(parent), m_context(context), m_model(context.player.queue()) {
    setObjectName(QStringLiteral("upNextView"));
    setAccessibleName(tr("Up next"));
    setModel(&m_model);
    setItemDelegate(new UpNextDelegate(context, m_model, this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { jump(index.row()); });
    connect(&context.covers, &Covers::ready, viewport(), qOverload<>(&QWidget::update));
    connect(&context.theme, &Theme::changed, this, [this] { doItemsLayout(); });
}

void UpNextView::jump(int row) {
    if (row >= 0 && row < m_model.rowCount()) {
        m_context.player.queue().jumpTo(m_model.queueIndex(row));
        m_context.player.play();
    }
}

void UpNextView::moveRow(int row, int by) {
    const int to = row + by;
    if (row < 1 || to < 1 || to >= m_model.rowCount()) {
        return;
    }
    m_context.player.queue().move(m_model.queueIndex(row), m_model.queueIndex(to));
    setCurrentIndex(m_model.index(to));
}

void UpNextView::removeRow(int row) {
    if (row < 1 || row >= m_model.rowCount()) {
        return; // what plays is not up next
    }
    m_context.player.queue().remove(m_model.queueIndex(row));
    setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1)));
}

void UpNextView::keyPressEvent(QKeyEvent* event) {
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const bool alt = event->modifiers() == Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt) {
            moveRow(row, event->key() == Qt::Key_Up ? -1 : 1);
            return;
        }
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        removeRow(row);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        jump(row);
        return;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

void UpNextView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    const int row = index.row();
    const library::TrackId track{m_model.item(row).track};
    QMenu menu(this);
    const auto add = [&](const QString& icon, const QString& text, auto act) {
        connect(menu.addAction(m_context.theme.icon(icon), text), &QAction::triggered, this, act);
    };
    add(QStringLiteral("play"), tr("Play now"), [this, row] { jump(row); });
    add(QStringLiteral("radio"), tr("Start radio from this"),
        [this, track] { Q_EMIT m_context.navigator.playRadio(track); });
    add(QStringLiteral("plus"), tr("Add to playlist…"),
        [this, track] { Q_EMIT m_context.navigator.addToPlaylist({track}); });
    if (row > 0) {
        menu.addSeparator();
        add(QStringLiteral("close"), tr("Remove"), [this, row] { removeRow(row); });
    }
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace earshot::ui

#include "moc_up_next_view.cpp"
