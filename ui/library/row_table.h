// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/row_delegate.h"
#include "ui/theme/theme.h"

#include <QTableView>

#include <vector>

namespace earshot::ui {

/// How a column takes part in the width: fixed pixels (at normal text size) or a share of the rest;
/// below `leastTable` pixels of table width it gives way.
struct RowColumn {
    int column = 0; ///< of the model
    Cell cell = Cell::Words;
    int fixed = 0;
    int share = 0;
    int leastTable = 0;
};

/// A dense table that stays smooth with half a million rows: rows of one height, columns that share
/// the width by weight until someone drags a border. Enter or double click activates, letters go to
/// the search field of the page.
class RowTable : public QTableView {
    Q_OBJECT
public:
    /// Columns of the model that are not named stay hidden.
    RowTable(Theme& theme, QAbstractItemModel& model, std::vector<RowColumn> columns,
             QWidget* parent = nullptr);

    [[nodiscard]] std::vector<int> selectedRows() const; ///< ascending
    [[nodiscard]] int selectedCount() const;
    void selectRows(const std::vector<int>& rows); ///< ascending

    void keyboardSearch(const QString& text) override;

Q_SIGNALS:
    void rowActivated(int row);
    void menuWanted(const QPoint& globalPosition);
    void typed(const QString& text); ///< a letter was typed: it is meant for the search

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    [[nodiscard]] int sizeHintForRow(int row) const override;

private:
    void restyle();
    void layOutColumns();
    void setHoveredRow(int row);

    Theme& m_theme;
    std::vector<RowColumn> m_columns;
    RowDelegate* m_delegate = nullptr;
    int m_nameColumn = 0; ///< the keyboard's place in a row
    int m_hoveredRow = -1;
    bool m_layingOut = false;
    bool m_byHand = false; ///< someone chose the widths
};

} // namespace earshot::ui
