// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recipe.h"

#include <filesystem>

namespace earshot::recommend {

/// Recipes a person has written, and what is wrong with those that cannot be used.
struct OwnRecipes {
    std::vector<Recipe> recipes;     ///< by file name
    std::vector<base::Error> faults; ///< one for each file left out: file, line and field
};

/// Reads every *.json in the folder, in the format of resources/recipes/README.md. A key that a
/// built-in recipe or an earlier file has is a fault. No folder = no recipes.
[[nodiscard]] OwnRecipes readOwnRecipes(const std::filesystem::path& folder);

/// Copies a recipe into the folder, if it can be used there. A file of this name is not
/// overwritten.
base::Status addOwnRecipe(const std::filesystem::path& file, const std::filesystem::path& folder);

} // namespace earshot::recommend
