// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/habits.h"

#include "core/recommend/constants.h"
#include "core/recommend/moments.h"

#include <algorithm>
#include <cstdlib>

namespace earshot::recommend {

double likeNow(int hour, int weekday, const QDateTime& now) {
    const int apart = std::abs(hour - now.time().hour());
    const int around = std::min(apart, 24 - apart);
    if (around > 2) {
        return 0;
    }
    const bool sameKind = isWeekend(weekday) == isWeekend(now.date().dayOfWeek());
    return (around == 2 ? 0.5 : 1.0) * (sameKind ? 1.0 : constants::kOtherDayKind);
}

} // namespace earshot::recommend
