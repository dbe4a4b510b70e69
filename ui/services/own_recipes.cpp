// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/own_recipes.h"

namespace earshot::ui {

void readOwnRecipes(Context& context, QObject* owner,
                    std::function<void(const recommend::OwnRecipes&)> done) {
    context.background.run(
        Lane::Pages, owner,
        [folder = context.paths.recipes()](jobs::Workspace&, const std::stop_token&) {
            return base::Result(recommend::readOwnRecipes(folder));
        },
        [done = std::move(done)](const base::Result<recommend::OwnRecipes>& own) { done(*own); });
}

} // namespace earshot::ui
