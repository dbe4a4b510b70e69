// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/own_recipes.h"
#include "ui/services/context.h"

#include <QDialog>

class QVBoxLayout;

namespace earshot::ui {

class StatusLine;

/// The person's own recipes: where they lie, which there are, what is wrong with those that cannot
/// be used, and a way to add one.
class OwnRecipesDialog : public QDialog {
    Q_OBJECT
public:
    OwnRecipesDialog(Context& context, QWidget* parent);

Q_SIGNALS:
    void changed(); ///< a recipe was added

private:
    void read();
    void showRecipes(const recommend::OwnRecipes& own);
    void addLine(const QString& title, const QString& text);
    void chooseFile();
    void addFile(const QString& file);

    Context& m_context;
    QVBoxLayout* m_lines;
    StatusLine* m_problem;
};

} // namespace earshot::ui
