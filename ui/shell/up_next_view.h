// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/shell/up_next_model.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace earshot::ui {

/// Draws a row of up next: cover, title, artist or reason, duration.
class UpNextDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    UpNextDelegate(Context& context, const UpNextModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    Context& m_context;
    const UpNextModel& m_model;
};

/// Up next. Drag or Alt+Up/Down moves, Delete removes, Enter or a double click jumps there.
class UpNextView : public QListView {
    Q_OBJECT
public:
    explicit UpNextView(Context& context, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void jump(int row);
    void moveRow(int row, int by);
    void removeRow(int row);

    Context& m_context;
    UpNextModel m_model;
};

} // namespace earshot::ui
