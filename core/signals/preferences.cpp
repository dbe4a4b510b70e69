// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/preferences.h"

#include "core/signals/text.h"

#include <algorithm>

namespace earshot::signals {

namespace {

constexpr int kDaysOfAYear = 365;
constexpr std::array kChoices{
    kKeepForever, 5 * kDaysOfAYear, 3 * kDaysOfAYear, 2 * kDaysOfAYear, kDaysOfAYear, 180, 90, 30};

std::optional<int> within(const SQLite::Column& column, int lowest, int highest) {
    if (column.isNull()) {
        return std::nullopt;
    }
    const int64_t value = column.getInt64();
    return value >= lowest && value <= highest ? std::optional(static_cast<int>(value))
                                               : std::nullopt;
}

} // namespace

std::span<const int> keepChoices() {
    return kChoices;
}

int Preferences::keepDays(SignalId id) const {
    return ownKeepDays[static_cast<std::size_t>(id)].value_or(info(id).keepDays);
}

int Preferences::dial(SignalId id) const {
    return ownDial[static_cast<std::size_t>(id)].value_or(kDialAsIs);
}

Dials Preferences::dials() const {
    Dials dials;
    for (const SignalInfo& row : registry()) {
        dials.set(row.id, dial(row.id));
    }
    return dials;
}

Preferences PreferenceTable::read() const {
    Preferences preferences;
    SQLite::Statement rows(m_db, "SELECT signal, keep_days, dial_percent FROM preference");
    while (rows.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(rows.getColumn(0).getString()));
        if (!id) {
            continue;
        }
        const auto at = static_cast<std::size_t>(*id);
        preferences.ownKeepDays[at] = within(rows.getColumn(1), 0, kLongestKeepDays);
        preferences.ownDial[at] = within(rows.getColumn(2), kDialSteps.front(), kDialSteps.back());
    }
    return preferences;
}

void PreferenceTable::setKeepDays(SignalId id, std::optional<int> days) {
    set(id, "keep_days", days);
}

void PreferenceTable::setDial(SignalId id, int percent) {
    set(id, "dial_percent", percent == kDialAsIs ? std::nullopt : std::optional(percent));
}

void PreferenceTable::set(SignalId id, const char* column, std::optional<int> value) {
    const std::string name = column;
    SQLite::Statement put(m_db, "INSERT INTO preference (signal, " + name +
                                    ") VALUES (?1, ?2) ON CONFLICT (signal) DO UPDATE SET " + name +
                                    " = ?2");
    put.bind(1, info(id).key);
    if (value) {
        put.bind(2, *value);
    }
    put.exec();
}

QString keepChoiceText(int keepDays) {
    if (keepDays == kKeepForever) {
        return Text::tr("Until I erase it");
    }
    if (keepDays % kDaysOfAYear == 0) {
        const int years = keepDays / kDaysOfAYear;
        return years == 1 ? Text::tr("1 year") : Text::tr("%1 years").arg(years);
    }
    return Text::tr("%1 days").arg(keepDays);
}

QString signalKept(SignalId id, int keepDays) {
    const Storage storage = info(id).storage;
    if (storage == Storage::Memory) {
        return Text::tr("Until the sitting ends.");
    }
    if (storage == Storage::Nothing) {
        return Text::tr("Nothing of its own is kept.");
    }
    if (keepDays == kKeepForever) {
        return Text::tr("Until you erase it.");
    }
    if (keepDays % kDaysOfAYear != 0) {
        return Text::tr("For %1 days, then deleted by itself.").arg(keepDays);
    }
    const int years = keepDays / kDaysOfAYear;
    return years == 1 ? Text::tr("For one year, then deleted by itself.")
                      : Text::tr("For %1 years, then deleted by itself.").arg(years);
}

} // namespace earshot::signals
