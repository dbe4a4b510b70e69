// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace earshot::ui {

/// Paints what the items of all lists and grids have in common: the ground that shows selection,
/// hover and focus, and a title with a line below it. Leaves the painter as it found it.
class ItemPainter {
public:
    ItemPainter(QPainter& painter, const Theme& theme, const QStyleOptionViewItem& option);
    ~ItemPainter();
    Q_DISABLE_COPY_MOVE(ItemPainter)

    /// Of the whole item, with corners of this radius.
    void ground(int radius) const;
    /// From the top of the box down; what does not fit is elided.
    void words(const QRect& box, const QString& title, const QString& line,
               Tone titleTone = Tone::Text) const;
    /// What words() takes, in px.
    [[nodiscard]] static int wordsHeight(const Theme& theme);

private:
    QPainter& m_painter;
    const Theme& m_theme;
    const QStyleOptionViewItem& m_option;
};

} // namespace earshot::ui
