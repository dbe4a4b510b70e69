// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/own_recipes.h"

#include "core/base/paths.h"
#include "core/recommend/text.h"

#include <QFile>

#include <algorithm>

namespace earshot::recommend {

namespace {

constexpr qint64 kLargestRecipe = 64 * 1024; ///< bytes; the largest built-in one has 600
constexpr std::size_t kMostRecipes = 200;    ///< more would not be found again among the tiles

std::vector<std::filesystem::path> recipeFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator it(folder, failure), end; !failure && it != end;
         it.increment(failure)) {
        if (it->path().extension() == ".json") {
            files.push_back(it->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

base::Result<Recipe> readRecipe(const std::filesystem::path& path) {
    const QString name = base::pathText(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            Text::tr("The recipe cannot be read: %1").arg(file.errorString()), name, {}};
    }
    const QByteArray json = file.read(kLargestRecipe + 1);
    if (json.size() > kLargestRecipe) {
        return base::Error{Text::tr("The recipe is larger than %1 KiB").arg(kLargestRecipe / 1024),
                           name, Text::tr("A recipe is a page of text.")};
    }
    return parseRecipe(json, name);
}

base::Error keyTaken(const QString& key, const std::filesystem::path& path) {
    return {Text::tr("The key “%1” is taken by another recipe").arg(key), base::pathText(path),
            Text::tr("Give it a key of its own.")};
}

} // namespace

base::Status addOwnRecipe(const std::filesystem::path& file, const std::filesystem::path& folder) {
    auto recipe = readRecipe(file);
    if (!recipe) {
        return recipe.error();
    }
    const OwnRecipes own = readOwnRecipes(folder);
    for (const std::vector<Recipe>* list : {&builtInMoods(), &builtInRecipes(), &own.recipes}) {
        if (std::ranges::find(*list, recipe->key, &Recipe::key) != list->end()) {
            return keyTaken(recipe->key, file);
        }
    }
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    const auto target = folder / file.filename();
    if (failure || !std::filesystem::copy_file(file, target, failure) || failure) {
        return base::Error{Text::tr("The recipe cannot be added: %1")
                               .arg(failure ? QString::fromStdString(failure.message())
                                            : Text::tr("a file of this name is there")),
                           base::pathText(target),
                           {}};
    }
    return base::Done{};
}

OwnRecipes readOwnRecipes(const std::filesystem::path& folder) {
    OwnRecipes own;
    std::vector<QString> keys;
    for (const std::vector<Recipe>* list : {&builtInMoods(), &builtInRecipes()}) {
        std::ranges::transform(*list, std::back_inserter(keys), &Recipe::key);
    }
    for (const std::filesystem::path& path : recipeFiles(folder)) {
        if (own.recipes.size() + own.faults.size() >= kMostRecipes) {
            own.faults.push_back({Text::tr("Only the first %1 recipes are read").arg(kMostRecipes),
                                  base::pathText(folder), Text::tr("Take some away.")});
            break;
        }
        auto recipe = readRecipe(path);
        if (recipe && std::ranges::find(keys, recipe->key) != keys.end()) {
            own.faults.push_back(keyTaken(recipe->key, path));
        } else if (recipe) {
            keys.push_back(recipe->key);
            own.recipes.push_back(std::move(*recipe));
        } else {
            own.faults.push_back(recipe.error());
        }
    }
    return own;
}

} // namespace earshot::recommend
