// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/maintenance.h"
#include "core/signals/records.h"

#include <QDate>

#include <optional>
#include <set>

namespace earshot::signals {

/// Which of the past to forget: plays and likes that meet every condition that is set. What one
/// play has left in several signals goes together.
struct Forgetting {
    std::optional<qint64> event;            ///< this one: EntryView::row
    std::optional<qint64> import;           ///< brought by this one: ImportView::number
    std::optional<QString> card;            ///< of the taste card of this name
    std::optional<QDate> first, last;       ///< local dates, both included
    std::optional<int> firstHour, lastHour; ///< local, 0 … 23, both included; known with daytime
    std::optional<std::set<library::TrackId>> tracks; ///< only these: an artist's
    /// Key of a mood or activity list: only plays that `activity` knows to come from it.
    std::optional<QByteArray> list;

    /// Nothing is set: would be everything, for which there is eraseEverything().
    [[nodiscard]] bool empty() const {
        return !event && !import && !card && !first && !last && !firstHour && !lastHour &&
               !tracks && !list;
    }
};

enum class Forget : std::uint8_t { Count, Delete };

/// See SignalStore::forget().
base::Result<qint64> forgetEntries(const Upkeep& upkeep, const Forgetting& which, Forget how);

} // namespace earshot::signals
