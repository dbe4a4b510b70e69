// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QTableWidget>

namespace earshot::ui {

/// A quiet table to read records in: dense rows without a grid, one column that takes the room that
/// is left, as high as its first rows; nothing can be edited, and Tab leaves it.
class RecordTable : public QTableWidget {
    Q_OBJECT
public:
    RecordTable(Theme& theme, const QStringList& columns, int widest, QWidget* parent = nullptr);

    /// Adds a row of texts, by column.
    void addRow(const QStringList& texts);
    /// To be called when rows were added or removed.
    void fitHeight();

private:
    Theme& m_theme;
};

} // namespace earshot::ui
