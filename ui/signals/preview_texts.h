// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/mixes.h"

namespace earshot::ui {

/// How much of a list would change, one sentence.
[[nodiscard]] QString previewSummary(const jobs::Preview& preview);

/// What would go and what would come, a line each; empty where nothing would.
[[nodiscard]] QString previewSongs(const ShownPreview& shown);

} // namespace earshot::ui
