// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"
#include "core/storage/connection.h"

#include <QString>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace earshot::signals {

enum class Decision : std::uint8_t { On, Off, Declined };
/// As it is stored and exported: "on", "off", "declined".
[[nodiscard]] const char* decisionWord(Decision decision);

/// One line of the consent record.
struct ConsentEntry {
    SignalId signal = SignalId::Sound;
    Decision decision = Decision::Off;
    qint64 atMs = 0; ///< since 1970 UTC
    QString how;     ///< where it was decided: "signals page"
    /// When an archive brought it here from another time or place: it decides nothing here.
    std::optional<qint64> broughtInMs;
};

/// What the record says now: which signals are on, and when each was last decided about.
struct ConsentState {
    SignalSet enabled;
    std::array<std::optional<qint64>, kSignalCount> decidedMs{};
};

/// The consent record of listening.db: only ever added to, and the only place that says whether a
/// signal is on. Its functions throw SQLite::Exception, for use inside Connection::guard() (and
/// inside the caller's transaction where there is one).
class ConsentLog {
public:
    explicit ConsentLog(SQLite::Database& db) : m_db(db) {}

    [[nodiscard]] ConsentState state() const;
    /// Newest first, by the time of the decision.
    [[nodiscard]] std::vector<ConsentEntry> newest(int limit) const;

    /// Adds a line. A change of the switch also changes the schema, in the same transaction: every
    /// statement that any connection or process has prepared is then prepared again before its next
    /// run, and meets the table guard.
    void add(SignalId signal, Decision decision, qint64 atMs, const QString& how);

    /// Adds decisions of an archive with their own times, marked as brought in: they are for the
    /// person to read, and no switch moves by them. What stands here already is not added again.
    /// Gives how many were added.
    qint64 bringIn(std::span<const ConsentEntry> decisions, qint64 nowMs);

private:
    void insert(const ConsentEntry& entry);

    SQLite::Database& m_db;
};

} // namespace earshot::signals
