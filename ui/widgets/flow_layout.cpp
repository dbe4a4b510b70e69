// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace earshot::ui {

FlowLayout::FlowLayout(int spacing, QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem* item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), Apply::Measure);
}

QSize FlowLayout::sizeHint() const {
    QSize size = minimumSize();
    for (const auto& item : m_items) {
        size = size.expandedTo(item->sizeHint());
    }
    return size;
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto& item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, Apply::Place);
}

int FlowLayout::arrange(const QRect& rect, Apply apply) const {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int columnWidth = 0;
    if (m_columnWidth > 0) {
        const int fit = std::max(1, (inner.width() + spacing()) / (m_columnWidth + spacing()));
        const int rows = std::max(1, (count() + fit - 1) / fit);
        const int columns = std::max(1, (count() + rows - 1) / rows); // no orphans in the last row
        columnWidth = (inner.width() - (columns - 1) * spacing()) / columns;
    }
    int x = inner.left();
    int y = inner.top();
    std::vector<std::pair<QLayoutItem*, QRect>> row;
    int rowHeight = 0;
    const auto finishRow = [&] {
        for (auto& [item, place] : row) {
            if (apply == Apply::Place) {
                // Tiles of one row share its height; chips keep theirs.
                item->setGeometry(columnWidth > 0
                                      ? QRect(place.topLeft(), QSize(place.width(), rowHeight))
                                      : place);
            }
        }
        row.clear();
    };
    for (const auto& item : m_items) {
        if (item->isEmpty()) {
            continue;
        }
        QSize size = item->sizeHint();
        if (columnWidth > 0) {
            size.setWidth(columnWidth);
            if (item->hasHeightForWidth()) {
                size.setHeight(item->heightForWidth(columnWidth));
            }
        }
        size.setWidth(std::min(size.width(), inner.width()));
        if (!row.empty() && x + size.width() > inner.right() + 1) {
            finishRow();
            x = inner.left();
            y += rowHeight + spacing();
            rowHeight = 0;
        }
        row.emplace_back(item.get(), QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        rowHeight = std::max(rowHeight, size.height());
    }
    finishRow();
    return y + rowHeight - rect.top() + contentsMargins().bottom();
}

} // namespace earshot::ui
