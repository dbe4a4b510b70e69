// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/covers.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace earshot::ui {

/// Paints one album of the grid: cover, title, artist and year. Asks for covers as they come into
/// view.
class AlbumDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    AlbumDelegate(Theme& theme, Covers& covers, QObject* parent = nullptr);

    /// The cell's size for this cover side.
    [[nodiscard]] QSize cell(int coverSide) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    Theme& m_theme;
    Covers& m_covers;
};

} // namespace earshot::ui
