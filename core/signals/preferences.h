// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"
#include "core/storage/connection.h"

#include <array>
#include <optional>

namespace earshot::signals {

inline constexpr int kKeepForever = 0; ///< days

/// How long entries may be kept: what can be chosen. In days, longest first.
[[nodiscard]] std::span<const int> keepChoices();
inline constexpr int kLongestKeepDays = 100 * 365;

/// How much a signal counts beside its prior weight, in percent: the five steps of the dial.
inline constexpr std::array kDialSteps{25, 50, 100, 150, 200};
inline constexpr int kDialAsIs = 100;

/// The dial of each signal: a small table, copied by value into jobs.
class Dials {
public:
    Dials() { m_percent.fill(kDialAsIs); }
    [[nodiscard]] int percent(SignalId id) const { return m_percent[at(id)]; }
    [[nodiscard]] double factor(SignalId id) const { return percent(id) / 100.0; }
    void set(SignalId id, int percent) { m_percent[at(id)] = percent; }
    bool operator==(const Dials&) const = default;

private:
    static std::size_t at(SignalId id) { return static_cast<std::size_t>(id); }
    std::array<int, kSignalCount> m_percent{};
};

/// What the person has chosen for each signal besides its switch; empty where nothing was chosen.
struct Preferences {
    std::array<std::optional<int>, kSignalCount> ownKeepDays{}; ///< 0 = until erased
    std::array<std::optional<int>, kSignalCount> ownDial{};     ///< percent

    /// What holds: the choice, else the registry's. 0 = until erased.
    [[nodiscard]] int keepDays(SignalId id) const;
    [[nodiscard]] int dial(SignalId id) const;
    [[nodiscard]] Dials dials() const;
};

/// The choices in listening.db. Functions throw SQLite::Exception, for use inside
/// Connection::guard().
class PreferenceTable {
public:
    explicit PreferenceTable(SQLite::Database& db) : m_db(db) {}

    /// Values that cannot be chosen count as not chosen.
    [[nodiscard]] Preferences read() const;
    void setKeepDays(SignalId id, std::optional<int> days);
    void setDial(SignalId id, int percent);

private:
    void set(SignalId id, const char* column, std::optional<int> value);

    SQLite::Database& m_db;
};

/// How long a signal's entries are kept, one sentence: "For one year, then deleted by itself."
[[nodiscard]] QString signalKept(SignalId id, int keepDays);
/// "1 year", as a choice.
[[nodiscard]] QString keepChoiceText(int keepDays);

} // namespace earshot::signals
