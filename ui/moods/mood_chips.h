// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recipe.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QWidget>

#include <vector>

namespace earshot::ui {

/// The moods and the contexts as small tiles, one chosen at most.
class MoodChips : public QWidget {
    Q_OBJECT
public:
    explicit MoodChips(Theme& theme, QWidget* parent = nullptr);

    /// Marks the tile of this recipe; none where the recipe is not one of them.
    void setChosen(const QString& key);

Q_SIGNALS:
    void chosen(const earshot::recommend::Recipe& recipe);

private:
    void add(QLayout& row, const recommend::Recipe& recipe);
    void tint();

    struct Chip {
        recommend::Recipe recipe;
        QPushButton* button = nullptr;
    };

    Theme& m_theme;
    std::vector<Chip> m_chips;
};

} // namespace earshot::ui
