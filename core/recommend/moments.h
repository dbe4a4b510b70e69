// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace earshot::recommend {

/// Part of a day as it is spoken of.
enum class DayPart : std::uint8_t { Night, Morning, Afternoon, Evening };
[[nodiscard]] DayPart dayPart(int hour);

[[nodiscard]] bool isWeekend(int weekday); ///< 6 and 7, ISO

/// "in the evening", "on weekend mornings", translated.
[[nodiscard]] QString atThisTime(const QDateTime& now);
/// "Tuesday evening", translated.
[[nodiscard]] QString timeTitle(const QDateTime& now);

/// "today", "yesterday", "Tuesday" (within a week), else the short date; translated.
[[nodiscard]] QString dayWords(const QDate& day, const QDate& today);

} // namespace earshot::recommend
