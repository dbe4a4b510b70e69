// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/history_order.h"

#include <algorithm>

namespace earshot::signals {

namespace {

/// Whether anything had to be moved.
template <typename Record>
bool sortByDay(std::vector<Record>& records) {
    if (std::ranges::is_sorted(records, {}, &Record::day)) {
        return false;
    }
    std::ranges::stable_sort(records, {}, &Record::day);
    return true;
}

/// Sittings and places without gaps again, in the new order.
void countAnew(std::vector<SequenceRecord>& records) {
    int sittingBefore = -1;
    SequenceRecord last{library::TrackId::None, -1, 0, 0};
    for (SequenceRecord& record : records) {
        const bool goesOn = record.sitting == sittingBefore;
        sittingBefore = record.sitting;
        record.sitting = last.sitting + (goesOn ? 0 : 1);
        record.place = goesOn ? last.place + 1 : 0;
        last = record;
    }
}

} // namespace

void orderByDay(History& history) {
    sortByDay(history.plays);
    sortByDay(history.completions);
    sortByDay(history.likes);
    sortByDay(history.daytimes);
    sortByDay(history.choices);
    sortByDay(history.activities);
    sortByDay(history.devices);
    sortByDay(history.spotlights);
    sortByDay(history.spotlightOutcomes);
    sortByDay(history.imports);
    sortByDay(history.cards);
    if (sortByDay(history.sequences)) {
        countAnew(history.sequences);
    }
}

} // namespace earshot::signals
