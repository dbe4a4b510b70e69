// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/track_table.h"

#include "ui/library/track_row_delegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace earshot::ui {

using library::TrackId;

namespace {

/// How a column takes part in the width: fixed pixels (at normal text size) or a share of the rest;
/// below `leastTable` pixels of table width it gives way.
struct ColumnRule {
    TrackTableModel::Column column;
    int fixed;
    int share;
    int leastTable;
};
constexpr ColumnRule kRules[] = {
    {TrackTableModel::Number, 52, 0, 0},  {TrackTableModel::Title, 0, 34, 0},
    {TrackTableModel::Artist, 0, 24, 0},  {TrackTableModel::Album, 0, 26, 480},
    {TrackTableModel::Genre, 0, 15, 700}, {TrackTableModel::Year, 60, 0, 620},
    {TrackTableModel::Length, 88, 0, 0},  {TrackTableModel::Added, 104, 0, 860},
};

} // namespace

TrackTable::TrackTable(Theme& theme, TrackTableModel& model,
                       std::vector<TrackTableModel::Column> columns, QWidget* parent)
    : QTableView(parent), m_theme(theme), m_model(model), m_columns(std::move(columns)) {
    m_delegate = new TrackRowDelegate(theme, this);
    setItemDelegate(m_delegate);
    setModel(&model);
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
    connect(&m_theme, &Theme::changed, this, &TrackTable::restyle);
    restyle();
}

std::vector<TrackId> TrackTable::selectedTracks(int limit) const {
    std::vector<TrackId> tracks;
    for (const int row : selectedRows()) {
        if (static_cast<int>(tracks.size()) >= limit) {
            break;
        }
        tracks.push_back(m_model.trackAt(row));
    }
    return tracks;
}

std::vector<int> TrackTable::selectedRows() const {
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

int TrackTable::selectedCount() const {
    const QItemSelection selection = selectionModel()->selection();
    return std::accumulate(
        selection.begin(), selection.end(), 0,
        [](int sum, const QItemSelectionRange& range) { return sum + range.height(); });
}

void TrackTable::selectRows(const std::vector<int>& rows) {
    QItemSelection selection;
    const int lastColumn = m_model.columnCount() - 1;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) {
            ++end;
        }
        selection.select(m_model.index(rows[i], 0), m_model.index(rows[end - 1], lastColumn));
        i = end;
    }
    if (!rows.empty()) {
        selectionModel()->setCurrentIndex(m_model.index(rows.front(), TrackTableModel::Title),
                                          QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void TrackTable::keyboardSearch(const QString& text) {
    // The usual search walks all rows, which would read the whole library.
    if (!text.trimmed().isEmpty()) {
        Q_EMIT typed(text);
    }
}

void TrackTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOutColumns();
}

void TrackTable::keyPressEvent(QKeyEvent* event) {
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

void TrackTable::mouseMoveEvent(QMouseEvent* event) {
    setHoveredRow(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void TrackTable::contextMenuEvent(QContextMenuEvent* event) {
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        position = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    }
    if (selectedCount() > 0) {
        Q_EMIT menuWanted(position);
    }
}

bool TrackTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        setHoveredRow(-1);
    }
    return QTableView::viewportEvent(event);
}

int TrackTable::sizeHintForRow(int /*row*/) const {
    return verticalHeader()->defaultSectionSize();
}

void TrackTable::restyle() {
    verticalHeader()->setDefaultSectionSize(m_theme.scaled(metric::kRowDense));
    layOutColumns();
    viewport()->update();
}

void TrackTable::layOutColumns() {
    const auto shown = [this](const ColumnRule& entry) {
        return std::find(m_columns.begin(), m_columns.end(), entry.column) != m_columns.end() &&
               viewport()->width() >= m_theme.scaled(entry.leastTable);
    };
    m_layingOut = true;
    int rest = viewport()->width();
    int shares = 0;
    for (const ColumnRule& entry : kRules) {
        setColumnHidden(entry.column, !shown(entry));
        rest -= shown(entry) ? m_theme.scaled(entry.fixed) : 0;
        shares += shown(entry) ? entry.share : 0;
    }
    if (!m_byHand) {
        for (const ColumnRule& entry : kRules) {
            setColumnWidth(entry.column, entry.share > 0 ? rest * entry.share / std::max(shares, 1)
                                                         : m_theme.scaled(entry.fixed));
        }
    }
    m_layingOut = false;
}

void TrackTable::setHoveredRow(int row) {
    if (row == m_hoveredRow) {
        return;
    }
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

} // namespace earshot::ui

#include "moc_track_table.cpp"
