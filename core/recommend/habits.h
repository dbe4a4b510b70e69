// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <array>

namespace earshot::recommend {

/// How much a play at some hour and weekday tells about now, [0, 1]: full within an hour, half at
/// two hours' distance around the clock, nothing beyond; less when one is at the weekend and the
/// other is not.
class LikeNow {
public:
    explicit LikeNow(const QDateTime& now);

    /// Weekday 1 = Monday … 7 = Sunday; 0 for an hour or weekday that does not exist.
    [[nodiscard]] double operator()(int hour, int weekday) const {
        const bool real = hour >= 0 && hour < 24 && weekday >= 1 && weekday <= 7;
        return real ? m_share[static_cast<std::size_t>(hour)][weekday >= 6 ? 1 : 0] : 0;
    }

private:
    std::array<std::array<double, 2>, 24> m_share{}; ///< by hour, then weekday or weekend
};

} // namespace earshot::recommend
