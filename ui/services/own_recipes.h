// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/own_recipes.h"
#include "ui/services/context.h"

#include <functional>

namespace earshot::ui {

/// Reads the person's own recipes on a background lane.
void readOwnRecipes(Context& context, QObject* owner,
                    std::function<void(const recommend::OwnRecipes&)> done);

} // namespace earshot::ui
