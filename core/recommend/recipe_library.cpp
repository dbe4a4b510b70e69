// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recipe.h"

#include "core/base/log.h"

#include <QFile>

#include <algorithm>
#include <array>

/// A resource in a static library is only registered when it is asked for; the macro must stand
/// outside every namespace.
static void registerRecipes() {
    Q_INIT_RESOURCE(recipes);
}

namespace earshot::recommend {

namespace {

using namespace Qt::StringLiterals;

// Showing order.
constexpr std::array kMoods{"happy", "calm", "energetic", "sad", "tense", "tender"};
constexpr std::array kContexts{"focus",     "study",  "workout",  "run",
                               "party",     "dinner", "morning",  "commute",
                               "wind-down", "sleep",  "meditate", "stargazing"};

std::vector<Recipe> load(std::span<const char* const> keys) {
    registerRecipes();
    std::vector<Recipe> recipes;
    for (const char* key : keys) {
        const QString name = u":/recipes/"_s + QLatin1String(key) + u".json"_s;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            qCCritical(base::log) << "a built-in recipe is not in the program:" << key;
            continue;
        }
        auto recipe = parseRecipe(file.readAll(), name);
        if (!recipe) {
            qCCritical(base::log) << recipe.error().message();
            continue;
        }
        recipes.push_back(std::move(*recipe));
    }
    return recipes;
}

} // namespace

const std::vector<Recipe>& builtInMoods() {
    static const std::vector<Recipe> moods = load(kMoods);
    return moods;
}

const std::vector<Recipe>& builtInRecipes() {
    static const std::vector<Recipe> recipes = load(kContexts);
    return recipes;
}

double countedTempo(const Recipe& recipe, double bpm) {
    if (!recipe.bpm || !recipe.halfTempo) {
        return bpm;
    }
    const auto outside = [&range = *recipe.bpm](double value) {
        return std::max({range.low - value, value - range.high, 0.0});
    };
    return outside(2 * bpm) < outside(bpm) ? 2 * bpm : bpm;
}

Recipe recipeAt(double valence, double arousal, double radius) {
    Recipe recipe;
    recipe.icon = u"moods"_s;
    recipe.valence = std::clamp(valence, -1.0, 1.0);
    recipe.arousal = std::clamp(arousal, -1.0, 1.0);
    recipe.valenceRadius = recipe.arousalRadius = std::max(radius, 0.05);
    return recipe;
}

} // namespace earshot::recommend
