// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/recommend/recipe.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

QJsonObject toJson(const recommend::Recipe& recipe) {
    return {
        {QStringLiteral("key"), recipe.key},
        {QStringLiteral("name"), recipe.name},
        {QStringLiteral("kind"), recipe.isMood ? QStringLiteral("mood") : QStringLiteral("recipe")},
        {QStringLiteral("description"), recipe.description},
        {QStringLiteral("valence"), recipe.valence},
        {QStringLiteral("arousal"), recipe.arousal}};
}

void printList(const Terminal& terminal, const QString& title,
               const std::vector<recommend::Recipe>& recipes) {
    terminal.print(title);
    for (const recommend::Recipe& recipe : recipes) {
        terminal.print(QStringLiteral("  %1 %2").arg(recipe.key, -12).arg(recipe.description));
    }
}

} // namespace

Exit runMoods(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    if (parser.isSet(QStringLiteral("json"))) {
        QJsonArray all;
        for (const auto* list : {&recommend::builtInMoods(), &recommend::builtInRecipes()}) {
            for (const recommend::Recipe& recipe : *list) {
                all.append(toJson(recipe));
            }
        }
        call.terminal.print(QJsonDocument(all));
        return Exit::Done;
    }
    printList(call.terminal, Text::tr("Moods (earshot mix --mood NAME)"),
              recommend::builtInMoods());
    printList(call.terminal, Text::tr("Contexts (earshot mix --recipe NAME)"),
              recommend::builtInRecipes());
    return Exit::Done;
}

} // namespace earshot::cli
