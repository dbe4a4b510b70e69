// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace earshot::ui {

/// Paints one playlist of the list: icon (own or saved from a mix), name, and how much is in it.
class PlaylistDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PlaylistDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace earshot::ui
