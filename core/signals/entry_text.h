// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"

#include <QDate>
#include <QString>

#include <optional>

namespace earshot::signals {

/// The local date of a moment.
[[nodiscard]] QDate dateOf(const Moment& moment);

/// "2026-11", the month a taste card was made, and back; empty where it is none.
[[nodiscard]] QString cardMonth(int months);
[[nodiscard]] std::optional<int> cardMonthOf(const QString& text);
/// The same for reading: "November 2026".
[[nodiscard]] QString cardMonthText(int months);

/// The service, as it calls itself: "Last.fm".
[[nodiscard]] QString importSourceName(ImportSource source);

/// Everything an entry holds but its track, in words: "12 Mar 2026: finished, 98 % heard".
/// Translated.
[[nodiscard]] QString entryText(const Entry& entry);

} // namespace earshot::signals
