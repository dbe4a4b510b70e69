// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/own_recipes_dialog.h"

#include "ui/services/own_recipes.h"
#include "ui/widgets/status_line.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kDialogWidth = 560;

} // namespace

OwnRecipesDialog::OwnRecipesDialog(Context& context, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_lines(new QVBoxLayout),
      m_problem(new StatusLine(context.theme, TextStyle::Body, Tone::Text)) {
    setObjectName(QStringLiteral("ownRecipesDialog"));
    setWindowTitle(tr("Own recipes"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(context.theme.scaled(kDialogWidth));
    const QString folder = base::pathText(context.paths.recipes());
    auto* about = new TextLabel(
        context.theme,
        tr("A recipe is a small text file that says how a list should be: mood, tempo, loudness, "
           "energy over time. Recipes in this folder stand among the contexts:"),
        TextStyle::Body, Tone::Secondary);
    about->setWordWrap(true);
    auto* place = new TextLabel(context.theme, folder);
    place->setObjectName(QStringLiteral("ownRecipesFolder"));
    place->setElided(true);
    auto* copy = new QPushButton(tr("Copy path"));
    copy->setObjectName(QStringLiteral("copyRecipesPath"));
    copy->setAccessibleName(tr("Copy the path of the recipes folder"));
    connect(copy, &QPushButton::clicked, this,
            [folder] { QGuiApplication::clipboard()->setText(folder); });
    auto* where = new QHBoxLayout;
    where->addWidget(place, 1);
    where->addWidget(copy);

    auto* list = new QWidget;
    list->setLayout(m_lines);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(metric::kSpace8);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("ownRecipesList"));
    scroll->setAccessibleName(tr("Own recipes and what is wrong with them"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    m_problem->setObjectName(QStringLiteral("ownRecipesProblem"));
    m_problem->setWordWrap(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* addButton = buttons->addButton(tr("Add a recipe…"), QDialogButtonBox::ActionRole);
    addButton->setObjectName(QStringLiteral("addRecipe"));
    auto* again = buttons->addButton(tr("Read again"), QDialogButtonBox::ActionRole);
    again->setObjectName(QStringLiteral("readRecipesAgain"));
    addButton->setAccessibleName(tr("Add a recipe from a file"));
    again->setAccessibleName(tr("Read the recipes folder again"));
    connect(addButton, &QPushButton::clicked, this, &OwnRecipesDialog::chooseFile);
    connect(again, &QPushButton::clicked, this, [this] {
        read();
        Q_EMIT changed();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace12);
    column->addWidget(about);
    column->addLayout(where);
    column->addWidget(scroll, 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    read();
}

void OwnRecipesDialog::read() {
    readOwnRecipes(m_context, this, [this](const recommend::OwnRecipes& own) { showRecipes(own); });
}

void OwnRecipesDialog::showRecipes(const recommend::OwnRecipes& own) {
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (own.recipes.empty() && own.faults.empty()) {
        addLine(tr("None yet."), tr("Add one, or put it into the folder and read again. The format "
                                    "is described in resources/recipes/README.md."));
    }
    for (const base::Error& fault : own.faults) {
        addLine(tr("Not used: %1").arg(fault.subject.section(u'/', -1)),
                tr("%1. %2", "what is wrong, what to do").arg(fault.what, fault.advice));
    }
    for (const recommend::Recipe& recipe : own.recipes) {
        addLine(recipe.name, recipe.description);
    }
    m_lines->addStretch(1);
}

void OwnRecipesDialog::addLine(const QString& title, const QString& text) {
    auto* name = new TextLabel(m_context.theme, title, TextStyle::Emphasis);
    auto* words = new TextLabel(m_context.theme, text, TextStyle::Body, Tone::Secondary);
    for (TextLabel* label : {name, words}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto* entry = new QWidget;
    auto* lines = new QVBoxLayout(entry);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(name);
    lines->addWidget(words);
    m_lines->addWidget(entry);
}

void OwnRecipesDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Add a recipe"), {}, tr("Recipes (*.json)"));
    dialog->setObjectName(QStringLiteral("recipeFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &OwnRecipesDialog::addFile);
    dialog->open();
}

void OwnRecipesDialog::addFile(const QString& file) {
    m_context.background.write(
        this,
        [file, folder = m_context.paths.recipes()](jobs::Workspace&, const std::stop_token&) {
            return recommend::addOwnRecipe(base::pathFromText(file), folder);
        },
        [this](const base::Status& added) {
            m_problem->say(added ? QString() : added.error().message());
            read();
            Q_EMIT changed();
        });
}

} // namespace earshot::ui

#include "moc_own_recipes_dialog.cpp"
