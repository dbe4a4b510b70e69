// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/row_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace earshot::ui {

RowTable::RowTable(Theme& theme, QAbstractItemModel& model, std::vector<RowColumn> columns,
                   QWidget* parent)
    : QTableView(parent), m_theme(theme), m_columns(std::move(columns)) {
    std::vector<Cell> cells(static_cast<std::size_t>(model.columnCount()), Cell::Words);
    for (const RowColumn& entry : m_columns) {
        cells.at(static_cast<std::size_t>(entry.column)) = entry.cell;
        m_nameColumn = entry.cell == Cell::Name ? entry.column : m_nameColumn;
    }
    m_delegate = new RowDelegate(theme, std::move(cells), this);
    setItemDelegate(m_delegate);
    setModel(&model);
    for (int column = 0; column < model.columnCount(); ++column) {
        setColumnHidden(column, true);
    }
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(metric::kSpace32);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_layingOut) {
            m_byHand = true;
        }
    });
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
        setHoveredRow(viewport()->rect().contains(at) ? rowAt(at.y()) : -1);
    });
    connect(&m_theme, &Theme::changed, this, &RowTable::restyle);
    restyle();
}

std::vector<int> RowTable::selectedRows() const {
    std::vector<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int RowTable::selectedCount() const {
    const QItemSelection selection = selectionModel()->selection();
    return std::accumulate(
        selection.begin(), selection.end(), 0,
        [](int sum, const QItemSelectionRange& range) { return sum + range.height(); });
}

void RowTable::selectRows(const std::vector<int>& rows) {
    QItemSelection selection;
    const int lastColumn = model()->columnCount() - 1;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) {
            ++end;
        }
        selection.select(model()->index(rows[i], 0), model()->index(rows[end - 1], lastColumn));
        i = end;
    }
    if (!rows.empty()) {
        selectionModel()->setCurrentIndex(model()->index(rows.front(), m_nameColumn),
                                          QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void RowTable::keyboardSearch(const QString& text) {
    // The usual search walks all rows, which would read the whole library.
    if (!text.trimmed().isEmpty()) {
        Q_EMIT typed(text);
    }
}

void RowTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOutColumns();
}

void RowTable::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex().row());
        return;
    }
    // Space belongs to the player.
    if (event->key() == Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::mouseMoveEvent(QMouseEvent* event) {
    setHoveredRow(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void RowTable::contextMenuEvent(QContextMenuEvent* event) {
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        position = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    }
    if (selectedCount() > 0) {
        Q_EMIT menuWanted(position);
    }
}

bool RowTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        setHoveredRow(-1);
    }
    return QTableView::viewportEvent(event);
}

int RowTable::sizeHintForRow(int /*row*/) const {
    return verticalHeader()->defaultSectionSize();
}

void RowTable::restyle() {
    verticalHeader()->setDefaultSectionSize(m_theme.scaled(metric::kRowDense));
    layOutColumns();
    viewport()->update();
}

void RowTable::layOutColumns() {
    const auto shown = [this](const RowColumn& entry) {
        return viewport()->width() >= m_theme.scaled(entry.leastTable);
    };
    m_layingOut = true;
    int rest = viewport()->width();
    int shares = 0;
    for (const RowColumn& entry : m_columns) {
        setColumnHidden(entry.column, !shown(entry));
        rest -= shown(entry) ? m_theme.scaled(entry.fixed) : 0;
        shares += shown(entry) ? entry.share : 0;
    }
    if (!m_byHand) {
        for (const RowColumn& entry : m_columns) {
            setColumnWidth(entry.column, entry.share > 0 ? rest * entry.share / std::max(shares, 1)
                                                         : m_theme.scaled(entry.fixed));
        }
    }
    m_layingOut = false;
}

void RowTable::setHoveredRow(int row) {
    if (row == m_hoveredRow) {
        return;
    }
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

} // namespace earshot::ui

#include "moc_row_table.cpp"
