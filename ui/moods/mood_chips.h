// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recipe.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QWidget>

#include <vector>

namespace earshot::ui {

class FlowLayout;

/// The moods and the contexts as small tiles, one chosen at most.
class MoodChips : public QWidget {
    Q_OBJECT
public:
    explicit MoodChips(Theme& theme, QWidget* parent = nullptr);

    /// The person's own recipes, after the contexts.
    void setOwn(const std::vector<recommend::Recipe>& recipes);
    /// Marks the tile of this recipe; none where the recipe is not one of them.
    void setChosen(const QString& key);

Q_SIGNALS:
    void chosen(const earshot::recommend::Recipe& recipe);
    void ownWanted(); ///< to see and add own recipes

private:
    void add(const recommend::Recipe& recipe);
    void tint();

    struct Chip {
        recommend::Recipe recipe;
        QPushButton* button = nullptr;
    };

    Theme& m_theme;
    FlowLayout* m_row;
    QPushButton* m_ownButton;
    std::vector<Chip> m_chips;
    std::size_t m_builtIn = 0; ///< the first so many chips
    QString m_chosen;
};

} // namespace earshot::ui
