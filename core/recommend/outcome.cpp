// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/outcome.h"

#include "core/recommend/constants.h"

namespace earshot::recommend {

namespace c = constants;

std::optional<float> judged(float share, signals::Ending ending) {
    if (share >= static_cast<float>(c::kFinishedShare)) {
        return 1.0F;
    }
    if (ending != signals::Ending::SkippedOn || !(share >= 0)) {
        return std::nullopt;
    }
    if (share <= static_cast<float>(c::kSkippedShare)) {
        return -1.0F;
    }
    return static_cast<float>(
        2 * (share - c::kSkippedShare) / (c::kFinishedShare - c::kSkippedShare) - 1);
}

} // namespace earshot::recommend
