// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace earshot::ui {

/// Paints the cells of a TrackTable: whole rows lit under the pointer and when selected, figures
/// of one width, missing files greyed and marked, the playing one in the accent.
class TrackRowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TrackRowDelegate(const Theme& theme, QObject* parent = nullptr);

    void setHoveredRow(int row) { m_hoveredRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    const Theme& m_theme;
    int m_hoveredRow = -1;
};

} // namespace earshot::ui
