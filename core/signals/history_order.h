// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"

namespace earshot::signals {

/// Oldest first by day, those of one day as they were recorded. They come in that order but where
/// older entries were imported later, or the computer's date was set back.
void orderByDay(History& history);

} // namespace earshot::signals
