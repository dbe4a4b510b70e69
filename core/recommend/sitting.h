// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/constants.h"
#include "core/signals/records.h"

#include <QDateTime>

namespace earshot::recommend {

/// Whether the sitting still goes on: something was heard, and less than 30 minutes ago.
[[nodiscard]] inline bool isCurrent(const signals::Sitting& sitting, const QDateTime& now) {
    return !sitting.outcomes.empty() &&
           now.toMSecsSinceEpoch() - sitting.lastMs < constants::kSittingIdleMs;
}

} // namespace earshot::recommend
