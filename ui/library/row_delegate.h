// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

#include <vector>

namespace earshot::ui {

/// How the cells of a column are drawn: as secondary words, as what names the row, or in figures of
/// one width.
enum class Cell : std::uint8_t { Words, Name, Figures };

/// Paints the cells of a RowTable: whole rows lit under the pointer and when selected. Of tracks
/// (the roles of TrackTableModel) missing files are greyed and marked, the playing one is in the
/// accent.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `cells` by column of the model.
    RowDelegate(const Theme& theme, std::vector<Cell> cells, QObject* parent = nullptr);

    void setHoveredRow(int row) { m_hoveredRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    const Theme& m_theme;
    std::vector<Cell> m_cells;
    int m_hoveredRow = -1;
};

} // namespace earshot::ui
