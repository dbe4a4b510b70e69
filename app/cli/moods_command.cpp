// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/recommend/own_recipes.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

using recommend::Recipe;

QJsonObject toJson(const Recipe& recipe, bool own) {
    return {
        {QStringLiteral("key"), recipe.key},
        {QStringLiteral("name"), recipe.name},
        {QStringLiteral("kind"), recipe.isMood ? QStringLiteral("mood") : QStringLiteral("recipe")},
        {QStringLiteral("description"), recipe.description},
        {QStringLiteral("own"), own},
        {QStringLiteral("valence"), recipe.valence},
        {QStringLiteral("arousal"), recipe.arousal}};
}

QJsonDocument allJson(const recommend::OwnRecipes& own) {
    QJsonArray all;
    for (const auto* list : {&recommend::builtInMoods(), &recommend::builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            all.append(toJson(recipe, false));
        }
    }
    for (const Recipe& recipe : own.recipes) {
        all.append(toJson(recipe, true));
    }
    return QJsonDocument(all);
}

void printList(const Terminal& terminal, const QString& title, const std::vector<Recipe>& recipes) {
    terminal.print(title);
    for (const Recipe& recipe : recipes) {
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
    auto paths = base::DataPaths::resolve(call.dataDir);
    if (!paths) {
        return call.terminal.fail(paths.error());
    }
    const recommend::OwnRecipes own = recommend::readOwnRecipes(paths->recipes());
    if (parser.isSet(QStringLiteral("json"))) {
        call.terminal.print(allJson(own));
    } else {
        printList(call.terminal, Text::tr("Moods (earshot mix --mood NAME)"),
                  recommend::builtInMoods());
        printList(call.terminal, Text::tr("Contexts (earshot mix --recipe NAME)"),
                  recommend::builtInRecipes());
        const QString folder = base::pathText(paths->recipes());
        if (!own.recipes.empty()) {
            printList(call.terminal, Text::tr("Your own, from %1").arg(folder), own.recipes);
        }
    }
    for (const base::Error& fault : own.faults) {
        call.terminal.problem(fault.message());
    }
    return own.faults.empty() ? Exit::Done : Exit::Failures;
}

} // namespace earshot::cli
