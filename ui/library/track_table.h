// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/track_table_model.h"
#include "ui/theme/theme.h"

#include <QTableView>

namespace earshot::ui {

class TrackRowDelegate;

/// A dense table of tracks that stays smooth with half a million rows: rows of one height, columns
/// that share the width by weight until someone drags a border. Enter or double click activates,
/// letters go to the search field of the page.
class TrackTable : public QTableView {
    Q_OBJECT
public:
    TrackTable(Theme& theme, TrackTableModel& model, std::vector<TrackTableModel::Column> columns,
               QWidget* parent = nullptr);

    /// Selected tracks in the order shown, at most `limit`.
    [[nodiscard]] std::vector<library::TrackId> selectedTracks(int limit) const;
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
    TrackTableModel& m_model;
    TrackRowDelegate* m_delegate = nullptr;
    std::vector<TrackTableModel::Column> m_columns; ///< shown, by order
    int m_hoveredRow = -1;
    bool m_layingOut = false;
    bool m_byHand = false; ///< someone chose the widths
};

} // namespace earshot::ui
