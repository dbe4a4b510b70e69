// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"
#include "core/signals/registry.h"

namespace earshot::recommend {

inline constexpr qint64 kSecondsPerDay = 86'400;

/// When a play took place as far as the switches allow to know: to the second while daytime is on,
/// else noon UTC of its day, which is also all that is kept of it then.
[[nodiscard]] inline qint64 playMoment(const signals::PlayRecord& play,
                                       signals::SignalSet enabled) {
    return enabled.has(signals::SignalId::Daytime) ? play.atSeconds
                                                   : play.day * kSecondsPerDay + kSecondsPerDay / 2;
}

} // namespace earshot::recommend
