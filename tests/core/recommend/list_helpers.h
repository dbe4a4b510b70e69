// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/recommend/exact_helpers.h"

// People whose records know their day, and what lists are made from a history.
namespace earshot::recommend::tests {

using signals::SignalId;

inline qint64 dayOf(const QDate& date) {
    return QDate(1970, 1, 1).daysTo(date);
}

/// Somebody with two months behind them whose records all know their day.
inline Listener livedListener(const Catalog& catalog) {
    Listener listener = experiencedListener(catalog, 11, 700);
    signals::History& history = listener.history;
    for (std::size_t i = 0; i < history.plays.size(); ++i) {
        history.completions[i].day = history.plays[i].day;
        history.daytimes[i].day = history.plays[i].day;
    }
    // Three songs that were loved once and not heard for the last month.
    for (const qint64 id : {201, 202, 203}) {
        for (int i = 0; i < 4; ++i) {
            const QDateTime when = tuesdayEvening().addDays(-50 - i);
            history.plays.push_back(playAt(trackId(id), when));
            history.completions.push_back(
                {trackId(id), 1, signals::Ending::Finished, dayOf(when.date())});
        }
    }
    return listener;
}

inline Request of(ListKind kind, std::vector<library::TrackId> seeds = {}) {
    Request request;
    request.kind = kind;
    request.seeds = std::move(seeds);
    request.now = tuesdayEvening();
    return request;
}

/// Finished this often, a day apart, the last time so many days ago.
inline void love(Listener& listener, qint64 id, int times, int daysAgo) {
    for (int i = 0; i < times; ++i) {
        const QDateTime when = tuesdayEvening().addDays(-daysAgo - i);
        listener.history.plays.push_back(playAt(trackId(id), when));
        listener.history.completions.push_back(
            {trackId(id), 1, signals::Ending::Finished, dayOf(when.date())});
    }
}

inline Listener rememberedListener() {
    Listener listener;
    listener.enabled = contentSignals();
    for (const SignalId id : {SignalId::Plays, SignalId::Completion, SignalId::Likes}) {
        listener.enabled.set(id, true);
    }
    return listener;
}

} // namespace earshot::recommend::tests
