// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"

#include <optional>

namespace earshot::recommend {

/// What an ended play says: +1 at two thirds heard or more, −1 when skipped within the first third,
/// in a line between. Nothing where the play was stopped or broke off early: that is no judgement.
[[nodiscard]] std::optional<float> judged(float share, signals::Ending ending);

} // namespace earshot::recommend
