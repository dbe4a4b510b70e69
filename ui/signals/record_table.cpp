// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/record_table.h"

#include <QHeaderView>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kRowsVisible = 6;
constexpr int kLeastColumn = 80; // the style's bold header is wider than the view takes it for

} // namespace

RecordTable::RecordTable(Theme& theme, const QStringList& columns, int widest, QWidget* parent)
    : QTableWidget(0, static_cast<int>(columns.size()), parent), m_theme(theme) {
    setHorizontalHeaderLabels(columns);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(widest, QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->hide();
    setShowGrid(false);
    setWordWrap(false); // else a text ends at a word, long before its column does
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&theme, &Theme::changed, this, &RecordTable::fitHeight);
    hide();
    fitHeight();
}

void RecordTable::addRow(const QStringList& texts) {
    const int row = rowCount();
    insertRow(row);
    for (int column = 0; column < texts.size(); ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        item->setToolTip(texts[column]); // where the column is too narrow for it
        setItem(row, column, item);
    }
}

void RecordTable::fitHeight() {
    horizontalHeader()->setMinimumSectionSize(m_theme.scaled(kLeastColumn));
    const int row = m_theme.scaled(metric::kRowDense);
    verticalHeader()->setDefaultSectionSize(row);
    const int shown = std::clamp(rowCount(), 1, kRowsVisible);
    setFixedHeight(horizontalHeader()->sizeHint().height() + shown * row + 2 * frameWidth());
}

} // namespace earshot::ui

#include "moc_record_table.cpp"
