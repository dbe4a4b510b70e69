// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"

#include <QString>

namespace earshot::ui {

/// "today", "yesterday", or the date.
[[nodiscard]] QString dayText(const QDate& date, const QDate& today);

/// The second line of a signal's card: how much is stored, since when, what used it last; or why
/// nothing is. `sittingOutcomes` is what this sitting holds in memory.
[[nodiscard]] QString statusText(const signals::SignalState& state, int sittingOutcomes,
                                 const QDate& today);

/// "Plays switched on", for the consent record.
[[nodiscard]] QString consentText(const signals::ConsentEntry& entry);

/// "1 entry", "1,204 entries".
[[nodiscard]] QString entriesText(qint64 count);

} // namespace earshot::ui
