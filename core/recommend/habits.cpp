// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/habits.h"

#include "core/recommend/constants.h"
#include "core/recommend/moments.h"

#include <algorithm>
#include <cstdlib>

namespace earshot::recommend {

LikeNow::LikeNow(const QDateTime& now) {
    const bool weekend = isWeekend(now.date().dayOfWeek());
    const int clock = now.time().hour();
    for (int hour = 0; hour < 24; ++hour) {
        const int apart = std::abs(hour - clock);
        const int around = std::min(apart, 24 - apart);
        const double share = around > 2 ? 0 : (around == 2 ? 0.5 : 1);
        auto& shares = m_share[static_cast<std::size_t>(hour)];
        shares[weekend ? 1 : 0] = share;
        shares[weekend ? 0 : 1] = share * constants::kOtherDayKind;
    }
}

} // namespace earshot::recommend
