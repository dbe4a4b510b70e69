// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/pick_delegate.h"

#include <QListView>

namespace earshot::ui {

/// The scrolling list inside a PickList: turns pointer and keys into what was meant.
class PickView : public QListView {
    Q_OBJECT
public:
    PickView(Context& context, PickModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void play(int pick);
    void like(int pick);
    void remove(int pick);
    void menu(int pick, const QPoint& globalPlace);
    void manage(earshot::signals::SignalId id);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// The pick a row stands for, −1 for rows that are none.
    [[nodiscard]] int pickAt(const QModelIndex& index) const;
    void act(PickDelegate::Hit hit, const QModelIndex& index);
    [[nodiscard]] QString hintFor(const QModelIndex& index, const QPoint& place) const;

    PickModel& m_model;
    PickDelegate* m_delegate;
};

} // namespace earshot::ui
