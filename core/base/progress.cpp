// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include "core/base/text.h"

namespace earshot::base {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kHoursFrom = 90 * kMinute; // below, minutes tell more

} // namespace

QString timeLeftText(qint64 seconds) {
    if (seconds < kMinute) {
        return Text::tr("less than a minute left");
    }
    return seconds < kHoursFrom
               ? Text::tr("about %1 min left").arg((seconds + kMinute / 2) / kMinute)
               : Text::tr("about %1 h left").arg((seconds + kHour / 2) / kHour);
}

} // namespace earshot::base
