// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mood_table.h"

namespace earshot::analysis {

const PairModel kMoodModel{};

} // namespace earshot::analysis
