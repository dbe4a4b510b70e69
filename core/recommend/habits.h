// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace earshot::recommend {

/// How much a play at this hour and weekday tells about now, [0, 1]: full within an hour, half at
/// two hours' distance around the clock, nothing beyond; less when one is at the weekend and the
/// other is not. Weekday 1 = Monday … 7 = Sunday.
[[nodiscard]] double likeNow(int hour, int weekday, const QDateTime& now);

} // namespace earshot::recommend
