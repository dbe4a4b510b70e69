// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pick_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace earshot::ui {

PickView::PickView(Context& context, PickModel& model, QWidget* parent)
    : QListView(parent), m_model(model), m_delegate(new PickDelegate(context, model, this)) {
    setObjectName(QStringLiteral("pickListView"));
    setAccessibleName(tr("Picks"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
}

int PickView::pickAt(const QModelIndex& index) const {
    if (!index.isValid()) {
        return -1;
    }
    const PickModel::Row row = m_model.at(index.row());
    return row.kind == PickModel::RowKind::Pick ? row.index : -1;
}

void PickView::act(PickDelegate::Hit hit, const QModelIndex& index) {
    const int pick = pickAt(index);
    switch (hit.part) {
    case PickDelegate::Part::Play:
        Q_EMIT play(pick);
        break;
    case PickDelegate::Part::Like:
        Q_EMIT like(pick);
        break;
    case PickDelegate::Part::Remove:
        Q_EMIT remove(pick);
        break;
    case PickDelegate::Part::More:
        Q_EMIT menu(pick, QCursor::pos());
        break;
    case PickDelegate::Part::Expand:
        m_model.setExpanded(index.row(), !m_model.expanded(index.row()));
        break;
    case PickDelegate::Part::Signal:
        Q_EMIT manage(hit.signal);
        break;
    case PickDelegate::Part::Row:
        break;
    }
}

void PickView::mouseMoveEvent(QMouseEvent* event) {
    QListView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->pos());
    m_delegate->setPointer(event->pos());
    const auto part = index.isValid() ? m_delegate->hit(visualRect(index), index, event->pos()).part
                                      : PickDelegate::Part::Row;
    viewport()->setCursor(part == PickDelegate::Part::Row ? Qt::ArrowCursor
                                                          : Qt::PointingHandCursor);
    viewport()->update();
}

void PickView::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        act(m_delegate->hit(visualRect(index), index, event->pos()), index);
    }
}

void PickView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const int pick = pickAt(index);
    if (event->button() == Qt::LeftButton && pick >= 0 &&
        m_delegate->hit(visualRect(index), index, event->pos()).part == PickDelegate::Part::Row) {
        Q_EMIT play(pick);
    }
}

void PickView::leaveEvent(QEvent* event) {
    QListView::leaveEvent(event);
    m_delegate->setPointer(std::nullopt);
    viewport()->update();
}

void PickView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    const int pick = pickAt(index);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (index.isValid() && event->modifiers() == Qt::NoModifier) {
            m_model.setExpanded(index.row(), event->key() == Qt::Key_Right);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (pick >= 0) {
            Q_EMIT play(pick);
        } else if (index.isValid()) {
            m_model.setExpanded(index.row(), !m_model.expanded(index.row()));
        }
        return;
    case Qt::Key_Delete:
        if (pick >= 0) {
            Q_EMIT remove(pick);
            return;
        }
        break;
    case Qt::Key_L:
        if (pick >= 0 && event->modifiers() == Qt::NoModifier) {
            Q_EMIT like(pick);
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

void PickView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const int pick = pickAt(index);
    if (pick >= 0) {
        Q_EMIT menu(pick, byKey ? viewport()->mapToGlobal(visualRect(index).center())
                                : event->globalPos());
    }
}

bool PickView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           index.isValid() ? hintFor(index, help->pos()) : QString(), this);
        return true;
    }
    return QListView::viewportEvent(event);
}

QString PickView::hintFor(const QModelIndex& index, const QPoint& place) const {
    const int pick = pickAt(index);
    switch (m_delegate->hit(visualRect(index), index, place).part) {
    case PickDelegate::Part::Play:
        return tr("Play from here");
    case PickDelegate::Part::Like:
        return tr("Like");
    case PickDelegate::Part::Remove:
        return tr("Not this");
    case PickDelegate::Part::More:
        return tr("More");
    case PickDelegate::Part::Expand:
        return pick >= 0 ? tr("Why this is here") : QString();
    case PickDelegate::Part::Signal:
        return tr("Show this signal");
    case PickDelegate::Part::Row:
        break;
    }
    if (pick < 0) {
        return {};
    }
    const auto at = static_cast<std::size_t>(pick);
    const ShownMix& shown = m_model.mix();
    const QString mood = moodName(shown.valence[at], shown.arousal[at]);
    const QString reason = shown.mix.picks[at].reason;
    return mood.isEmpty() ? reason : tr("%1\nMood: %2").arg(reason, mood);
}

} // namespace earshot::ui

#include "moc_pick_view.cpp"
