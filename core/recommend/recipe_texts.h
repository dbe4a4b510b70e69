// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace earshot::recommend {

/// Names and descriptions of the built-in recipes, untranslated, UTF-8, in showing order.
[[nodiscard]] std::span<const char* const> recipeTexts();

} // namespace earshot::recommend
